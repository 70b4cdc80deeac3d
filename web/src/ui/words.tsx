import { Check, CircleDashed, CircleHelp, Loader, Palette, Pause, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DatasetStatus, Outcome, ReviewState } from '../api/types.ts';
import { Badge, type Tone } from './badge.tsx';

/** What states are called, and how they look: said once for the whole dashboard. */
interface Look {
  words: string;
  tone: Tone;
  icon: ReactNode;
}

const icon = { size: 12, 'aria-hidden': true, strokeWidth: 2.5 } as const;
const spin = <Loader {...icon} className="animate-spin" />;

export const STATUS: Readonly<Record<DatasetStatus, Look>> = {
  pending: { words: 'Waiting to start', tone: 'neutral', icon: <CircleDashed {...icon} /> },
  'generating-data': { words: 'Writing people', tone: 'accent', icon: spin },
  'generating-images': { words: 'Making pictures', tone: 'accent', icon: spin },
  paused: { words: 'Paused', tone: 'warn', icon: <Pause {...icon} /> },
  completed: { words: 'Completed', tone: 'good', icon: <Check {...icon} /> },
  incomplete: { words: 'Incomplete', tone: 'warn', icon: <CircleHelp {...icon} /> },
  cancelled: { words: 'Cancelled', tone: 'neutral', icon: <X {...icon} /> },
  failed: { words: 'Failed', tone: 'bad', icon: <X {...icon} /> },
};

export const OUTCOMES: Readonly<Record<Outcome, Look>> = {
  passed: { words: 'Passed', tone: 'good', icon: <Check {...icon} /> },
  failed: { words: 'Failed', tone: 'bad', icon: <X {...icon} /> },
  'could-not-tell': { words: 'Could not tell', tone: 'warn', icon: <CircleHelp {...icon} /> },
  'not-a-photo': { words: 'Drawing', tone: 'neutral', icon: <Palette {...icon} /> },
};

export const REVIEWS: Readonly<Record<ReviewState, Look>> = {
  pending: { words: 'Not reviewed', tone: 'neutral', icon: <CircleDashed {...icon} /> },
  approved: { words: 'Approved', tone: 'good', icon: <Check {...icon} /> },
  rejected: { words: 'Rejected', tone: 'bad', icon: <X {...icon} /> },
};

const LookBadge = ({ words, tone, icon }: Look) => (
  <Badge tone={tone} icon={icon}>
    {words}
  </Badge>
);
export const StatusBadge = ({ status }: { status: DatasetStatus }) => <LookBadge {...STATUS[status]} />;
export const OutcomeBadge = ({ outcome }: { outcome: Outcome }) => <LookBadge {...OUTCOMES[outcome]} />;
export const ReviewBadge = ({ review }: { review: ReviewState }) => <LookBadge {...REVIEWS[review]} />;

export const isDatasetStatus = (value: unknown): value is DatasetStatus =>
  typeof value === 'string' && Object.hasOwn(STATUS, value);

export const isRunning = (status: DatasetStatus): boolean =>
  status === 'pending' || status === 'generating-data' || status === 'generating-images';

const GENDERS: Readonly<Record<string, string>> = {
  f: 'Woman',
  female: 'Woman',
  m: 'Man',
  male: 'Man',
  nb: 'Non-binary',
};
export const genderWord = (gender: string): string => GENDERS[gender] ?? gender;
