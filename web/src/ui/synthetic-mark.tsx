import { classes } from './classes.ts';

/** Says of a picture or a person that nobody like this exists. It belongs to every card that shows one. */
export function SyntheticMark({ over = false, className }: { over?: boolean; className?: string }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 rounded px-1.5 py-px text-[0.625rem] leading-4 font-semibold tracking-wide uppercase',
        over ? 'bg-black/70 text-white' : 'border border-line-strong text-muted',
        className,
      )}
    >
      <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden fill="none" stroke="currentColor">
        <circle cx="5" cy="5" r="4" strokeDasharray="2 1.3" strokeWidth="1.4" />
      </svg>
      Synthetic
    </span>
  );
}
