import { AvatarError } from '../../domain/errors.ts';
import type { WorkerNews } from '../../services/work-on-datasets.ts';
import { EXIT } from '../exit-codes.ts';
import { onInterrupt } from '../interrupt.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, print, printJson, say, withApplication } from '../session.ts';
import { describeNews } from '../worker-news.ts';

/** Works on all datasets of a shared database until it is stopped; what it leaves, others take over. */
export async function worker(options: CommonOptions & { concurrency?: string }): Promise<void> {
  await inSession(options, async (session) => {
    const { config, json } = session;
    if (!config.databaseUrl) {
      throw new AvatarError('usage', 'A worker needs a database that other processes can reach.', {
        hint: 'Set DATABASE_URL to a PostgreSQL server. Without one, avatars generate does all the work itself.',
      });
    }
    return withApplication(session, async (application) => {
      const interrupt = onInterrupt('Other workers take over.');
      say('Waiting for datasets. Ctrl-C stops this worker; what it has not finished goes to others.');
      if (!config.s3) {
        say(`Pictures go to ${config.dataDirectory}: every process on this database must share that folder.`);
      }
      try {
        await application.work({
          stopping: interrupt.signal,
          onNews: (news) => (json ? printJson(summary(news)) : print(describeNews(news))),
        });
      } finally {
        interrupt.dispose();
      }
      return EXIT.done;
    });
  });
}

function summary(news: WorkerNews): object {
  if (news.event === 'trouble') return news;
  const { dataset, ...rest } = news;
  return { ...rest, dataset: { id: dataset.id, status: dataset.status, paused: dataset.pause } };
}
