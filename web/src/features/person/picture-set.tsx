import { useState } from 'react';
import type { PersonaDetail, Picture } from '../../api/types.ts';
import { percent } from '../../ui/format.ts';
import { Photo } from '../../ui/photo.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { OutcomeBadge, REVIEWS } from '../../ui/words.tsx';
import { PictureDialog } from './picture-dialog.tsx';
import { labelOf, numberOf, pictureName, picturesOf, shownReasons } from './pictures-of.ts';

export function PictureSet({ person }: { person: PersonaDetail }) {
  const [open, setOpen] = useState<number>();
  const pictures = picturesOf(person);
  const missing = Math.max(0, person.pictures_wanted - person.images.length);
  const making = person.status === 'written';
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] gap-3 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
        {pictures.map((picture, index) => (
          // By its place: the focus stays where a picture is made again.
          <li key={numberOf(picture)} className="sm:max-w-80">
            <PictureCard person={person} picture={picture} onOpen={() => setOpen(index)} />
          </li>
        ))}
        {making &&
          Array.from({ length: missing + (person.base_image ? 0 : 1) }, (_, index) => (
            <li key={`missing-${index}`} className="card flex flex-col overflow-hidden">
              <span className="aspect-square animate-pulse bg-sunken" />
              <span className="p-2.5 text-xs text-muted">Being made</span>
            </li>
          ))}
      </ul>
      {pictures.length === 0 && !making && <p className="text-muted">There are no pictures.</p>}
      {open !== undefined && pictures[open] && (
        <PictureDialog
          person={person}
          pictures={pictures}
          index={open}
          onMove={setOpen}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function PictureCard({
  person,
  picture,
  onOpen,
}: {
  person: PersonaDetail;
  picture: Picture;
  onOpen: () => void;
}) {
  const { verdict } = picture;
  return (
    <button
      type="button"
      onClick={onOpen}
      className="card flex h-full w-full flex-col overflow-hidden text-left transition-shadow hover:shadow-md"
    >
      <span className="relative block w-full">
        <Photo picture={picture} alt={pictureName(person, picture)} className="aspect-square w-full" />
        <SyntheticMark over className="absolute bottom-1.5 left-1.5" />
      </span>
      <span className="flex flex-1 flex-col gap-1 p-2.5">
        <span className="flex flex-wrap items-center justify-between gap-1">
          <span className="text-xs font-semibold">{labelOf(picture)}</span>
          {verdict && <OutcomeBadge outcome={verdict.outcome} />}
        </span>
        <span className="text-2xs text-muted">
          {picture.similarity === null ? 'Not compared' : `Same face: ${percent(picture.similarity)}`}
          {picture.review !== 'pending' && ` · ${REVIEWS[picture.review].words}`}
        </span>
        {shownReasons(picture).map(({ code, words }) => (
          <span key={code} className="text-2xs">
            {words}
          </span>
        ))}
      </span>
    </button>
  );
}
