/** What people work as: the group whose jokes they share, where they work, and what they learned. */

export type Sector =
  | 'education'
  | 'health'
  | 'office'
  | 'tech'
  | 'creative'
  | 'trades'
  | 'food'
  | 'service'
  | 'transport'
  | 'outdoors'
  | 'safety'
  | 'science';

/** Jobs that no group's jokes fit keep to what can be said of every job. */
type OccupationSector = Sector | 'other';

/** The kind of place that somebody works at. */
export type Workplace =
  | 'school'
  | 'kindergarten'
  | 'university'
  | 'library'
  | 'hospital'
  | 'practice'
  | 'pharmacy'
  | 'office'
  | 'bank'
  | 'townHall'
  | 'software'
  | 'engineering'
  | 'studio'
  | 'newspaper'
  | 'workshop'
  | 'building'
  | 'restaurant'
  | 'bakery'
  | 'cafe'
  | 'shop'
  | 'salon'
  | 'hotel'
  | 'gym'
  | 'transit'
  | 'haulage'
  | 'airline'
  | 'farm'
  | 'nursery'
  | 'fireStation'
  | 'police'
  | 'laboratory'
  | 'self';

export type Field =
  | 'education'
  | 'music'
  | 'literature'
  | 'nursing'
  | 'medicine'
  | 'pharmacy'
  | 'veterinary'
  | 'business'
  | 'law'
  | 'computing'
  | 'engineering'
  | 'design'
  | 'architecture'
  | 'journalism'
  | 'languages'
  | 'biology'
  | 'chemistry'
  | 'social'
  | 'agriculture'
  | 'psychology'
  | 'history'
  | 'crafts'
  | 'cooking'
  | 'tourism'
  | 'sports';

/** Whether one learns it at a university or at a vocational school. */
type Level = 'university' | 'vocational';

type Occupation = readonly [sector: OccupationSector, workplace: Workplace, field: Field, level: Level];

