import { createServer } from '../../runtime/create-server.ts';
import { wholeNumber } from '../../services/check-request.ts';
import { EXIT } from '../exit-codes.ts';
import { onInterrupt } from '../interrupt.ts';
import { letHeapGrow } from '../keep-heap-small.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, printJson, say, withApplication } from '../session.ts';
import { describeNews } from '../worker-news.ts';

interface ServeOptions extends CommonOptions {
  host: string;
  port: string;
}

/** API, dashboard and one worker, until it is stopped. */
export async function serve(options: ServeOptions): Promise<void> {
  await inSession(options, async (session) => {
    const port = wholeNumber('--port', options.port, 0, 65_535);
    return withApplication(session, async (application) => {
      const { config, logger } = session;
      const interrupt = onInterrupt('Start it again, and it goes on by itself.');
      try {
        const server = await createServer({ config, logger, application, host: options.host, port });
        letHeapGrow();
        if (session.json) printJson({ url: server.url, set_up_url: server.setUpUrl ?? null });
        say(`The dashboard is at ${config.publicUrl ?? server.url}`);
        if (server.setUpUrl) {
          say(
            `Nobody can sign in yet. Make the first administrator, once, within a day:\n  ${server.setUpUrl}`,
          );
        }
        say('Ctrl-C stops it; what is not finished goes on at the next start.');
        const working = application.work({
          stopping: interrupt.signal,
          onNews: (news) => logger.info({ part: 'worker' }, describeNews(news)),
        });
        await Promise.all([whenAborted(interrupt.signal).then(() => server.close()), working]);
      } finally {
        interrupt.dispose();
      }
      return EXIT.done;
    });
  });
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
