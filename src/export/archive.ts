import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface Archive {
  readonly output: NodeJS.ReadableStream;
  /**
   * Adds a file and ends when its content has been taken, so that the archive never holds more than one.
   * @param size bytes, of content that is compressed already and is stored as it is
   */
  add(path: string, content: Readable, size?: number): Promise<void>;
  end(): void;
  /** Ends everything with this error; after the end it changes nothing. */
  fail(error: unknown): void;
}

/** A zip archive that is read while it is made. @param moment the time that every file in it bears */
export function createArchive(moment: Date): Archive {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const failed = new AbortController();
  const fail = (error: unknown) => {
    failed.abort(error);
    if (!output.readableEnded) output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on('error', fail);
  return {
    output,
    async add(path, content, size) {
      // yazl keeps every entry until the end, and with it what its callback can see: not the content.
      let waiting: Readable | undefined = content;
      const stored = size === undefined ? { compress: true } : { compress: false, size };
      zip.addReadStreamLazy(path, { mtime: moment, mode: 0o100644, ...stored }, (give) => {
        if (waiting) give(null, waiting);
        waiting = undefined;
      });
      await finished(content, { signal: failed.signal });
    },
    end: () => zip.end(),
    fail,
  };
}
