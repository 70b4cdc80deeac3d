import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { buttonClass } from '../ui/button.tsx';
import { Empty, ProblemNotice } from '../ui/notice.tsx';
import { usePageTitle } from '../ui/page.tsx';

export function NothingHere() {
  usePageTitle('Nothing here');
  return (
    <main className="pt-10">
      <h1 className="sr-only">Nothing here</h1>
      <Empty
        icon={<Compass size={26} />}
        title="There is nothing at this address"
        action={
          <Link to="/" className={buttonClass('primary')}>
            All datasets
          </Link>
        }
      >
        The dataset or person may have been deleted, or the address is not whole.
      </Empty>
    </main>
  );
}

export function CrashPage({ error }: ErrorComponentProps) {
  usePageTitle('Something went wrong');
  return (
    <main className="mx-auto max-w-2xl px-4 pt-16">
      <h1 className="mb-3 text-xl font-semibold">Something went wrong in this page</h1>
      <ProblemNotice error={error} onRetry={() => location.reload()} />
    </main>
  );
}
