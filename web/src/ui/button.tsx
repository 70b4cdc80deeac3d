import type { ButtonHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { useAnnouncer } from './use-announcer.ts';

type Look = 'primary' | 'plain' | 'quiet' | 'danger' | 'good';

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  plain: 'bg-surface text-ink border-line-strong hover:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-sunken',
  danger: 'bg-surface text-bad border-bad hover:bg-bad-soft',
  good: 'bg-surface text-good border-good hover:bg-good-soft',
};

export const buttonClass = (look: Look = 'plain', size: 'small' | 'normal' | 'icon' = 'normal'): string =>
  classes(
    'inline-flex items-center justify-center gap-2 rounded-lg border font-medium whitespace-nowrap transition-colors',
    'disabled:opacity-55 aria-disabled:opacity-55 aria-disabled:cursor-not-allowed',
    size === 'normal' && 'min-h-9 px-3.5 py-1.5 text-sm',
    size === 'small' && 'min-h-8 px-2.5 py-1 text-xs',
    size === 'icon' && 'size-9',
    LOOKS[look],
  );

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  size?: 'small' | 'normal' | 'icon';
  /**
   * Why it cannot be used. The button stays reachable, so that everybody can find out: it says why instead of
   * doing anything.
   */
  because?: string | undefined;
}

export function Button({ look, size, because, className, onClick, ...rest }: ButtonProps) {
  const { tell } = useAnnouncer();
  return (
    <button
      type="button"
      {...rest}
      {...(because === undefined
        ? {}
        : { 'aria-disabled': true, title: because, 'aria-description': because })}
      onClick={(event) => {
        if (because === undefined) onClick?.(event);
        else {
          event.preventDefault();
          tell(because);
        }
      }}
      className={classes(buttonClass(look, size), className)}
    />
  );
}
