import { TextField } from './text-field.tsx';

const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;

interface PasswordFieldProps {
  label?: string;
  value: string;
  onText: (text: string) => void;
}

/** A password that somebody chooses. */
export const NewPasswordField = ({ label = 'Password', value, onText }: PasswordFieldProps) => (
  <TextField
    label={label}
    hint={`At least ${SHORTEST_PASSWORD} characters. A sentence is easy to remember.`}
    type="password"
    autoComplete="new-password"
    required
    minLength={SHORTEST_PASSWORD}
    maxLength={LONGEST_PASSWORD}
    value={value}
    onText={onText}
  />
);

/** The password that somebody has. */
export const PasswordField = ({ label = 'Password', value, onText }: PasswordFieldProps) => (
  <TextField
    label={label}
    type="password"
    autoComplete="current-password"
    required
    value={value}
    onText={onText}
  />
);
