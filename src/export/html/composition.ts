import type { PersonaView } from '../../domain/dataset-view.ts';

/** The usual bands of surveys. `to` is the last age in a band. */
const BANDS = [
  { label: '18–24', to: 24 },
  { label: '25–34', to: 34 },
  { label: '35–44', to: 44 },
  { label: '45–54', to: 54 },
  { label: '55–64', to: 64 },
  { label: '65+', to: Infinity },
] as const;

/** Words for gender that are shown one by one; the rarest others are taken together. */
const MOST_GENDERS = 4;

export interface Share {
  label: string;
  people: number;
}

/** Who is in a dataset, counted while people go by. */
export interface Composition {
  readonly people: number;
  readonly youngest: number | undefined;
  readonly oldest: number | undefined;
  readonly ages: readonly Share[];
  /** Every word that occurs, most frequent first. */
  readonly genders: readonly Share[];
  add(persona: Pick<PersonaView, 'age' | 'gender'>): void;
}

export function createComposition(): Composition {
  const ages = BANDS.map(() => 0);
  const genders = new Map<string, number>();
  let people = 0;
  let youngest: number | undefined;
  let oldest: number | undefined;
  return {
    get people() {
      return people;
    },
    get youngest() {
      return youngest;
    },
    get oldest() {
      return oldest;
    },
    get ages() {
      return BANDS.map(({ label }, index) => ({ label, people: ages[index] ?? 0 }));
    },
    get genders() {
      const shares = [...genders].map(([label, people]) => ({ label, people }));
      return shares.toSorted((a, b) => b.people - a.people || (a.label < b.label ? -1 : 1));
    },
    add({ age, gender }) {
      people += 1;
      youngest = Math.min(age, youngest ?? age);
      oldest = Math.max(age, oldest ?? age);
      const band = BANDS.findIndex(({ to }) => age <= to);
      ages[band] = (ages[band] ?? 0) + 1;
      genders.set(gender, (genders.get(gender) ?? 0) + 1);
    },
  };
}

/** The most frequent words, and the sum of the rest. */
export function mainGenders(genders: readonly Share[]): Share[] {
  if (genders.length <= MOST_GENDERS) return [...genders];
  const rest = genders.slice(MOST_GENDERS - 1).reduce((sum, { people }) => sum + people, 0);
  return [...genders.slice(0, MOST_GENDERS - 1), { label: 'other words', people: rest }];
}
