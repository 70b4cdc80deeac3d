import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Plus, UsersRound } from 'lucide-react';
import { queries } from '../../api/queries.ts';
import { useRefusal } from '../../app/session.ts';
import { useLiveCache } from '../../live/use-live-cache.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Empty, ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { isDatasetStatus, STATUS } from '../../ui/words.tsx';
import { DatasetCard } from './dataset-card.tsx';

const route = getRouteApi('/inside/');
const STATUSES = [
  ['', 'Any status'],
  ...Object.entries(STATUS).map(([value, { words }]) => [value, words] as const),
] as const;

function NewButton() {
  const refusal = useRefusal('generate');
  if (refusal) {
    return (
      <Button look="primary" because={refusal}>
        <Plus size={16} aria-hidden /> New dataset
      </Button>
    );
  }
  return (
    <Link to="/datasets/new" className={buttonClass('primary')}>
      <Plus size={16} aria-hidden /> New dataset
    </Link>
  );
}

export function DatasetsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useLiveCache();
  const list = useInfiniteQuery(queries.datasets(search));
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = search.q !== undefined || search.status !== undefined;
  const narrow = (changes: { q?: string; status?: string }) => {
    const { q, status } = { ...search, ...changes };
    void navigate({
      search: { ...(q ? { q } : {}), ...(isDatasetStatus(status) ? { status } : {}) },
      replace: true,
    });
  };
  return (
    <Page title="Datasets" beside={<NewButton />}>
      {(all.length > 0 || filtered) && (
        <div className="mb-4 flex flex-wrap gap-2">
          <SearchField
            label="Search datasets"
            value={search.q ?? ''}
            onSearch={(q) => narrow({ q })}
            className="min-w-0 flex-1 basis-52 sm:max-w-80"
          />
          <Select
            aria-label="Status"
            className="w-auto"
            value={search.status ?? ''}
            options={STATUSES}
            onChoose={(status) => narrow({ status })}
          />
        </div>
      )}
      {list.isPending && <Waiting what="datasets" />}
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && all.length === 0 && (filtered ? <NothingFound /> : <First />)}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,23rem),1fr))] gap-4">
        {all.map((dataset) => (
          <li key={dataset.id} className="flex">
            <DatasetCard dataset={dataset} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-6" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
          Show more
        </Button>
      )}
    </Page>
  );
}

const NothingFound = () => (
  <Empty icon={<UsersRound size={26} />} title="No dataset is like that">
    Try fewer letters, or another status.
  </Empty>
);

const First = () => (
  <Empty icon={<UsersRound size={26} />} title="Make your first dataset" action={<NewButton />}>
    Say in one sentence who the people are. You see one of them before anything is spent on a hundred: a name,
    four biographies and a set of pictures that show the same face.
  </Empty>
);
