import { Segmented } from '../../ui/segmented.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { type Draft, LONGEST_DESCRIPTION, MOST_IMAGES, MOST_PEOPLE } from './use-draft.ts';

const EXAMPLES = [
  'retired teachers in Lisbon who garden',
  'night-shift nurses in Manchester with large families',
  'students of architecture from all over Brazil',
];

interface FieldsProps {
  draft: Draft;
  change: (more: Partial<Draft>) => void;
}

const whole = (text: string): number => (text === '' ? Number.NaN : Number(text));
const shown = (value: number): string => (Number.isNaN(value) ? '' : String(value));

export function MainFields({ draft, change }: FieldsProps) {
  return (
    <>
      <div className="card flex flex-col gap-4 p-4 sm:p-5">
        <TextArea
          label="Who are the people?"
          hint="Everybody is an adult and nobody is a real person, so describe a kind of people and name nobody."
          boxClass="min-h-24 text-base"
          rows={3}
          required
          maxLength={LONGEST_DESCRIPTION}
          placeholder="retired teachers in Lisbon who garden"
          value={draft.description}
          onText={(text) => change({ description: text })}
        />
        {draft.description === '' && (
          <div className="-mt-1 flex flex-wrap items-center gap-2 text-xs text-muted">
            For example
            {EXAMPLES.map((example) => (
              <button
                key={example}
                type="button"
                className="rounded-full border border-line-strong px-2.5 py-1 text-left text-ink hover:bg-sunken"
                onClick={() => change({ description: example })}
              >
                {example}
              </button>
            ))}
          </div>
        )}
      </div>
      <div className="card grid gap-4 p-4 sm:grid-cols-3 sm:p-5">
        <TextField
          label="People"
          hint={`1 to ${MOST_PEOPLE.toLocaleString('en')}`}
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_PEOPLE}
          required
          value={shown(draft.count)}
          onText={(text) => change({ count: whole(text) })}
        />
        <TextField
          label="Pictures of each"
          hint="Four share one paid picture: 4, 8, 12 or 16 use all of it."
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_IMAGES}
          required
          value={shown(draft.images)}
          onText={(text) => change({ images: whole(text) })}
        />
        <TextField
          label="Language of the biographies"
          hint="Its English name"
          maxLength={80}
          required
          value={draft.language}
          onText={(text) => change({ language: text })}
        />
        <div className="flex flex-col gap-1.5 sm:col-span-3">
          <span className="text-sm font-medium">Quality of the pictures</span>
          <Segmented
            label="Quality of the pictures"
            value={draft.quality}
            options={[
              { value: 'low', words: 'Low' },
              { value: 'medium', words: 'Medium' },
              { value: 'high', words: 'High' },
              { value: 'auto', words: 'The model decides' },
            ]}
            onChoose={(quality) => change({ quality })}
          />
        </div>
      </div>
    </>
  );
}
