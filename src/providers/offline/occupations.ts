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

type Occupation = readonly [sector: Sector, workplace: Workplace, field: Field, level: Level];

export const OCCUPATIONS = {
  teacher: ['education', 'school', 'education', 'university'],
  mathsTeacher: ['education', 'school', 'education', 'university'],
  musicTeacher: ['education', 'school', 'music', 'university'],
  kindergartenTeacher: ['education', 'kindergarten', 'education', 'vocational'],
  lecturer: ['education', 'university', 'history', 'university'],
  librarian: ['education', 'library', 'literature', 'university'],
  nurse: ['health', 'hospital', 'nursing', 'vocational'],
  doctor: ['health', 'hospital', 'medicine', 'university'],
  dentist: ['health', 'practice', 'medicine', 'university'],
  pharmacist: ['health', 'pharmacy', 'pharmacy', 'university'],
  physiotherapist: ['health', 'practice', 'sports', 'vocational'],
  paramedic: ['health', 'hospital', 'nursing', 'vocational'],
  carer: ['health', 'hospital', 'nursing', 'vocational'],
  midwife: ['health', 'hospital', 'nursing', 'vocational'],
  vet: ['health', 'practice', 'veterinary', 'university'],
  psychologist: ['health', 'practice', 'psychology', 'university'],
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
  mechanicalEngineer: ['tech', 'engineering', 'engineering', 'university'],
  civilEngineer: ['tech', 'engineering', 'engineering', 'university'],
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
  flightAttendant: ['transport', 'transit', 'tourism', 'vocational'],
  pilot: ['transport', 'transit', 'engineering', 'vocational'],
  farmer: ['outdoors', 'farm', 'agriculture', 'vocational'],
  gardener: ['outdoors', 'nursery', 'agriculture', 'vocational'],
  forester: ['outdoors', 'farm', 'agriculture', 'university'],
  winemaker: ['outdoors', 'farm', 'agriculture', 'vocational'],
  fisher: ['outdoors', 'self', 'agriculture', 'vocational'],
  firefighter: ['safety', 'fireStation', 'crafts', 'vocational'],
  policeOfficer: ['safety', 'police', 'law', 'vocational'],
  socialWorker: ['safety', 'townHall', 'social', 'university'],
  biologist: ['science', 'laboratory', 'biology', 'university'],
  chemist: ['science', 'laboratory', 'chemistry', 'university'],
  labTechnician: ['science', 'laboratory', 'chemistry', 'vocational'],
} as const satisfies Record<string, Occupation>;

export type OccupationName = keyof typeof OCCUPATIONS;

export const OCCUPATION_NAMES = Object.keys(OCCUPATIONS) as OccupationName[];

/** Jobs that nobody holds at twenty. */
export const LATE_OCCUPATIONS: ReadonlySet<OccupationName> = new Set([
  'lecturer',
  'doctor',
  'dentist',
  'vet',
  'psychologist',
  'lawyer',
  'architect',
  'pilot',
  'pharmacist',
]);
