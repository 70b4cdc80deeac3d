import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import { useLiveCache } from '../../live/use-live-cache.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Button } from '../../ui/button.tsx';
import { number, usd } from '../../ui/format.ts';
import { Notice, ProblemNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { isRunning, StatusBadge } from '../../ui/words.tsx';
import { PauseNotice } from '../dataset/pause-notice.tsx';
import { PersonView } from '../person/person-view.tsx';
import { forgetDraft } from './kept-draft.ts';

const route = getRouteApi('/inside/datasets/$dataset/preview');

/** One person, before a hundred are paid. */
export function PreviewPage() {
  const { dataset: id } = route.useParams();
  /** How many people there shall be in the end. */
  const { count } = route.useSearch();
  useLiveCache(id);
  const navigate = useNavigate();
  const { complain } = useAnnouncer();
  const dataset = useQuery(queries.dataset(id));
  const first = useQuery(queries.peoplePage(id, {}, null, 1));
  const running = !dataset.data || isRunning(dataset.data.status);
  const person = first.data?.items[0];
  const extend = useMutation({
    mutationFn: () => api.extend(id, count),
    onSuccess: () => {
      forgetDraft();
      return navigate({ to: '/datasets/$dataset', params: { dataset: id } });
    },
    onError: complain,
  });
  const discard = useMutation({
    mutationFn: () => api.deleteDataset(id),
    onSuccess: () => navigate({ to: '/datasets/new' }),
    onError: complain,
  });
  return (
    <Page
      title="Is this the kind of person you want?"
      name="Preview"
      below={
        <div className="flex flex-wrap items-center gap-2 text-muted">
          {dataset.data && <StatusBadge status={dataset.data.status} />}
          {dataset.data?.description}
        </div>
      }
      beside={
        <>
          <Button onClick={() => discard.mutate()} disabled={discard.isPending}>
            {discard.isPending ? 'Discarding…' : 'Discard and change'}
          </Button>
          <Button look="primary" onClick={() => extend.mutate()} disabled={running || extend.isPending}>
            Make the other {number(count - 1)}
          </Button>
        </>
      }
    >
      <div aria-live="polite" className="mb-4">
        {running && (
          <Notice title="The first person is being made">
            Text first, then the pictures. This page shows them as they come.
          </Notice>
        )}
        {dataset.data?.status === 'paused' && <PauseNotice dataset={dataset.data} />}
        {dataset.data?.status === 'completed' && (
          <p className="text-sm text-muted">This person cost {usd(dataset.data.cost.usd)}.</p>
        )}
      </div>
      {dataset.error && <ProblemNotice error={dataset.error} />}
      {person && <PersonView id={person.id} heading="h2" />}
    </Page>
  );
}
