import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Persona } from '../../api/types.ts';
import { buttonClass } from '../../ui/button.tsx';
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
import { useNeighbours } from './use-neighbours.ts';

const route = getRouteApi('/inside/datasets/$dataset/people/$person');

export function PersonPage() {
  const { dataset: datasetId, person: id } = route.useParams();
  useLiveDataset(datasetId);
  const person = useQuery(queries.person(id));
  const dataset = useQuery(queries.dataset(datasetId));
  const { before, after } = useNeighbours(datasetId, id);
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
      beside={
        <>
          <Neighbour person={before} words="Person before">
            <ChevronLeft size={18} aria-hidden />
          </Neighbour>
          <Neighbour person={after} words="Next person">
            <ChevronRight size={18} aria-hidden />
          </Neighbour>
          {person.data && <PersonActions person={person.data} />}
        </>
      }
    >
      <PersonView id={id} />
    </Page>
  );
}

interface NeighbourProps {
  person: Persona | undefined;
  words: string;
  children: ReactNode;
}

const Neighbour = ({ person, words, children }: NeighbourProps) =>
  person && (
    <Link
      to="/datasets/$dataset/people/$person"
      params={{ dataset: person.dataset_id, person: person.id }}
      aria-label={`${words}: ${nameOf(person)}`}
      title={`${words}: ${nameOf(person)}`}
      className={buttonClass('plain', 'icon')}
    >
      {children}
    </Link>
  );
