import { join } from 'node:path';
import { openSpool, type Spool } from '../spool.ts';
import type { Markup } from './markup.ts';

/** One page stays quick with this many people: 2,500 open in 2 s and are searched in 0.2 s in Chromium. */
export const PEOPLE_A_PAGE = 2_500;

/** The people of one page, waiting in a file for the head that can be written when all are known. */
export interface PeoplePage {
  /** The file of their cards; undefined for the page of a dataset without people. */
  path: string | undefined;
  /** Numbers of the first and the last of them. */
  first: number;
  last: number;
}

export interface PeoplePages {
  add(number: number, card: Markup): Promise<void>;
  /** Closes what is open, at the end or after an error. */
  end(): Promise<PeoplePage[]>;
}

/** @param scratch a folder for the files */
export function createPeoplePages(scratch: string): PeoplePages {
  const pages: PeoplePage[] = [];
  let spool: Spool | undefined;
  let people = 0;
  return {
    async add(number, card) {
      if (people % PEOPLE_A_PAGE === 0) {
        await spool?.end();
        spool = undefined;
        spool = await openSpool(join(scratch, `people-${pages.length}`));
        pages.push({ path: spool.path, first: number, last: number });
      }
      people += 1;
      const page = pages.at(-1);
      if (page) page.last = number;
      await spool?.write(`${card.text}\n`);
    },
    async end() {
      await spool?.end();
      spool = undefined;
      return pages.length > 0 ? pages : [{ path: undefined, first: 0, last: -1 }];
    },
  };
}
