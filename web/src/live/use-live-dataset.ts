import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAnnouncer } from '../ui/use-announcer.ts';
import { useLiveCache } from './use-live-cache.ts';

/** Keeps a page about a dataset up to date, and leads to all datasets when somebody deletes it. */
export function useLiveDataset(id: string): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { tell } = useAnnouncer();
  useLiveCache(id, () => {
    // Whoever deletes it here is told by the dialog.
    if (client.isMutating({ mutationKey: ['delete', id] }) > 0) return;
    tell('This dataset was deleted.');
    void navigate({ to: '/' });
  });
}
