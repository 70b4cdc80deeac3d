// What runs in a worker thread: each export is a kind of work.
import { isAvatarError } from '../domain/errors.ts';
import { measurePicture as measureHere } from './measure.ts';
import { workOnGrid as workHere } from './work-on-grid.ts';

/** An error loses its class and its fields between threads: what is to be said of a picture goes as a value. */
export type ThreadAnswer<Result> =
  | { done: Result }
  | { unreadable: { message: string; hint: string | undefined } };

export const workOnGrid = answering(workHere);
export const measurePicture = answering(measureHere);

function answering<Task, Result>(work: (task: Task) => Promise<Result>) {
  return async (task: Task): Promise<ThreadAnswer<Result>> => {
    try {
      return { done: await work(task) };
    } catch (error) {
      if (!isAvatarError(error) || error.code !== 'unreadable_picture') throw error;
      return { unreadable: { message: error.message, hint: error.hint } };
    }
  };
}
