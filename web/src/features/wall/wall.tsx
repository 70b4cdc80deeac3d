import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PeopleFilters } from '../../api/calls.ts';
import { Empty, ProblemNotice } from '../../ui/notice.tsx';
import { UsersRound } from 'lucide-react';
import { samePages, usePeopleWindow } from './use-people-window.ts';
import { FaceTile, WorkedOn } from './face-tile.tsx';
import { SetTile } from './set-tile.tsx';
import { useColumns, type WallView } from './use-columns.ts';
import { useFling } from './use-fling.ts';
import { Flung } from './wall-photo.tsx';

interface WallProps {
  dataset: string;
  filters: PeopleFilters;
  view: WallView;
  pictures: number;
  /** Whether the dataset is worked on now. */
  running: boolean;
  empty: { title: string; words: string };
}

const SKELETON_ROWS = 4;

/** Everybody of a dataset, of whom only those in sight are in the page. */
export function Wall({ dataset, filters, view, pictures, running, empty }: WallProps) {
  // Always there, whether or not somebody is: it tells how wide a list would be.
  const frame = useRef<HTMLDivElement>(null);
  const { width, columns, rowHeight, gap } = useColumns(frame, view, pictures);
  const [margin, setMargin] = useState(0);
  const [sight, setSight] = useState({ from: 0, to: 1 });
  const people = usePeopleWindow(dataset, filters, sight.from, sight.to);
  const known = Math.ceil(people.count / columns);
  const rows = known + (people.more ? SKELETON_ROWS : 0);
  const virtual = useWindowVirtualizer({
    count: rows,
    estimateSize: () => rowHeight,
    gap,
    overscan: 3,
    scrollMargin: margin,
  });
  const flung = useFling();
  const items = virtual.getVirtualItems();
  const from = (items[0]?.index ?? 0) * columns;
  const to = ((items.at(-1)?.index ?? 0) + 1) * columns;
  // Only where other pages come into sight: a wall that is scrolled is drawn once a frame, not twice.
  useEffect(() => setSight((old) => (samePages(old, { from, to }) ? old : { from, to })), [from, to]);
  useLayoutEffect(() => {
    const top = frame.current?.getBoundingClientRect().top;
    if (top !== undefined) setMargin(Math.round(top + window.scrollY));
  }, [width]);
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight, columns]);

  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
    };
    const step = steps[event.key];
    const tile = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (step === undefined || !(tile instanceof HTMLElement)) return;
    const next = Number(tile.dataset['index']) + step;
    if (next < 0 || next >= people.count) return;
    event.preventDefault();
    virtual.scrollToIndex(Math.floor(next / columns));
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        frame.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus(),
      ),
    );
  };

  const nobody = people.count === 0 && !people.more && !people.pending;
  const Tile = view === 'sets' ? SetTile : FaceTile;
  return (
    <WorkedOn value={running}>
      <Flung value={flung}>
        <div ref={frame}>
          {people.error ? <ProblemNotice error={people.error} onRetry={people.retry} /> : null}
          {nobody && (
            <Empty icon={<UsersRound size={26} />} title={empty.title}>
              {empty.words}
            </Empty>
          )}
          <ul
            hidden={nobody}
            aria-label="People"
            onKeyDown={move}
            className="relative"
            style={{ height: virtual.getTotalSize() }}
          >
            {width > 0 &&
              items.flatMap((row) =>
                Array.from({ length: columns }, (_, column) => {
                  const index = row.index * columns + column;
                  const person = people.at(index);
                  if (index >= people.count && !people.more) return null;
                  const side = (width - gap * (columns - 1)) / columns;
                  return (
                    <li
                      key={index}
                      data-index={index}
                      aria-setsize={people.more ? -1 : people.count}
                      aria-posinset={index + 1}
                      className="absolute"
                      style={{
                        width: side,
                        height: rowHeight,
                        left: column * (side + gap),
                        top: row.start - margin,
                      }}
                    >
                      {person ? (
                        <Tile person={person} />
                      ) : (
                        <div className="size-full rounded-xl bg-sunken" aria-label="On the way" role="img" />
                      )}
                    </li>
                  );
                }),
              )}
          </ul>
        </div>
      </Flung>
    </WorkedOn>
  );
}
