import { BriefcaseBusiness, GraduationCap, MapPin, MessageCircle, Play, Repeat2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Persona, PictureSummary } from '../../api/types.ts';
import { Photo } from '../../ui/photo.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { nameOf } from './name-of.ts';

/** Letters that are not made of a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A name such as platforms have it, made from the person's own; other scripts stay what they are. */
export function handleOf(person: Persona): string {
  const plain = `${person.firstname}.${person.lastname}`
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{Script=Latin}\p{M}+/gu, ([letter = '']) => letter)
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}.]/gu, '');
  return plain.replaceAll(/^\.+|\.+$/g, '') || 'somebody';
}

const icon = { size: 14, 'aria-hidden': true, className: 'mt-0.5 shrink-0 text-muted' } as const;

/**
 * Cards of our own design: each has the order of things that people know from its platform, none has its colours,
 * logo or type. The badge is inside, so that a picture of a card says what it shows.
 */
export function PlatformCards({ person }: { person: Persona }) {
  return (
    <div className="grid items-stretch gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <Friends person={person} />
      <Photos person={person} />
      <Posts person={person} />
      <Clips person={person} />
    </div>
  );
}

function Card({ platform, children }: { platform: string; children: ReactNode }) {
  return (
    <article aria-label={`${platform} biography`} className="card flex flex-col overflow-hidden">
      <div className="flex items-center justify-between border-b border-line px-3.5 py-2">
        <h3 className="text-xs font-semibold text-muted">{platform}</h3>
        <SyntheticMark />
      </div>
      {children}
    </article>
  );
}

const Text = ({ children }: { children: string }) => (
  <p className="text-sm leading-relaxed whitespace-pre-line" dir="auto">
    {children}
  </p>
);

function Friends({ person }: { person: Persona }) {
  return (
    <Card platform="Facebook">
      <div className="h-16 bg-linear-to-r from-accent-soft to-sunken" />
      <div className="-mt-9 flex flex-1 flex-col gap-2.5 p-3.5">
        <Face person={person} className="size-18 rounded-full ring-4 ring-surface" />
        <p className="text-lg leading-tight font-bold" dir="auto">
          {nameOf(person)}
        </p>
        <Text>{person.bio_facebook}</Text>
        <ul className="mt-auto flex flex-col gap-1.5 border-t border-line pt-2.5 text-xs">
          {person.job_title && (
            <li className="flex gap-2">
              <BriefcaseBusiness {...icon} />
              {[person.job_title, person.workplace].filter(Boolean).join(' at ')}
            </li>
          )}
          {person.edu_establishment && (
            <li className="flex gap-2">
              <GraduationCap {...icon} /> {person.edu_establishment}
            </li>
          )}
          {person.current_city && (
            <li className="flex gap-2">
              <MapPin {...icon} /> Lives in <bdi>{person.current_city}</bdi>
            </li>
          )}
        </ul>
      </div>
    </Card>
  );
}

function Photos({ person }: { person: Persona }) {
  return (
    <Card platform="Instagram">
      <div className="flex items-center gap-3.5 p-3.5 pb-2.5">
        <Face
          person={person}
          className="size-16 shrink-0 rounded-full ring-2 ring-line-strong ring-offset-2 ring-offset-surface"
        />
        <p className="min-w-0 text-sm font-semibold">{handleOf(person)}</p>
      </div>
      <div className="flex flex-col gap-0.5 px-3.5 pb-3">
        <p className="text-sm font-semibold" dir="auto">
          {nameOf(person)}
        </p>
        <Text>{person.bio_instagram}</Text>
      </div>
      <div className="mt-auto grid grid-cols-3 gap-px border-t border-line bg-line">
        {tiles(person, 3).map((picture, index) => (
          <Photo
            key={picture?.id ?? index}
            picture={picture}
            alt={altOf(person)}
            width={160}
            className="aspect-square"
          />
        ))}
      </div>
    </Card>
  );
}

function Posts({ person }: { person: Persona }) {
  return (
    <Card platform="X">
      <div className="flex flex-1 gap-3 p-3.5">
        <Face person={person} className="size-11 shrink-0 rounded-full" />
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          <p className="text-sm leading-tight">
            <span className="block font-bold" dir="auto">
              {nameOf(person)}
            </span>
            <span className="text-muted">@{handleOf(person).replaceAll('.', '_')}</span>
          </p>
          <Text>{person.bio_x}</Text>
          <p className="mt-auto flex flex-wrap gap-x-4 gap-y-1 pt-2 text-xs text-muted">
            {person.current_city && (
              <span className="flex gap-1">
                <MapPin {...icon} /> {person.current_city}
              </span>
            )}
            <span className="flex gap-3" aria-hidden>
              <MessageCircle {...icon} />
              <Repeat2 {...icon} />
            </span>
          </p>
        </div>
      </div>
    </Card>
  );
}

function Clips({ person }: { person: Persona }) {
  return (
    <Card platform="TikTok">
      <div className="flex flex-1 flex-col items-center gap-2 p-3.5 text-center">
        <Face person={person} className="size-16 rounded-full" />
        <p className="text-sm font-semibold">@{handleOf(person)}</p>
        <Text>{person.bio_tiktok}</Text>
      </div>
      <div className="mt-auto grid grid-cols-2 gap-1 p-1">
        {tiles(person, 2).map((picture, index) => (
          <span key={picture?.id ?? index} className="relative">
            <Photo picture={picture} alt={altOf(person)} className="aspect-[4/5] rounded-lg" />
            <span
              aria-hidden
              className="absolute bottom-1.5 left-1.5 grid size-5 place-items-center rounded-full bg-black/60 text-white"
            >
              <Play size={10} fill="currentColor" />
            </span>
          </span>
        ))}
      </div>
    </Card>
  );
}

const altOf = (person: Persona) => `${nameOf(person)}, synthetic`;
const Face = ({ person, className }: { person: Persona; className: string }) => (
  <Photo picture={person.base_image} alt={altOf(person)} width={160} className={className} />
);

function tiles(person: Persona, count: number): (PictureSummary | null)[] {
  return Array.from({ length: count }, (_, index) => person.images[index] ?? null);
}
