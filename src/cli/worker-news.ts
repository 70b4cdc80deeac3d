import type { Dataset } from '../runtime/create-application.ts';
import type { WorkerNews } from '../services/work-on-datasets.ts';
import { people, shorten } from './format.ts';

/** What a worker does, in a line for people. */
export function describeNews(news: WorkerNews): string {
  if (news.event === 'trouble') return `The database does not answer: ${shorten(news.reason, 300)}`;
  const { dataset } = news;
  if (news.event === 'joined') return `Dataset ${dataset.id}: working on it (${people(dataset.count)})`;
  if (news.event === 'deleted') return `Dataset ${dataset.id}: was deleted`;
  if (news.event === 'left') return `Dataset ${dataset.id}: ${outcome(dataset)}`;
  return `Dataset ${dataset.id}: left to others, since ${news.reason}${news.hint ? ` ${news.hint}` : ''}`;
}

function outcome({ status, pause }: Dataset): string {
  if (pause) return `${status}: ${shorten(pause.message, 300)}`;
  return status.startsWith('generating') ? 'left to others' : status;
}
