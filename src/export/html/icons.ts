import { type Markup, markup, trusted } from './markup.ts';

/** Drawn for this gallery on a grid of 24; they hint at a platform and are nobody's logo. */
const DRAWINGS = {
  facebook:
    '<path d="M14 21v-8h3l.5-3.5H14V7.4c0-1 .4-1.6 1.7-1.6h1.9V2.7C17.2 2.6 16.3 2.5 15 2.5c-2.7 0-4.5 1.6-4.5 4.6v2.4h-3V13h3v8z" fill="currentColor"/>',
  instagram:
    '<g fill="none" stroke="currentColor" stroke-width="1.9"><rect x="3.5" y="3.5" width="17" height="17" rx="5"/><circle cx="12" cy="12" r="4"/></g><circle cx="17" cy="7" r="1.25" fill="currentColor"/>',
  x: '<path d="M4.5 4.5 19 19.5M19 4.5 5 19.5" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>',
  tiktok:
    '<path d="M13.5 3v11.6a3.9 3.9 0 1 1-3.9-3.9M13.5 3c.3 3 2.2 5 5.5 5.3" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/>',
  place:
    '<path d="M12 21s-7-6-7-11.5a7 7 0 0 1 14 0C19 15 12 21 12 21z" fill="none" stroke="currentColor" stroke-width="1.8"/><circle cx="12" cy="9.5" r="2.3" fill="none" stroke="currentColor" stroke-width="1.8"/>',
  work: '<g fill="none" stroke="currentColor" stroke-width="1.8"><rect x="3.5" y="7.5" width="17" height="12" rx="2"/><path d="M9 7V5.5A1.5 1.5 0 0 1 10.500 4h3A1.500 1.500 0 0 1 15 5.500V7M3.500 12.500h17"/></g>',
  study:
    '<g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"><path d="M2.500 9.500 12 5l9.500 4.500L12 14z"/><path d="M6.500 11.500v4.200c1.500 1.500 3.300 2.300 5.500 2.300s4-.8 5.500-2.300v-4.200"/></g>',
  spark:
    '<path d="M12 3l1.900 6.100L20 11l-6.100 1.900L12 19l-1.900-6.100L4 11l6.100-1.900z" fill="currentColor"/>',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** All drawings once a page; {@link icon} points to them. */
export function iconSprite(): Markup {
  const symbols = Object.entries(DRAWINGS).map(([name, drawing]) =>
    trusted(`<symbol id="i-${name}" viewBox="0 0 24 24">${drawing}</symbol>`),
  );
  return markup`<svg class="sprite" aria-hidden="true" width="0" height="0">${symbols}</svg>`;
}

export function icon(name: IconName): Markup {
  return markup`<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-${name}"/></svg>`;
}
