import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { buttonClass } from './button.tsx';
import { Empty } from './notice.tsx';
import { usePageTitle } from './page.tsx';

export function NothingHere() {
  usePageTitle('Nothing here');
  return (
    <div className="pt-10">
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
    </div>
  );
}
