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
  const gaveUp = dataset.data?.status === 'incomplete' || dataset.data?.status === 'failed';
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
          <Button
            look={gaveUp ? 'primary' : 'plain'}
            onClick={() => discard.mutate()}
            disabled={discard.isPending}
          >
            {discard.isPending ? 'Discarding…' : 'Discard and change'}
          </Button>
          <Button
            look={gaveUp ? 'plain' : 'primary'}
            onClick={() => extend.mutate()}
            disabled={running || extend.isPending}
          >
            {gaveUp ? 'Try with all ' : 'Make the other '}
            {number(gaveUp ? count : count - 1)}
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
        {gaveUp && (
          <Notice tone="bad" title="The first person could not be made">
            {dataset.data?.gaps[0]?.reason ?? 'The reason stands below.'} Change the description, or whatever
            the reason names, and try again: others would most likely fail as well.
          </Notice>
        )}
        {dataset.data?.status === 'completed' && (
          <p className="text-sm text-muted">This person cost {usd(dataset.data.cost.usd)}.</p>
        )}
      </div>
      {dataset.error && <ProblemNotice error={dataset.error} />}
      {person && <PersonView id={person.id} heading="h2" />}
    </Page>
  );
}
