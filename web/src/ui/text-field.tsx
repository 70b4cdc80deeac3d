import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldProps } from './field.tsx';

interface TextProps extends Omit<FieldProps, 'children'> {
  onText: (text: string) => void;
  /** Of the box that one writes into; `className` is that of the whole. */
  boxClass?: string;
}

type InputProps = TextProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'className'>;

/** A line of text, or a number, with its label. */
export function TextField({ label, hint, error, aside, className, boxClass, onText, ...input }: InputProps) {
  return (
    <Field {...{ label, hint, error, aside, className }}>
      {(ids) => (
        <input
          {...ids}
          {...input}
          className={classes('field', input.type === 'number' && 'tabular', boxClass)}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
}

type AreaProps = TextProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'className'>;

export function TextArea({ label, hint, error, aside, className, boxClass, onText, ...area }: AreaProps) {
  return (
    <Field {...{ label, hint, error, aside, className }}>
      {(ids) => (
        <textarea
          {...ids}
          {...area}
          className={classes('field', boxClass)}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
}
