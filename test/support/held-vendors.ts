import type { Reaction, ServerCall } from './openai-server/index.ts';
import { SMALL, startVendors, type Vendors } from './vendors.ts';

/** The stand-ins for paid services, whose picture calls wait until somebody lets them go on. */
export interface HeldVendors extends Vendors {
  /** From now on, calls wait in the vendor's hands. */
  hold(): void;
  /** From now on, grids wait, all but so many that come first. */
  holdGrids(all: { but: number }): void;
  /** Answers what waits, and everything to come at once. */
  release(): void;
  /** Picture calls that arrived, by kind. */
  arrived(): { bases: number; grids: number };
  /** Picture calls that the vendor charged, by kind. */
  charged(): { bases: number; grids: number };
}

export async function startHeldVendors(): Promise<HeldVendors> {
  let holds: (call: ServerCall) => boolean = () => false;
  let waiting: (() => void)[] = [];
  const vendors = await startVendors({
    openai: {
      ...SMALL,
      respond: async (call): Promise<Reaction> => {
        if (holds(call)) await new Promise<void>((resolve) => waiting.push(resolve));
        return 'ok';
      },
    },
  });
  const release = () => {
    holds = () => false;
    for (const go of waiting) go();
    waiting = [];
  };
  const count = (counts: (call: ServerCall) => boolean) => ({
    bases: vendors.openai.calls.filter((call) => counts(call) && call.path.endsWith('/generations')).length,
    grids: vendors.openai.calls.filter((call) => counts(call) && call.path.endsWith('/edits')).length,
  });
  return {
    ...vendors,
    hold() {
      holds = () => true;
    },
    holdGrids({ but }) {
      let free = but;
      holds = ({ path }) => path.endsWith('/edits') && free-- <= 0;
    },
    release,
    arrived: () => count(() => true),
    charged: () => count((call) => call.charged),
    async close() {
      release();
      await vendors.close();
    },
  };
}
