import { connect, type Socket } from 'node:net';

/** Bytes of an answer that are looked at: its head is in the first of them. */
const HEAD = 8 * 1024;

/** Somebody who asks one question at a time, over one connection that stays open. */
export interface Asker {
  /** @returns milliseconds until the last byte of the answer. @throws Error where it is no answer with 200 */
  ask(path: string): Promise<number>;
  close(): void;
}

/**
 * Asks below `url` over HTTP/1.1, and does next to nothing with the answer. Who asks is on the same processors as the
 * server here: `fetch`, with the garbage of its answers, takes half as much of them as the server itself does, and what
 * it takes the server waits for.
 * @throws Error where nobody listens there
 */
export async function createAsker(url: string, cookie: string): Promise<Asker> {
  const { hostname, port, host } = new URL(url);
  let received = 0;
  let expected = Infinity;
  let head = '';
  let done: { resolve: () => void; reject: (error: Error) => void } | undefined;

  function take(bytes: number, buffer: Uint8Array): void {
    received += bytes;
    if (expected === Infinity) {
      head += Buffer.from(buffer.buffer, buffer.byteOffset, Math.min(bytes, HEAD)).toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
      if (!head.startsWith('HTTP/1.1 200 ') || Number.isNaN(length)) {
        done?.reject(new Error(`An answer without 200 or Content-Length: ${head.slice(0, end)}`));
        return;
      }
      expected = end + 4 + length;
    }
    if (received >= expected) done?.resolve();
  }

  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      // One buffer for everything: what is read leaves no garbage.
      onread: {
        buffer: Buffer.alloc(256 * 1024),
        callback(bytes, buffer) {
          take(bytes, buffer);
          return true;
        },
      },
    });
    opened.once('connect', () => resolve(opened));
    opened.once('error', reject);
  });
  socket.on('error', (error) => done?.reject(error));
  socket.on('close', () => done?.reject(new Error('The connection was closed.')));

  return {
    async ask(path) {
      // Blanks and the like are encoded here, as a browser does.
      const { pathname, search } = new URL(`${url}${path}`);
      const started = performance.now();
      [received, expected, head] = [0, Infinity, ''];
      await new Promise<void>((resolve, reject) => {
        done = { resolve, reject };
        socket.write(
          `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nAccept: application/json\r\n\r\n`,
        );
      });
      return performance.now() - started;
    },
    close: () => socket.destroy(),
  };
}
