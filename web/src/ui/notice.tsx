import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { problemOf } from '../api/request.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';

const TONES = {
  info: ['border-line bg-sunken text-ink', Info],
  warn: ['border-warn/40 bg-warn-soft text-warn', TriangleAlert],
  bad: ['border-bad/40 bg-bad-soft text-bad', CircleAlert],
} as const;

interface NoticeProps {
  tone?: keyof typeof TONES;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out at once. */
  alert?: boolean;
}

export function Notice({ tone = 'info', title, children, actions, alert = false }: NoticeProps) {
  const [look, Icon] = TONES[tone];
  return (
    <div
      {...(alert ? { role: 'alert' } : {})}
      className={classes('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-xl border px-4 py-3', look)}
    >
      <Icon size={18} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold">{title}</p>
        {children && <div className="mt-0.5 text-sm text-ink">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}

/** What the server said, what to do about it, and the number under which its log says more. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail, hint, errors, request_id: id } = problemOf(error);
  return (
    <Notice
      tone="bad"
      title={detail ?? title}
      alert
      actions={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {hint && <p>{hint}</p>}
      {errors && errors.length > 0 && (
        <ul className="list-disc pl-5">
          {errors.map(({ path, message }) => (
            <li key={path + message}>
              <code className="font-mono text-xs">{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {id && <p className="mt-1 font-mono text-2xs text-muted">Request {id}</p>}
    </Notice>
  );
}

export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-4 py-16 text-center">
      <div
        aria-hidden
        className="grid size-14 place-items-center rounded-2xl bg-accent-soft text-accent-strong"
      >
        {icon}
      </div>
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      <div className="text-sm text-pretty text-muted">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

export function Waiting({ what }: { what: string }) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">Loading {what}</span>
      <div className="h-24 animate-pulse rounded-xl bg-sunken" />
      <div className="h-24 animate-pulse rounded-xl bg-sunken" />
    </div>
  );
}
