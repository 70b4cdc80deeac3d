import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNotice } from '../ui/notice.tsx';
import { usePageTitle } from '../ui/page.tsx';

export function CrashPage({ error }: ErrorComponentProps) {
  usePageTitle('Something went wrong');
  return (
    <main className="mx-auto max-w-2xl px-4 pt-16">
      <h1 className="mb-3 text-xl font-semibold">Something went wrong in this page</h1>
      <ProblemNotice error={error} onRetry={() => location.reload()} />
    </main>
  );
}
