import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { queries } from '../../api/queries.ts';
import type { PersonaProvider, Platform, Provider, Settings } from '../../api/types.ts';
import { Check, Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { Draft } from './use-draft.ts';

export const PLATFORM_NAMES: readonly (readonly [Platform, string])[] = [
  ['facebook', 'Facebook'],
  ['instagram', 'Instagram'],
  ['x', 'X'],
  ['tiktok', 'TikTok'],
];

interface OptionsProps {
  draft: Draft;
  change: (more: Partial<Draft>) => void;
  settings: Settings | undefined;
}

/** Everything that has a good value already. */
export function MoreOptions({ draft, change, settings }: OptionsProps) {
  return (
    <details className="card group">
      <summary className="flex list-none items-center justify-between gap-3 rounded-xl px-4 py-3.5 font-medium sm:px-5">
        <span>
          More options
          <span className="ml-2 text-xs font-normal text-muted">limit, services, checks, instructions</span>
        </span>
        <ChevronDown
          size={18}
          aria-hidden
          className="shrink-0 text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="flex flex-col gap-5 border-t border-line p-4 sm:p-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Most it may cost, in USD" hint="It pauses before this is passed. Empty: no limit.">
            {(ids) => (
              <input
                {...ids}
                className="field tabular"
                type="number"
                min={0.01}
                step={0.01}
                value={draft.maxCost}
                onChange={(event) => change({ maxCost: event.target.value })}
              />
            )}
          </Field>
          <Field label="Seed" hint="The same seed and wish give the same plan of people. Empty: by chance.">
            {(ids) => (
              <input
                {...ids}
                className="field"
                maxLength={200}
                value={draft.seed}
                onChange={(event) => change({ seed: event.target.value })}
              />
            )}
          </Field>
          <Services draft={draft} change={change} />
        </div>
        <Check
          label="Only pictures that passed their checks count"
          hint="Grids are made again, within a bound, until everybody has enough. This can cost more."
          checked={draft.requirePassed}
          onChange={(requirePassed) => change({ requirePassed })}
        />
        <Check
          label="Replace people who fail"
          hint="For example where a picture was refused: somebody else takes the place."
          checked={draft.replace}
          onChange={(replace) => change({ replace })}
        />
        {settings && <Instructions draft={draft} change={change} settings={settings} />}
      </div>
    </details>
  );
}

function Services({ draft, change }: Omit<OptionsProps, 'settings'>) {
  const { data } = useQuery(queries.providers());
  const usable = <Name extends PersonaProvider>(
    kind: Provider['kind'],
    names: readonly Name[],
  ): (readonly [Name | '', string])[] => [
    ['', 'What is configured'],
    ...names.map((name) => {
      const known = data?.find((provider) => provider.kind === kind && provider.name === name);
      return [name, `${NAMES[name]}${known?.configured === false ? ' (not configured)' : ''}`] as const;
    }),
  ];
  return (
    <>
      <Field label="Who writes the people">
        {(ids) => (
          <Select
            {...ids}
            value={draft.personas}
            options={usable('people', ['flowise', 'openai', 'offline'])}
            onChoose={(personas) => change({ personas })}
          />
        )}
      </Field>
      <Field label="Who makes the pictures">
        {(ids) => (
          <Select
            {...ids}
            value={draft.pictures}
            options={usable('pictures', ['openai', 'offline'])}
            onChoose={(pictures) => change({ pictures })}
          />
        )}
      </Field>
    </>
  );
}

const NAMES: Readonly<Record<PersonaProvider, string>> = {
  flowise: 'Flowise',
  openai: 'OpenAI',
  offline: 'Offline: drawn here, free',
};

function Instructions({
  draft,
  change,
  settings,
}: {
  draft: Draft;
  change: OptionsProps['change'];
  settings: Settings;
}) {
  const instructions = draft.instructions ?? settings.instructions;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium">How the biographies are written</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {PLATFORM_NAMES.map(([platform, name]) => (
          <Field key={platform} label={name}>
            {(ids) => (
              <textarea
                {...ids}
                className="field"
                rows={3}
                value={instructions[platform]}
                onChange={(event) =>
                  change({ instructions: { ...instructions, [platform]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
      </div>
      <Field
        label="Prompt of the first picture"
        hint="{bio_facebook} and {gender} are filled in; the person's names are taken out."
      >
        {(ids) => (
          <textarea
            {...ids}
            className="field font-mono text-xs"
            rows={4}
            value={draft.basePrompt ?? settings.base_prompt}
            onChange={(event) => change({ basePrompt: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
