import { z } from '@hono/zod-openapi';
import { HttpProblem } from '../problem.ts';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 200;

/** Text that a database can hold and look for. */
export const storableText = () =>
  z.string().refine((text) => !text.includes('\0'), { error: 'holds a character that cannot be stored' });

/** A part that may be missing. `nullable()` would say of the part itself, wherever it is used, that it may be. */
export const orNull = <Part extends z.ZodType>(part: Part) => z.union([part, z.null()]);

/** What every list takes, and nothing else: a filter that is misspelt would give everybody. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(400).optional().meta({ description: '`next_cursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(DEFAULT_PAGE),
});

/** What every list gives. */
export const pageOf = <Item extends z.ZodType>(name: string, item: Item) =>
  z
    .object({
      items: z.array(item),
      next_cursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
    })
    .openapi(name);

/** A place in a list that survives changes before it: the sort key of the last item, unreadable on purpose. */
export const encodeCursor = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws HttpProblem 400 where it is not a cursor that {@link encodeCursor} made */
export function decodeCursor<Place extends readonly (string | number)[]>(
  schema: z.ZodType<Place>,
  cursor: string | undefined,
): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new HttpProblem(400, 'invalid_cursor', 'This cursor is not one that this list gave.', {
      hint: 'Leave `cursor` out to begin at the first page.',
    });
  }
}

const IdPlace = z.tuple([z.uuid()]);

/** The id after which a page begins, in a list whose order is that of its ids. */
export const idCursor = (cursor: string | undefined): string | undefined =>
  decodeCursor(IdPlace, cursor)?.[0];

/** @param rows one more than the page holds, where there are more */
export function nextCursor(rows: readonly { id: string }[], limit: number): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last ? encodeCursor([last.id]) : null;
}
