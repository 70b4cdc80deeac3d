import { open } from 'node:fs/promises';

/** Text that is added to a file piece by piece, for parts of an export that are put together at its end. */
export interface Spool {
  readonly path: string;
  write(text: string): Promise<void>;
  end(): Promise<void>;
}

/** Characters kept before they are written. */
const BUFFER = 64 * 1024;

export async function openSpool(path: string): Promise<Spool> {
  const file = await open(path, 'w');
  let pending: string[] = [];
  let length = 0;
  const flush = async () => {
    const text = pending.join('');
    pending = [];
    length = 0;
    if (text !== '') await file.appendFile(text);
  };
  return {
    path,
    async write(text) {
      pending.push(text);
      length += text.length;
      if (length >= BUFFER) await flush();
    },
    async end() {
      await flush();
      await file.close();
    },
  };
}
