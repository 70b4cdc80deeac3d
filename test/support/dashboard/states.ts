import type { ServerCall } from '../openai-server/types.ts';
import { startVendors } from '../vendors.ts';
import {
  addVerdictsAndDecisions,
  createDataset,
  makeDataset,
  multiplyPeople,
  waitForDataset,
} from './datasets.ts';
import { type Dashboard, startDashboard } from './index.ts';

/** Datasets by the state in which a page shows something of its own. */
export interface States {
  /** Offline and completed, partly reviewed, with findings. */
  usual: string;
  /** Somebody's pictures were refused. */
  incomplete: string;
  /** It met its limit of cost. */
  paused: string;
  /** At work until the server ends: the vendor does not answer. */
  running: string;
  /** Ten thousand people. */
  large: string;
}

/**
 * A server with datasets in every state that a page shows, each come about as it does in life: refused and slow calls
 * are answers of the vendors' stand-ins.
 * @param people of the usual dataset
 */
export async function startWithStates(
  databaseUrl: string,
  people: number,
): Promise<{ dashboard: Dashboard; states: States; close(): Promise<void> }> {
  let refused: number | undefined;
  let heldAfter = Number.POSITIVE_INFINITY;
  let pictures = 0;
  const isPicture = ({ path }: ServerCall) => path.startsWith('/v1/images/');
  const vendors = await startVendors({
    openai: {
      respond(call) {
        if (isPicture(call) && (pictures += 1) > heldAfter) return 'hang';
        const isRefused = call.path.endsWith('/generations') && refused !== undefined && (refused -= 1) === 0;
        return isRefused ? 'moderation_blocked' : 'ok';
      },
    },
  });
  const dashboard = await startDashboard({ databaseUrl, env: vendors.env });
  const paid = { persona_provider: 'flowise', picture_provider: 'openai', quality: 'low' } as const;

  const usual = await makeDataset(dashboard, {
    description: 'retired teachers in Lisbon who garden',
    count: people,
    seed: 'dashboard',
  });
  await addVerdictsAndDecisions(dashboard, usual.id);
  const large = await multiplyPeople(dashboard, usual.id, {
    description: 'people of every kind who take the night train from Vienna to Venice',
    count: 10_000,
  });
  refused = 2;
  const incomplete = await makeDataset(dashboard, {
    ...paid,
    description: 'fishermen and their daughters on the Faroe Islands',
    count: 4,
    replace: false,
  });
  const paused = await makeDataset(dashboard, {
    ...paid,
    description: 'students of architecture from all over Brazil',
    count: 12,
    max_cost: 0.5,
  });
  [pictures, heldAfter] = [0, 18];
  const running = await createDataset(dashboard, {
    ...paid,
    description: 'night-shift nurses in Manchester with large families',
    count: 12,
  });
  await waitForDataset(dashboard, running.id, ({ completed }) => completed > 1);
  return {
    dashboard,
    states: { usual: usual.id, incomplete: incomplete.id, paused: paused.id, running: running.id, large },
    async close() {
      await dashboard.close();
      await vendors.close();
    },
  };
}
