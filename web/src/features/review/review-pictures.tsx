import type { Persona, PictureSummary } from '../../api/types.ts';
import { classes } from '../../ui/classes.ts';
import { percent } from '../../ui/format.ts';
import { Photo } from '../../ui/photo.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { OutcomeBadge } from '../../ui/words.tsx';
import { labelOf, numberOf, pictureName, picturesOf } from '../person/pictures-of.ts';
import { Key } from './key.tsx';

interface ReviewPicturesProps {
  person: Persona;
  focused: number | undefined;
  onFocus: (picture: number) => void;
}

/** The first picture large, the others beside it at half its size: one look tells whether it is one face. */
export function ReviewPictures({ person, focused, onFocus }: ReviewPicturesProps) {
  const pictures = picturesOf(person);
  const chosen = pictures.find((picture) => numberOf(picture) === focused);
  if (chosen) return <Comparison person={person} chosen={chosen} onFocus={onFocus} />;
  const others = pictures.length - 1;
  const rows = others > 8 ? 4 : 2;
  const columns = 2 + Math.ceil(others / rows);
  return (
    <div className="grid min-h-0 place-items-center p-3 [container-type:size] max-lg:[container-type:normal] lg:p-5">
      <ul
        aria-label="Pictures"
        // As large as height and width allow, in the shape of the whole mosaic.
        className="grid w-full gap-2 max-lg:max-w-[max(60dvh,16rem)] max-lg:!grid-cols-2 lg:w-[min(100cqw,var(--fit))]"
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          ['--fit' as string]: `${((100 * columns) / rows).toFixed(2)}cqh`,
        }}
      >
        {pictures.map((picture, index) => (
          <li key={picture.id} className={index === 0 ? 'col-span-2 row-span-2' : ''}>
            <Tile person={person} picture={picture} onFocus={onFocus} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TileProps {
  person: Persona;
  picture: PictureSummary;
  onFocus: (picture: number) => void;
  pressed?: boolean;
}

const RINGS = {
  passed: '',
  'not-a-photo': '',
  failed: 'ring-2 ring-bad',
  'could-not-tell': 'ring-2 ring-warn',
} as const;

function Tile({ person, picture, onFocus, pressed = false }: TileProps) {
  const outcome = picture.verdict?.outcome;
  const number = numberOf(picture);
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => onFocus(number)}
      className={classes('relative block w-full overflow-hidden rounded-lg', outcome && RINGS[outcome])}
    >
      <Photo
        picture={picture}
        alt={pictureName(person, picture)}
        width={640}
        eager
        className="aspect-square w-full"
      />
      {number < 10 && (
        <span aria-hidden className="absolute top-1.5 left-1.5 rounded bg-black/70 text-white max-sm:hidden">
          <Key>{number}</Key>
        </span>
      )}
      {outcome && outcome !== 'passed' && outcome !== 'not-a-photo' && (
        <span className="absolute top-1.5 right-1.5">
          <OutcomeBadge outcome={outcome} />
        </span>
      )}
      <SyntheticMark over className="absolute bottom-1.5 left-1.5" />
    </button>
  );
}

interface ComparisonProps {
  person: Persona;
  chosen: PictureSummary;
  onFocus: (picture: number) => void;
}

/** One picture beside the first one, and what the checks say about it. */
function Comparison({ person, chosen, onFocus }: ComparisonProps) {
  const { base_image: base } = person;
  const shown = base && base.id !== chosen.id ? [base, chosen] : [chosen];
  const reasons = chosen.verdict?.reasons.map(({ words }) => words).join(' ');
  return (
    <div className="flex min-h-0 flex-col gap-3 p-3 lg:p-5">
      <div className="grid min-h-0 flex-1 place-items-center [container-type:size] max-lg:[container-type:normal]">
        <ul
          aria-label="Pictures side by side"
          className="grid w-full gap-2 lg:w-[min(100cqw,var(--fit))]"
          style={{
            gridTemplateColumns: `repeat(${shown.length}, minmax(0, 1fr))`,
            ['--fit' as string]: `${shown.length * 100}cqh`,
          }}
        >
          {shown.map((picture) => (
            <li key={picture.id}>
              <Tile person={person} picture={picture} onFocus={() => onFocus(numberOf(chosen))} pressed />
            </li>
          ))}
        </ul>
      </div>
      <p aria-live="polite" className="text-center text-sm">
        <strong>{labelOf(chosen)}</strong>
        {chosen.similarity !== null && <>, same face as the first: {percent(chosen.similarity)}</>}.{' '}
        <span className="text-muted">{reasons}</span>
      </p>
    </div>
  );
}
