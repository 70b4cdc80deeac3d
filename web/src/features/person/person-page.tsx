import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import { isNowhere } from '../../api/request.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { useLiveDataset } from '../../live/use-live-dataset.ts';
import { Page } from '../../ui/page.tsx';
import { DatasetsCrumb } from '../dataset/dataset-page.tsx';
import { nameOf } from './name-of.ts';
import { PersonActions } from './person-actions.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonView } from './person-view.tsx';

const route = getRouteApi('/inside/datasets/$dataset/people/$person');

export function PersonPage() {
  const { dataset: datasetId, person: id } = route.useParams();
  useLiveDataset(datasetId);
  const person = useQuery(queries.person(id));
  const dataset = useQuery(queries.dataset(datasetId));
  if (isNowhere(person.error)) return <NothingHere />;
  return (
    <Page
      key={id}
      title={person.data ? nameOf(person.data) : 'Person'}
      above={
        <nav aria-label="Where you are" className="flex flex-wrap gap-x-1.5">
          <DatasetsCrumb />
          <span aria-hidden>/</span>
          <Link
            to="/datasets/$dataset"
            params={{ dataset: datasetId }}
            className="line-clamp-1 underline-offset-2 hover:underline"
          >
            {dataset.data?.description ?? 'Dataset'}
          </Link>
        </nav>
      }
      below={person.data && <PersonFacts person={person.data} />}
      beside={person.data && <PersonActions person={person.data} />}
    >
      <PersonView id={id} />
    </Page>
  );
}
