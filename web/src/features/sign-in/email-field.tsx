import { TextField } from '../../ui/text-field.tsx';

/** Who signs in. Password managers know it by `username`. */
export const EmailField = ({ value, onText }: { value: string; onText: (text: string) => void }) => (
  <TextField label="Email" type="email" autoComplete="username" required value={value} onText={onText} />
);
