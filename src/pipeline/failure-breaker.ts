import type { RecentFailure, RecentFailures } from '../database/recent-failures.ts';
import type { PauseReason } from '../database/schema.ts';

/** So many people who fail in a row for the same reason are no accident. */
export const FAILURES_IN_A_ROW = 5;

/** Why a dataset is to be paused. */
export interface Trouble extends PauseReason {
  /** When the first of the failures in the row was. */
  since: Date;
}

export interface FailureBreaker {
  /**
   * To be asked after somebody has failed and before anybody takes their place. Gives the reason to pause the
   * dataset where it will be the same for whoever comes next.
   */
  afterPerson(): Promise<Trouble | undefined>;
  /** The same, after nobody could be written for a position. */
  afterUnwritten(): Promise<Trouble | undefined>;
}

/**
 * Notices that a dataset fails for a reason that lies in nobody's person: everybody would be replaced by somebody
 * who fails as well, and each of them is paid for. All counts come from the tables and begin with the last
 * `resume`; anybody who is completed, and any call of the stage in question that succeeds, ends the row. While
 * many calls are under way, as many must have failed: refusals come quicker than pictures.
 */
export function createFailureBreaker(
  datasetId: string,
  failures: RecentFailures,
  /** People who are not done and not given up. */
  peopleLeft: () => Promise<number>,
): FailureBreaker {
  /** How many have failed in a row for the same reason; 0 where that may still be chance. */
  async function inARow(row: readonly RecentFailure[]): Promise<number> {
    const [last] = row;
    const first = row[FAILURES_IN_A_ROW - 1];
    if (!last || !first) return 0;
    const same = row.findIndex((one) => one.code !== last.code || one.stage !== last.stage);
    const length = same === -1 ? row.length : same;
    if (length < FAILURES_IN_A_ROW) return 0;
    if (last.stage === null) return length;
    const { inFlight, succeeded } = await failures.callsOf(datasetId, last.stage, first.failedAt);
    return !succeeded && length >= inFlight ? length : 0;
  }

  function pauseFor(people: number, reason: string, since: Date): Trouble {
    return {
      code: 'same-failure',
      message: `${people} people in a row could not be made, for the same reason: ${reason}`,
      hint: `Others would fail as well, so nobody takes their places for now. Mend the cause, then go on with: avatars resume ${datasetId}`,
      since,
    };
  }

  return {
    async afterPerson() {
      // Far more than a dataset has calls in flight; who is further back changes nothing.
      const row = await failures.people(datasetId, 1_000);
      const people = await inARow(row);
      const first = row[people - 1];
      if (!first || (await peopleLeft()) === 0) return undefined;
      return pauseFor(people, row[0]?.message ?? '', first.failedAt);
    },
    async afterUnwritten() {
      const { positions, reason, since } = await failures.unwritten(datasetId);
      if (positions < FAILURES_IN_A_ROW || (await peopleLeft()) === 0) return undefined;
      return pauseFor(positions, reason, since);
    },
  };
}
