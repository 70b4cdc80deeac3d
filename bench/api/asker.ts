import { connect, type Socket } from 'node:net';

/** Bytes of an answer that are looked at: its head is in the first of them. */
const HEAD = 8 * 1024;
const LARGEST_READ = 256 * 1024;

/** Somebody who asks one question at a time, over one connection for as long as the server keeps it. */
export interface Asker {
  /** @returns milliseconds until the last byte of the answer. @throws Error where it is no answer with 200 */
  ask(path: string): Promise<number>;
  close(): void;
}

/**
 * Asks below `url` over HTTP/1.1, and does next to nothing with the answer. Who asks is on the same processors as the
 * server here: `fetch`, with the garbage of its answers, takes half as much of them as the server itself does, and what
 * it takes the server waits for.
 */
export function createAsker(url: string, cookie: string): Asker {
  const { hostname, port, host } = new URL(url);
  const answer = createAnswer();
  let socket: Socket | undefined;

  async function open(): Promise<Socket> {
    const opened = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      // One buffer for everything: what is read leaves no garbage.
      onread: {
        buffer: Buffer.alloc(LARGEST_READ),
        callback: (bytes, buffer) => {
          answer.take(bytes, buffer);
          return true;
        },
      },
    });
    await new Promise<void>((resolve, reject) => {
      opened.once('connect', resolve);
      opened.once('error', reject);
    });
    opened.on('error', answer.fail);
    opened.on('close', () => {
      if (socket === opened) socket = undefined;
      answer.fail(new Error('The connection was closed.'));
    });
    return opened;
  }

  return {
    async ask(path) {
      // Blanks and the like are encoded here, as a browser does.
      const { pathname, search } = new URL(`${url}${path}`);
      const started = performance.now();
      socket ??= await open();
      socket.write(
        `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nAccept: application/json\r\n\r\n`,
      );
      await answer.whole();
      return performance.now() - started;
    },
    close: () => socket?.destroy(),
  };
}

/** Counts the bytes of one answer after another. */
function createAnswer() {
  let received = 0;
  let expected = Infinity;
  let head = '';
  let waiting = Promise.withResolvers<void>();
  // Nobody may be waiting when a connection ends that was at rest.
  waiting.promise.catch(() => {});

  return {
    take(bytes: number, buffer: Uint8Array): void {
      received += bytes;
      if (expected === Infinity) {
        head += Buffer.from(buffer.buffer, buffer.byteOffset, Math.min(bytes, HEAD)).toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
        if (!head.startsWith('HTTP/1.1 200 ') || Number.isNaN(length)) {
          return waiting.reject(new Error(`An answer without 200 or Content-Length: ${head.slice(0, end)}`));
        }
        expected = end + 4 + length;
      }
      if (received >= expected) waiting.resolve();
    },
    fail: (error: Error): void => waiting.reject(error),
    /** Waits for the answer to the question that was just sent. */
    async whole(): Promise<void> {
      [received, expected, head] = [0, Infinity, ''];
      waiting = Promise.withResolvers<void>();
      await waiting.promise;
    },
  };
}
