import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/calls.ts';
import type { PersonaDetail, PersonaText } from '../../api/types.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';

/** Most letters (Unicode code points) that each platform allows. */
const BIOGRAPHIES = [
  ['bio_facebook', 'Facebook', 255],
  ['bio_instagram', 'Instagram', 150],
  ['bio_x', 'X', 160],
  ['bio_tiktok', 'TikTok', 80],
] as const;
const SHORT = [
  ['firstname', 'First name'],
  ['lastname', 'Last name'],
  ['job_title', 'Job'],
  ['workplace', 'Workplace'],
  ['edu_establishment', 'School'],
  ['edu_study', 'Studied'],
  ['current_city', 'City'],
  ['prev_city', 'City before'],
] as const;
type TextField = (typeof BIOGRAPHIES)[number][0] | (typeof SHORT)[number][0] | 'about';

const letters = (text: string): number => [...text].length;

export function EditText({ person, onClose }: { person: PersonaDetail; onClose: () => void }) {
  const client = useQueryClient();
  const { tell } = useAnnouncer();
  const [changes, setChanges] = useState<Partial<Record<TextField, string>>>({});
  const valueOf = (field: TextField) => changes[field] ?? person[field] ?? '';
  const set = (field: TextField, value: string) => setChanges((old) => ({ ...old, [field]: value }));
  const tooLong = BIOGRAPHIES.find(([field, , most]) => letters(valueOf(field)) > most);
  const changed = Object.entries(changes).filter(
    ([field, value]) => value !== (person[field as TextField] ?? ''),
  );
  const save = useMutation({
    mutationFn: () => {
      const text = changed.map(([field, value]) => [field, value.trim() === '' ? null : value]);
      return api.editPerson(person.id, Object.fromEntries(text) as Partial<PersonaText>);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['person', person.id] });
      void client.invalidateQueries({ queryKey: ['people', person.dataset_id] });
      tell('The text is saved.');
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const because = tooLong
    ? `The text for ${tooLong[1]} is too long.`
    : changed.length === 0
      ? 'Nothing has changed.'
      : undefined;
  return (
    <Dialog
      title="Edit text"
      unsaved={changed.length > 0 ? 'What you changed is not saved.' : undefined}
      error={save.error}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" form="edit-text" because={because} disabled={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id="edit-text" onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        {BIOGRAPHIES.map(([field, name, most]) => {
          const count = letters(valueOf(field));
          return (
            <TextArea
              key={field}
              label={name}
              aside={`${count} of ${most}`}
              error={count > most ? `${count - most} letters too many for ${name}.` : undefined}
              rows={4}
              required
              value={valueOf(field)}
              onText={(text) => set(field, text)}
            />
          );
        })}
        {SHORT.map(([field, name]) => (
          <TextField
            key={field}
            label={name}
            required={field === 'firstname' || field === 'lastname'}
            maxLength={200}
            value={valueOf(field)}
            onText={(text) => set(field, text)}
          />
        ))}
        <TextArea
          label="About"
          className="sm:col-span-2"
          rows={4}
          maxLength={5000}
          value={valueOf('about')}
          onText={(text) => set('about', text)}
        />
      </form>
    </Dialog>
  );
}
