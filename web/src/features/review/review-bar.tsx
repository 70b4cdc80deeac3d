import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, CircleQuestionMark } from 'lucide-react';
import { queries } from '../../api/queries.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { number } from '../../ui/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { Select } from '../../ui/select.tsx';
import { REVIEW_OPTIONS, VERDICT_OPTIONS, type WallSearch } from '../wall/filters.ts';

interface ReviewBarProps {
  dataset: string;
  search: WallSearch;
  onSearch: (search: WallSearch) => void;
  onHelp: () => void;
}

/** How far one is, and who is shown. */
export function ReviewBar({ dataset: id, search, onSearch, onHelp }: ReviewBarProps) {
  const dataset = useQuery(queries.dataset(id)).data;
  const counts = useQuery(queries.statistics(id)).data?.review;
  const done = counts ? counts.approved + counts.rejected : 0;
  const all = counts ? done + counts.pending : 0;
  const set = (name: 'review' | 'verdict') => (value: string) => {
    const { [name]: _, ...rest } = search;
    onSearch(value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-3 py-2 sm:px-4">
      <Link
        to="/datasets/$dataset"
        params={{ dataset: id }}
        className={buttonClass('quiet', 'icon')}
        aria-label="Back to the dataset"
      >
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <h1 className="min-w-0 flex-1 truncate text-sm font-semibold">
        Review<span className="font-normal text-muted max-sm:hidden"> · {dataset?.description}</span>
      </h1>
      <div className="flex items-center gap-3 max-lg:order-last max-lg:w-full">
        <Progress label="People who are reviewed" value={done} of={all} className="w-40 max-lg:flex-1" />
        <span className="tabular text-xs whitespace-nowrap text-muted">
          <strong className="text-ink">{number(done)}</strong> of {number(all)}
          {counts && counts.rejected > 0 && <>, {number(counts.rejected)} rejected</>}
        </span>
      </div>
      <Select
        aria-label="Review"
        className="w-auto py-1.5 text-xs"
        value={search.review ?? ''}
        options={REVIEW_OPTIONS}
        onChoose={set('review')}
      />
      <Select
        aria-label="Verdict"
        className="w-auto py-1.5 text-xs max-sm:hidden"
        value={search.verdict ?? ''}
        options={VERDICT_OPTIONS}
        onChoose={set('verdict')}
      />
      <Button look="quiet" size="icon" aria-label="Keys" onClick={onHelp}>
        <CircleQuestionMark size={18} aria-hidden />
      </Button>
    </div>
  );
}
