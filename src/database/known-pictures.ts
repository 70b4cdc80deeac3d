import { and, asc, eq, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { PictureKind } from '../domain/picture.ts';
import type { Database } from './connection.ts';
import { paidCalls, personas, pictures } from './schema.ts';

/** A picture of a dataset that a file was found to be, or to show. */
export interface KnownPicture {
  datasetId: string;
  personaId: string;
  firstname: string;
  lastname: string;
  kind: PictureKind;
  /** From 0, among the person's pictures of this kind. */
  index: number;
  key: string;
  /** Whether another picture has taken its place in the dataset since, or another person that of its person. */
  replaced: boolean;
  /** Bits in which what it shows differs; 0 also where the bytes are the same. */
  distance: number;
}

export type KnownPictures = ReturnType<typeof createKnownPictures>;

/** Finds pictures of all datasets in a database by what a file holds or shows. */
export function createKnownPictures(db: Database) {
  // What the dataset has now goes before what it had.
  const isReplaced = sql<boolean>`${pictures.replacedAt} is not null`;
  const columns = {
    datasetId: pictures.datasetId,
    personaId: pictures.personaId,
    firstname: personas.firstname,
    lastname: personas.lastname,
    kind: pictures.kind,
    index: pictures.index,
    key: pictures.key,
    replaced: isReplaced,
  };

  return {
    /** The picture with exactly these bytes, as it is stored or as the vendor's answer that it comes from. */
    async withBytes(sha256: string): Promise<KnownPicture | undefined> {
      const [found] = await db
        .select({ ...columns, distance: sql<number>`0` })
        .from(pictures)
        .innerJoin(personas, eq(personas.id, pictures.personaId))
        .leftJoin(
          paidCalls,
          and(
            eq(paidCalls.id, pictures.callId),
            eq(pictures.kind, 'base'),
            eq(paidCalls.answerSha256, sha256),
          ),
        )
        .where(or(eq(pictures.sha256, sha256), isNotNull(paidCalls.id)))
        .orderBy(isReplaced, asc(pictures.createdAt))
        .limit(1);
      return found;
    },

    /**
     * The picture that shows the same, if there is one: the most similar within `mostBits`. Every row is
     * compared.
     * @param hash 16 hex digits
     */
    async showing(hash: string, mostBits: number): Promise<KnownPicture | undefined> {
      const distance = sql<number>`bit_count(${pictures.perceptualHash} # ${bitsOf(hash)}::bit(64))::int`;
      const [found] = await db
        .select({ ...columns, distance })
        .from(pictures)
        .innerJoin(personas, eq(personas.id, pictures.personaId))
        .where(and(isNotNull(pictures.perceptualHash), lte(distance, mostBits)))
        .orderBy(asc(distance), isReplaced, asc(pictures.createdAt))
        .limit(1);
      return found;
    },
  };
}

/** 16 hex digits as the 64 bits that the database compares. */
export function bitsOf(hash: string): string {
  return BigInt(`0x${hash}`).toString(2).padStart(64, '0');
}
