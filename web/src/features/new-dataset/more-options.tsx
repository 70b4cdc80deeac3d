import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { queries } from '../../api/queries.ts';
import type { PersonaProvider, Provider, Settings } from '../../api/types.ts';
import { Check, Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WritingFields } from '../settings/writing-fields.tsx';
import type { Draft } from './use-draft.ts';

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
          <TextField
            label="Most it may cost, in USD"
            hint="It pauses before this is passed. Empty: no limit."
            type="number"
            min={0.01}
            step={0.01}
            value={draft.maxCost}
            onText={(text) => change({ maxCost: text })}
          />
          <TextField
            label="Seed"
            hint="The same seed and wish give the same plan of people. Empty: by chance."
            maxLength={200}
            value={draft.seed}
            onText={(text) => change({ seed: text })}
          />
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
        {settings && (
          <fieldset>
            <legend className="mb-3 font-medium">How the biographies are written</legend>
            <div className="grid gap-4 sm:grid-cols-2">
              <WritingFields
                now={{ ...settings, ...draft.writing }}
                change={(more) => change({ writing: { ...draft.writing, ...more } })}
              />
            </div>
          </fieldset>
        )}
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
