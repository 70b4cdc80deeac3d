import type { SelectHTMLAttributes } from 'react';
import { classes } from './classes.ts';

interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  options: readonly (readonly [value: string, words: string])[];
  onChoose: (value: string) => void;
}

/** The browser's own: known to every keyboard, screen reader and phone. */
export function Select({ options, onChoose, className, ...rest }: SelectProps) {
  return (
    <select
      {...rest}
      onChange={(event) => onChoose(event.target.value)}
      className={classes('field', className)}
    >
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
