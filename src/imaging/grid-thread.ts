// What runs in a worker thread.
import { isAvatarError } from '../domain/errors.ts';
import { type GridResult, type GridTask, workOnGrid } from './work-on-grid.ts';

/** An error loses its class and its fields between threads: what is to be said of a picture goes as a value. */
export type ThreadAnswer =
  | { done: GridResult }
  | { unreadable: { message: string; hint: string | undefined } };

export default async function answer(task: GridTask): Promise<ThreadAnswer> {
  try {
    return { done: await workOnGrid(task) };
  } catch (error) {
    if (!isAvatarError(error) || error.code !== 'unreadable_picture') throw error;
    return { unreadable: { message: error.message, hint: error.hint } };
  }
}
