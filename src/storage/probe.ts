import { randomUUID } from 'node:crypto';
import { StorageError } from '../domain/storage-error.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/**
 * Writes, reads and deletes one small object: everything that a dataset will ask of the store.
 * @param place the store in words, for the message
 * @throws StorageError
 */
export async function probe(
  store: Pick<ObjectStore, 'put' | 'get' | 'deleteAll'>,
  place: string,
): Promise<void> {
  const prefix = `avatars-check-${randomUUID()}/`;
  const key = `${prefix}probe.txt`;
  const sent = Buffer.from(`Written by avatars to check this store; safe to delete. ${prefix}\n`);
  await store.put(key, sent, { contentType: 'text/plain' });
  const received = await store.get(key);
  if (!sent.equals(received)) {
    throw new StorageError(`${place} gave other bytes back than were stored (${received.byteLength}).`, {
      failure: 'damaged',
      retryable: false,
      hint: 'Something else answers at this address. Check that it is an object store.',
    });
  }
  await store.deleteAll(prefix);
}
