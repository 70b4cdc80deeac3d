import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { PersonaDetail, Picture } from '../../api/types.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { bytes, moment, percent, usd } from '../../ui/format.ts';
import { Photo } from '../../ui/photo.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { OutcomeBadge, ReviewBadge } from '../../ui/words.tsx';
import { PictureDecisions } from './picture-decisions.tsx';
import { pictureName } from './pictures-of.ts';
import { ProvenanceFacts } from './provenance-facts.tsx';

interface PictureDialogProps {
  person: PersonaDetail;
  pictures: Picture[];
  index: number;
  onMove: (index: number) => void;
  onClose: () => void;
}

/** One picture large, with everything that is known about it. */
export function PictureDialog({ person, pictures, index, onMove, onClose }: PictureDialogProps) {
  const picture = pictures[index];
  if (!picture) return null;
  const step = (by: number) => onMove((index + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  };
  const { verdict } = picture;
  return (
    <Dialog title={pictureName(person, picture)} onClose={onClose} wide>
      <div onKeyDown={onKeyDown} className="grid gap-5 md:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <div className="relative self-start">
          <Photo
            picture={picture}
            alt={pictureName(person, picture)}
            original
            eager
            className="aspect-square w-full rounded-xl"
          />
          <SyntheticMark over className="absolute bottom-2 left-2" />
          <div className="absolute right-2 bottom-2 flex gap-1.5">
            <Button size="icon" aria-label="Picture before" onClick={() => step(-1)}>
              <ChevronLeft size={18} aria-hidden />
            </Button>
            <Button size="icon" aria-label="Next picture" onClick={() => step(1)}>
              <ChevronRight size={18} aria-hidden />
            </Button>
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-4 text-sm">
          <p className="sr-only" aria-live="polite">
            {pictureName(person, picture)}, {index + 1} of {pictures.length}
          </p>
          <div className="flex flex-wrap gap-1.5">
            {verdict && <OutcomeBadge outcome={verdict.outcome} />}
            <ReviewBadge review={picture.review} />
          </div>
          {verdict && verdict.reasons.length > 0 && (
            <ul className="flex list-disc flex-col gap-1 pl-5">
              {verdict.reasons.map(({ code, words }) => (
                <li key={code}>{words}</li>
              ))}
            </ul>
          )}
          <PictureDecisions picture={picture} />
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-xs">
            <Fact words="Same face as the first">
              {picture.similarity === null ? 'not compared' : percent(picture.similarity)}
            </Fact>
            <Fact words="Size">
              {picture.width} × {picture.height}, {bytes(picture.bytes)}
            </Fact>
            <Fact words="Made">{moment(picture.created_at)}</Fact>
            <Fact words="Cost">{picture.cost_usd === null ? 'part of its grid' : usd(picture.cost_usd)}</Fact>
            <Fact words="SHA-256">
              <code className="font-mono break-all">{picture.sha256}</code>
            </Fact>
          </dl>
          <ProvenanceFacts picture={picture} />
          <a href={picture.file_url} download className={`${buttonClass('plain', 'small')} self-start`}>
            <Download size={14} aria-hidden /> Original file
          </a>
        </div>
      </div>
    </Dialog>
  );
}

function Fact({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{words}</dt>
      <dd>{children}</dd>
    </>
  );
}
