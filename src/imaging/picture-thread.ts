// What runs in a worker thread: each kind of work is a task of that name.
import { isAvatarError } from '../domain/errors.ts';
import { pictureWork } from './picture-work.ts';

/** An error loses its class and its fields between threads: what is to be said of a picture goes as a value. */
export type ThreadAnswer<Result> =
  | { done: Result }
  | { unreadable: { message: string; hint: string | undefined } };

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

export const grid = answering(pictureWork.grid);
export const inspect = answering(pictureWork.inspect);
export const measure = answering(pictureWork.measure);
