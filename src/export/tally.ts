import { earliest, type PersonaRecord, picturesOf } from './records.ts';

/** What went into an export so far. */
export interface Tally {
  readonly people: number;
  readonly pictures: number;
  /** ISO 8601; null when no URL in the export expires. */
  readonly urlsExpireAt: string | null;
  add(record: PersonaRecord): void;
}

export function createTally(): Tally {
  let people = 0;
  let pictures = 0;
  let urlsExpireAt: string | null = null;
  return {
    get people() {
      return people;
    },
    get pictures() {
      return pictures;
    },
    get urlsExpireAt() {
      return urlsExpireAt;
    },
    add(record) {
      const all = picturesOf(record);
      people += 1;
      pictures += all.length;
      urlsExpireAt = earliest([urlsExpireAt, ...all.map((picture) => picture.expires_at)]);
    },
  };
}