export const OCCUPATIONS = {
  teacher: ['education', 'school', 'education', 'university'],
  mathsTeacher: ['education', 'school', 'education', 'university'],
  musicTeacher: ['education', 'school', 'music', 'university'],
  kindergartenTeacher: ['education', 'kindergarten', 'education', 'vocational'],
  lecturer: ['education', 'university', 'history', 'university'],
  librarian: ['service', 'library', 'literature', 'university'],
  nurse: ['health', 'hospital', 'nursing', 'vocational'],
  doctor: ['health', 'hospital', 'medicine', 'university'],
  dentist: ['other', 'practice', 'medicine', 'university'],
  pharmacist: ['other', 'pharmacy', 'pharmacy', 'university'],
  physiotherapist: ['other', 'practice', 'sports', 'vocational'],
  paramedic: ['health', 'hospital', 'nursing', 'vocational'],
  carer: ['health', 'hospital', 'nursing', 'vocational'],
  midwife: ['health', 'hospital', 'nursing', 'vocational'],
  vet: ['other', 'practice', 'veterinary', 'university'],
  psychologist: ['other', 'practice', 'psychology', 'university'],
  accountant: ['office', 'office', 'business', 'university'],
  officeManager: ['office', 'office', 'business', 'vocational'],
  recruiter: ['office', 'office', 'psychology', 'university'],
  bankClerk: ['office', 'bank', 'business', 'vocational'],
  lawyer: ['office', 'office', 'law', 'university'],
  civilServant: ['office', 'townHall', 'law', 'university'],
  estateAgent: ['office', 'office', 'business', 'vocational'],
  projectManager: ['office', 'office', 'business', 'university'],
  marketingManager: ['office', 'office', 'business', 'university'],
  developer: ['tech', 'software', 'computing', 'university'],
  dataAnalyst: ['tech', 'software', 'computing', 'university'],
  itSupport: ['tech', 'software', 'computing', 'vocational'],
  mechanicalEngineer: ['office', 'engineering', 'engineering', 'university'],
  civilEngineer: ['office', 'engineering', 'engineering', 'university'],
  designer: ['creative', 'studio', 'design', 'university'],
  photographer: ['creative', 'self', 'design', 'vocational'],
  journalist: ['creative', 'newspaper', 'journalism', 'university'],
  architect: ['creative', 'studio', 'architecture', 'university'],
  musician: ['creative', 'self', 'music', 'university'],
  translator: ['creative', 'self', 'languages', 'university'],
  editor: ['creative', 'newspaper', 'literature', 'university'],
  artist: ['creative', 'self', 'design', 'university'],
  electrician: ['trades', 'workshop', 'crafts', 'vocational'],
  carpenter: ['trades', 'workshop', 'crafts', 'vocational'],
  plumber: ['trades', 'workshop', 'crafts', 'vocational'],
  mechanic: ['trades', 'workshop', 'crafts', 'vocational'],
  decorator: ['trades', 'workshop', 'crafts', 'vocational'],
  tailor: ['trades', 'workshop', 'crafts', 'vocational'],
  builder: ['trades', 'building', 'crafts', 'vocational'],
  cook: ['food', 'restaurant', 'cooking', 'vocational'],
  baker: ['food', 'bakery', 'cooking', 'vocational'],
  waiter: ['food', 'restaurant', 'tourism', 'vocational'],
  barista: ['food', 'cafe', 'tourism', 'vocational'],
  shopAssistant: ['service', 'shop', 'business', 'vocational'],
  shopkeeper: ['service', 'self', 'business', 'vocational'],
  florist: ['service', 'shop', 'crafts', 'vocational'],
  hairdresser: ['service', 'salon', 'crafts', 'vocational'],
  bookseller: ['service', 'shop', 'literature', 'vocational'],
  receptionist: ['service', 'hotel', 'tourism', 'vocational'],
  tourGuide: ['service', 'self', 'tourism', 'vocational'],
  fitnessTrainer: ['service', 'gym', 'sports', 'vocational'],
  busDriver: ['transport', 'transit', 'crafts', 'vocational'],
  trainDriver: ['transport', 'transit', 'crafts', 'vocational'],
  truckDriver: ['transport', 'haulage', 'crafts', 'vocational'],
  postWorker: ['transport', 'haulage', 'business', 'vocational'],
  flightAttendant: ['other', 'airline', 'tourism', 'vocational'],
  pilot: ['other', 'airline', 'engineering', 'vocational'],
  farmer: ['outdoors', 'farm', 'agriculture', 'vocational'],
  gardener: ['outdoors', 'nursery', 'agriculture', 'vocational'],
  forester: ['outdoors', 'farm', 'agriculture', 'university'],
  winemaker: ['outdoors', 'farm', 'agriculture', 'vocational'],
  fisher: ['other', 'self', 'agriculture', 'vocational'],
  firefighter: ['safety', 'fireStation', 'crafts', 'vocational'],
  policeOfficer: ['safety', 'police', 'law', 'vocational'],
  socialWorker: ['other', 'townHall', 'social', 'university'],
  biologist: ['science', 'laboratory', 'biology', 'university'],
  chemist: ['science', 'laboratory', 'chemistry', 'university'],
  labTechnician: ['science', 'laboratory', 'chemistry', 'vocational'],
} as const satisfies Record<string, Occupation>;

export type OccupationName = keyof typeof OCCUPATIONS;

export const OCCUPATION_NAMES = Object.keys(OCCUPATIONS) as OccupationName[];

/** Jobs that take longer to get into than their training says. */
const LATE: ReadonlySet<OccupationName> = new Set([
  'lecturer',
  'doctor',
  'dentist',
  'vet',
  'psychologist',
  'lawyer',
  'architect',
  'pilot',
  'pharmacist',
  'shopkeeper',
  'winemaker',
  'projectManager',
  'marketingManager',
]);

/** Whether somebody of this age can believably hold the job. */
export function isOldEnoughFor(occupation: OccupationName, age: number): boolean {
  if (LATE.has(occupation)) return age >= 28;
  return OCCUPATIONS[occupation][3] === 'university' ? age >= 23 : age >= 18;
}
