import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import { isNowhere } from '../../api/request.ts';
import type { Dataset } from '../../api/types.ts';
import { useLiveDataset } from '../../live/use-live-dataset.ts';
import { ago, plural } from '../../ui/format.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { isRunning, StatusBadge } from '../../ui/words.tsx';
import { FilterBar } from '../wall/filter-bar.tsx';
import { filtersOf, isFiltered, type WallSearch } from '../wall/filters.ts';
import { useStable } from '../wall/use-people-window.ts';
import { Wall } from '../wall/wall.tsx';
import { Actions } from './actions.tsx';
import { Gaps } from './gaps.tsx';
import { PauseNotice } from './pause-notice.tsx';
import { ProgressPanel } from './progress-panel.tsx';

const route = getRouteApi('/inside/datasets/$dataset');

export const DatasetsCrumb = () => (
  <Link to="/" className="underline-offset-2 hover:underline">
    Datasets
  </Link>
);

export function DatasetPage() {
  const { dataset: id } = route.useParams();
  useLiveDataset(id);
  const dataset = useQuery(queries.dataset(id));
  if (isNowhere(dataset.error)) return <NothingHere />;
  if (dataset.data) return <Loaded key={id} dataset={dataset.data} />;
  return (
    <Page title="Dataset" above={<DatasetsCrumb />}>
      {dataset.error ? (
        <ProblemNotice error={dataset.error} onRetry={() => void dataset.refetch()} />
      ) : (
        <Waiting what="the dataset" />
      )}
    </Page>
  );
}

function Loaded({ dataset }: { dataset: Dataset }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filters = useStable(filtersOf(search));
  const narrow = (next: WallSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  const running = isRunning(dataset.status);
  const empty = isFiltered(search)
    ? { title: 'Nobody is like that', words: 'Take one of the filters away, or search for fewer letters.' }
    : running
      ? {
          title: 'The first people are being written',
          words: 'They appear here one after another, as they are made.',
        }
      : { title: 'Nobody is here', words: 'This dataset ended before anybody was made.' };
  return (
    <Page
      title={dataset.description}
      above={<DatasetsCrumb />}
      width="full"
      below={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
          <StatusBadge status={dataset.status} />
          <span>{plural(dataset.images_per_person, 'picture')} each</span>
          <span>{dataset.language}</span>
          <span>
            {dataset.persona_provider} text, {dataset.picture_provider} pictures
          </span>
          <span>made {ago(dataset.created_at)}</span>
        </div>
      }
      beside={<Actions dataset={dataset} />}
    >
      <div className="flex flex-col gap-4">
        {dataset.status === 'paused' && <PauseNotice dataset={dataset} />}
        <ProgressPanel dataset={dataset} />
        <Gaps gaps={dataset.gaps} />
        <FilterBar dataset={dataset.id} search={search} onChange={narrow} />
        <Wall
          key={search.view ?? 'faces'}
          dataset={dataset.id}
          filters={filters}
          view={search.view ?? 'faces'}
          pictures={dataset.images_per_person}
          running={running}
          empty={empty}
        />
      </div>
    </Page>
  );
}
