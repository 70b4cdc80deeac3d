import { type RefObject, useLayoutEffect, useState } from 'react';

export type WallView = 'faces' | 'sets';

const GAP = 12;
const FACE_SIDE = 168;
const FACE_SIDE_PHONE = 108;
const FACE_TEXT = 48;
const SET_WIDTH = 520;
const SET_TEXT = 66;

/** How many people fit beside each other, and how tall a row is: known before anything has loaded. */
export function useColumns(list: RefObject<HTMLElement | null>, view: WallView, pictures: number) {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const measure = () => setWidth(element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [list]);
  const wished = view === 'sets' ? SET_WIDTH : width < 600 ? FACE_SIDE_PHONE : FACE_SIDE;
  const columns = Math.max(1, Math.round((width + GAP) / (wished + GAP)));
  const side = (width - GAP * (columns - 1)) / columns;
  const across = setColumns(pictures);
  const rowHeight =
    view === 'sets'
      ? Math.round((side / (across + 1)) * Math.ceil(Math.max(1, pictures) / across)) + SET_TEXT
      : Math.round(side) + FACE_TEXT;
  return { width, columns, rowHeight, gap: GAP };
}

/** Pictures beside each other in one row of a set, without the base picture. */
export const setColumns = (pictures: number): number => Math.min(4, Math.max(1, pictures));
