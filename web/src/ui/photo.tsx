import { ImageOff, UserRound } from 'lucide-react';
import { useState } from 'react';
import { thumbnailOf } from '../api/calls.ts';
import type { PictureSummary } from '../api/types.ts';
import { classes } from './classes.ts';

export interface PhotoProps {
  /** Null where there is none, or none yet. */
  picture: PictureSummary | null;
  /** Whether it is still to come. */
  coming?: boolean;
  alt: string;
  width?: 160 | 320 | 640;
  /** The file itself instead of a thumbnail. */
  original?: boolean;
  eager?: boolean;
  className?: string;
}

/** A picture in a box whose size is known before it has loaded, so that nothing moves. */
export function Photo({
  picture,
  coming = false,
  alt,
  width = 320,
  original = false,
  eager = false,
  className,
}: PhotoProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const box = classes('relative block overflow-hidden bg-sunken', className);
  if (!picture || failed === picture.id) {
    return (
      <span
        className={classes(box, 'grid place-items-center text-muted')}
        role="img"
        aria-label={`${alt}: ${coming ? 'no picture yet' : 'no picture'}`}
      >
        {coming && !picture ? (
          <UserRound size={28} aria-hidden className="opacity-50" />
        ) : (
          <ImageOff size={20} aria-hidden />
        )}
      </span>
    );
  }
  return (
    <span className={box}>
      <img
        src={original ? picture.file_url : thumbnailOf(picture, width)}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        draggable={false}
        onError={() => setFailed(picture.id)}
        className="absolute inset-0 size-full object-cover"
      />
    </span>
  );
}
