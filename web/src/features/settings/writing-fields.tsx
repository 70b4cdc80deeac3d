import type { Platform, Settings } from '../../api/types.ts';
import { TextArea } from '../../ui/text-field.tsx';

const PLATFORM_NAMES: readonly (readonly [Platform, string])[] = [
  ['facebook', 'Facebook'],
  ['instagram', 'Instagram'],
  ['x', 'X'],
  ['tiktok', 'TikTok'],
];

export type Writing = Pick<Settings, 'instructions' | 'base_prompt'>;

interface WritingFieldsProps {
  now: Writing;
  change: (more: Partial<Writing>) => void;
  disabled?: boolean;
  /** Whether there must be a prompt; where not, an empty one stands for that of the settings. */
  needed?: boolean;
}

/** What the biographies are written by, and the first picture is made by. */
export function WritingFields({ now, change, disabled = false, needed = false }: WritingFieldsProps) {
  return (
    <>
      {PLATFORM_NAMES.map(([platform, name]) => (
        <TextArea
          key={platform}
          label={name}
          rows={4}
          disabled={disabled}
          value={now.instructions[platform]}
          onText={(text) => change({ instructions: { ...now.instructions, [platform]: text } })}
        />
      ))}
      <TextArea
        label="Prompt of the first picture"
        hint="{bio_facebook} and {gender} are filled in; the person's names are taken out."
        className="sm:col-span-2"
        boxClass="font-mono text-xs"
        rows={5}
        required={needed}
        disabled={disabled}
        value={now.base_prompt}
        onText={(text) => change({ base_prompt: text })}
      />
    </>
  );
}
