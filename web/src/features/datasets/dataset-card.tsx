import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import type { Dataset } from '../../api/types.ts';
import { ago, number, plural } from '../../ui/format.ts';
import { Photo } from '../../ui/photo.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { isRunning, StatusBadge } from '../../ui/words.tsx';
import { pauseWords } from '../dataset/pause-words.ts';
import { spentOf } from './spent.ts';
import { wishOf } from './wish-of.ts';

const FACES = 6;

function Faces({ dataset }: { dataset: Dataset }) {
  const { data } = useQuery({ ...queries.faces(dataset.id), enabled: dataset.completed > 0 });
  const people = data?.items.slice(0, FACES) ?? [];
  const empty = FACES - people.length;
  return (
    <div className="relative grid grid-cols-6 gap-px overflow-hidden rounded-t-xl bg-line">
      {people.map((person) => (
        <Photo
          key={person.id}
          picture={person.base_image}
          alt={`${person.firstname} ${person.lastname}, synthetic`}
          width={160}
          className="aspect-square"
        />
      ))}
      {Array.from({ length: empty }, (_, index) => (
        <span key={index} aria-hidden className="aspect-square bg-sunken" />
      ))}
      {people.length > 0 && <SyntheticMark over className="absolute bottom-1.5 left-1.5" />}
    </div>
  );
}

export function DatasetCard({ dataset }: { dataset: Dataset }) {
  const { id, description, status, requested, completed, failed } = dataset;
  const running = isRunning(status);
  const estimate = useQuery({
    ...queries.estimate(wishOf(dataset)),
    enabled: running || status === 'paused',
  });
  const cost = spentOf(dataset, estimate.data);
  return (
    <article className="card relative flex w-full flex-col transition-shadow hover:shadow-md has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent">
      <Faces dataset={dataset} />
      <div className="flex flex-1 flex-col gap-3 p-4">
        <div className="flex items-start justify-between gap-3">
          <h2 className="line-clamp-2 font-semibold text-pretty">
            <Link
              to="/datasets/$dataset"
              params={{ dataset: id }}
              // The whole card leads there; the heading names the link.
              className="outline-none after:absolute after:inset-0 after:rounded-xl"
            >
              {description}
            </Link>
          </h2>
          <StatusBadge status={status} />
        </div>
        <div className="mt-auto">
          <div className="tabular mb-1.5 flex justify-between text-xs">
            <span>
              <strong className="font-semibold">{number(completed)}</strong> of{' '}
              {plural(requested, 'person', 'people')}
            </span>
            <span className="text-muted">
              {cost.value} {cost.beside}
            </span>
          </div>
          <Progress label={`People of ${description}`} value={completed} of={requested} bad={failed} />
          <p className="mt-2.5 text-xs text-muted">
            {status === 'paused' && dataset.paused ? (
              <span className="line-clamp-2 text-warn">{pauseWords(dataset).title}</span>
            ) : (
              <>
                {plural(dataset.images_per_person, 'picture')} each · {dataset.language} ·{' '}
                {ago(dataset.created_at)}
              </>
            )}
          </p>
        </div>
      </div>
    </article>
  );
}
