import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChartNoAxesCombined } from 'lucide-react';
import { queries } from '../../api/queries.ts';
import { useLiveCache } from '../../live/use-live-cache.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Empty, ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { DatasetsCrumb } from '../dataset/dataset-page.tsx';
import { Charts } from './charts.tsx';

/** Of one dataset, or of all of them. */
export default function StatisticsPage({ dataset }: { dataset?: string }) {
  useLiveCache(dataset);
  const statistics = useQuery(queries.statistics(dataset));
  const one = useQuery({ ...queries.dataset(dataset ?? ''), enabled: dataset !== undefined }).data;
  const { data, error } = statistics;
  const nothing = data && data.people_over_time.length === 0 && data.verdicts.length === 0;
  return (
    <Page
      title={dataset === undefined ? 'Statistics' : 'Statistics of this dataset'}
      name="Statistics"
      above={dataset !== undefined && <DatasetsCrumb />}
      below={one && <p className="text-sm text-muted">{one.description}</p>}
      beside={
        dataset !== undefined && (
          <Link to="/datasets/$dataset" params={{ dataset }} className={buttonClass('plain')}>
            Back to the people
          </Link>
        )
      }
    >
      {error && <ProblemNotice error={error} onRetry={() => void statistics.refetch()} />}
      {!data && !error && <Waiting what="statistics" />}
      {nothing && (
        <Empty icon={<ChartNoAxesCombined size={26} />} title="There is nothing to count yet">
          As soon as the first people are made, this page says how many, how fast, at what cost, and what went
          wrong.
        </Empty>
      )}
      {data && !nothing && <Charts statistics={data} />}
    </Page>
  );
}
