import { RefreshCw, Wifi } from 'lucide-react';
import { useConnection } from '../live/connection.ts';

/** Stays in the page, empty while all is well: a live region that comes and goes is not read out. */
export function ConnectionBanner() {
  const connection = useConnection();
  return (
    <div role="status" className="sticky top-0 z-40">
      {connection === 'down' && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-center font-medium text-warn">
          <RefreshCw size={15} aria-hidden className="shrink-0 animate-spin" />
          The server does not answer. This page connects again by itself.
        </p>
      )}
      {connection === 'back' && (
        <p className="flex items-center justify-center gap-2 bg-good-soft px-4 py-2 font-medium text-good">
          <Wifi size={15} aria-hidden /> Connected again.
        </p>
      )}
    </div>
  );
}
