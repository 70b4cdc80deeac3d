import type { PersonaDetail, Picture } from '../../api/types.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { nameOf } from './name-of.ts';
import { Section } from './section.tsx';

/** The pictures as they came from the model, with the cuts that were found drawn on them. */
export function GridSection({ person }: { person: PersonaDetail }) {
  const grids = person.grids ?? [];
  if (grids.length === 0) return null;
  return (
    <Section
      title={grids.length === 1 ? 'Original grid' : 'Original grids'}
      aside="with the cuts that were found"
    >
      <div className={grids.length === 1 ? 'max-w-lg' : 'grid gap-4 sm:grid-cols-2'}>
        {grids.map((grid) => (
          <Grid key={grid.id} person={person} grid={grid} cells={cellsOf(person, grid, grids)} />
        ))}
      </div>
    </Section>
  );
}

function cellsOf(person: PersonaDetail, grid: Picture, grids: readonly Picture[]): Picture[] {
  return person.images.filter(
    ({ grid_id, rectangle }) =>
      rectangle !== null && (grid_id === grid.id || (grid_id === null && grids.length === 1)),
  );
}

function Grid({ person, grid, cells }: { person: PersonaDetail; grid: Picture; cells: readonly Picture[] }) {
  const line = Math.max(grid.width, grid.height) / 200;
  return (
    <figure className="card overflow-hidden">
      <div className="relative">
        <img
          src={grid.file_url}
          width={grid.width}
          height={grid.height}
          loading="lazy"
          alt={`Grid of pictures of ${nameOf(person)}, synthetic, as the model gave it`}
          className="block h-auto w-full bg-sunken"
        />
        <svg
          viewBox={`0 0 ${grid.width} ${grid.height}`}
          className="absolute inset-0 size-full"
          role="img"
          aria-label={`${cells.length} pictures were cut out`}
        >
          {cells.map(({ id, rectangle, index, verdict }) => {
            if (!rectangle) return null;
            const bad = verdict?.outcome === 'failed';
            return (
              <g key={id} className={bad ? 'text-[#ff8a80]' : 'text-[#6ef2b0]'}>
                <rect
                  x={rectangle.left}
                  y={rectangle.top}
                  width={rectangle.width}
                  height={rectangle.height}
                  fill="none"
                  stroke="black"
                  strokeOpacity={0.55}
                  strokeWidth={line * 2.4}
                />
                <rect
                  x={rectangle.left}
                  y={rectangle.top}
                  width={rectangle.width}
                  height={rectangle.height}
                  fill="none"
                  stroke="currentColor"
                  strokeWidth={line}
                  strokeDasharray={`${line * 5} ${line * 3}`}
                />
                <circle
                  cx={rectangle.left + line * 10}
                  cy={rectangle.top + line * 10}
                  r={line * 6}
                  fill="black"
                  fillOpacity={0.7}
                />
                <text
                  x={rectangle.left + line * 10}
                  y={rectangle.top + line * 13}
                  textAnchor="middle"
                  fontSize={line * 8.5}
                  fontWeight={700}
                  fill="white"
                >
                  {index + 1}
                </text>
              </g>
            );
          })}
        </svg>
        <SyntheticMark over className="absolute right-2 bottom-2" />
      </div>
      <figcaption className="px-3.5 py-2.5 text-xs text-muted">
        {grid.width} × {grid.height} pixels. Cuts:{' '}
        {cells
          .map(
            ({ index, rectangle }) => rectangle && `${index + 1}: ${rectangle.width} × ${rectangle.height}`,
          )
          .join(', ') || 'none are kept'}
      </figcaption>
    </figure>
  );
}
