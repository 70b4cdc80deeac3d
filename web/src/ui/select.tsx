import type { SelectHTMLAttributes } from 'react';
import { classes } from './classes.ts';

interface SelectProps<Value extends string> extends Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  'onChange'
> {
  options: readonly (readonly [value: Value, words: string])[];
  onChoose: (value: Value) => void;
}

/** The browser's own: known to every keyboard, screen reader and phone. */
export function Select<Value extends string>({ options, onChoose, className, ...rest }: SelectProps<Value>) {
  return (
    <select
      {...rest}
      onChange={(event) => onChoose(event.target.value as Value)}
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
