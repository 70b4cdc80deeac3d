import { Progress as RadixProgress } from 'radix-ui';
import { classes } from './classes.ts';

interface ProgressProps {
  label: string;
  value: number;
  of: number;
  /** A second part behind the first one, for example what failed. */
  bad?: number;
  className?: string;
}

export function Progress({ label, value, of, bad = 0, className }: ProgressProps) {
  const most = Math.max(1, of);
  const part = (count: number) => `${Math.min(100, (count / most) * 100)}%`;
  return (
    <RadixProgress.Root
      value={Math.min(value, most)}
      max={most}
      aria-label={label}
      getValueLabel={() => `${value} of ${of}`}
      className={classes('flex h-1.5 overflow-hidden rounded-full bg-sunken', className)}
    >
      <RadixProgress.Indicator
        className="h-full rounded-full bg-accent transition-[width] duration-500"
        style={{ width: part(value) }}
      />
      {bad > 0 && <span className="h-full bg-bad" style={{ width: part(bad) }} />}
    </RadixProgress.Root>
  );
}
