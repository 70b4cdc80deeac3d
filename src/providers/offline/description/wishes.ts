import type { HobbyName } from '../hobbies.ts';
import type { OccupationName } from '../occupations.ts';
import type { CountryCode } from '../people/countries.ts';
import type { Heritage } from '../people/heritage.ts';

/** The family that a description asks for. */
export type Family = 'single' | 'couple' | 'parents' | 'grandparents';

/** Where a description puts its people; the more exact part decides. */
export interface PlaceWish {
  country?: CountryCode;
  state?: string;
  city?: string;
}

/** What the offline writer understood of a description. Everything else in it has no effect. */
export interface Wishes {
  ages: { min: number; max: number } | undefined;
  sex: 'f' | 'm' | undefined;
  status: 'retired' | 'student' | undefined;
  occupations: readonly OccupationName[];
  hobbies: readonly HobbyName[];
  places: readonly PlaceWish[];
  family: Family | undefined;
  pet: 'dog' | 'cat' | undefined;
  heritages: readonly Heritage[];
  /** The words that were understood, for a message to the user. */
  understood: readonly string[];
  /** What looked like a wish and could not be followed, as sentences. */
  problems: readonly string[];
}
