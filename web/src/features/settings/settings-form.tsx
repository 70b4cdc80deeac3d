import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../../api/calls.ts';
import type { Settings } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice, ProblemNotice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WritingFields } from './writing-fields.tsx';

const QUALITIES = [
  ['low', 'Low'],
  ['medium', 'Medium'],
  ['high', 'High'],
  ['auto', 'The model decides'],
] as const;

interface Limit {
  name: 'max_cost_per_dataset' | 'images_per_minute' | 'alert_cost_usd' | 'alert_failure_rate';
  label: string;
  hint: string;
  max?: number;
  /** How many of what is shown are one of what is stored. */
  scale?: number;
}

const LIMITS: readonly Limit[] = [
  {
    name: 'max_cost_per_dataset',
    label: 'Most a dataset may cost, in USD',
    hint: 'It pauses before this is passed. Empty: no limit.',
  },
  {
    name: 'images_per_minute',
    label: 'Pictures in a minute',
    hint: 'For all processes together. Empty: what the vendor says.',
  },
  {
    name: 'alert_cost_usd',
    label: 'Tell when a dataset has cost, in USD',
    hint: 'In the log, and through the webhook where one is set.',
  },
  {
    name: 'alert_failure_rate',
    label: 'Tell when so many people fail, in percent',
    hint: 'Of those who are done, from the fifth on. Empty: never.',
    max: 100,
    scale: 100,
  },
];

/** Without the traces of binary fractions: 0.29 is 29 percent, not 28.999999999999996. */
const shown = (value: number | null, scale: number) =>
  value === null ? '' : Number((value * scale).toPrecision(12));

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="card grid gap-4 p-4 sm:grid-cols-2 sm:p-5">
    <legend className="float-left mb-1 font-semibold sm:col-span-2">{title}</legend>
    {children}
  </fieldset>
);

export function SettingsForm({ settings }: { settings: Settings }) {
  const refusal = useRefusal('administer');
  const client = useQueryClient();
  const { tell } = useAnnouncer();
  const [changes, setChanges] = useState<Partial<Settings>>({});
  const now: Settings = { ...settings, ...changes };
  const change = (more: Partial<Settings>) => setChanges((old) => ({ ...old, ...more }));
  const save = useMutation({
    mutationFn: () => api.saveSettings(changes),
    onSuccess: (saved) => {
      client.setQueryData(['settings'], saved);
      setChanges({});
      tell('The settings are saved.');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!refusal) save.mutate();
  };
  const isChanged = Object.keys(changes).length > 0;
  useBlocker({
    shouldBlockFn: () => isChanged && !confirm('What you changed is not saved. Leave all the same?'),
    enableBeforeUnload: isChanged,
  });
  const nothing = isChanged ? undefined : 'Nothing has changed.';
  const disabled = refusal !== undefined;
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      {refusal && <Notice title="You can look at the settings">{refusal}</Notice>}
      {save.error && <ProblemNotice error={save.error} />}
      <Group title="New datasets">
        <TextField
          label="Pictures of each person"
          type="number"
          min={1}
          max={16}
          required
          disabled={disabled}
          value={now.default_images}
          onText={(text) => change({ default_images: Number(text) })}
        />
        <Field label="Quality">
          {(ids) => (
            <Select
              {...ids}
              disabled={disabled}
              value={now.default_quality}
              options={QUALITIES}
              onChoose={(value) => change({ default_quality: value })}
            />
          )}
        </Field>
        <TextField
          label="Language"
          hint="Its English name"
          required
          maxLength={80}
          disabled={disabled}
          value={now.default_language}
          onText={(text) => change({ default_language: text })}
        />
      </Group>
      <Group title="Limits and alerts">
        {LIMITS.map(({ name, label, hint, max, scale = 1 }) => (
          <TextField
            key={name}
            label={label}
            hint={hint}
            type="number"
            min={0}
            step="any"
            max={max}
            disabled={disabled}
            value={shown(now[name], scale)}
            onText={(text) => change({ [name]: text === '' ? null : Number(text) / scale })}
          />
        ))}
      </Group>
      <Group title="How biographies are written">
        <WritingFields now={now} change={change} disabled={disabled} needed />
      </Group>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setChanges({})} disabled={nothing !== undefined}>
          Take back
        </Button>
        <Button type="submit" look="primary" because={refusal ?? nothing} disabled={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
