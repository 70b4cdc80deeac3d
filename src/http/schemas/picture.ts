import { z } from '@hono/zod-openapi';
import { OUTCOMES } from '../../domain/verdict.ts';
import { THUMBNAIL_WIDTHS } from '../../services/picture-files.ts';
import { orNull, PageQuery, pageOf } from './page.ts';
import { reviewFields, ReviewStateSchema } from './review.ts';

const EXAMPLE = '01900000-0000-7000-8000-000000000003';

export const PictureId = z.uuid().openapi({ param: { name: 'picture', in: 'path' }, example: EXAMPLE });

const Kind = z.enum(['base', 'grid', 'cell']);

export const Verdict = z
  .object({
    outcome: z.enum(OUTCOMES),
    reasons: z
      .array(z.object({ code: z.string(), words: z.string() }))
      .meta({ description: 'Why it is not `passed`.' }),
    measures: z
      .object({
        width: z.number(),
        height: z.number(),
        contrast: z.number(),
        sharpness: z.number(),
        flatness: z.number(),
        edgeLine: z.number(),
      })
      .nullable(),
    faces: z.array(z.object({ size: z.number(), score: z.number() })).nullable(),
    similarity: z.number().nullable(),
  })
  .openapi('Verdict');

const shown = {
  id: z.uuid(),
  kind: Kind,
  index: z.int().meta({ description: 'From 0, among the pictures of this kind.' }),
  width: z.int(),
  height: z.int(),
  sha256: z.string(),
  review: ReviewStateSchema,
  similarity: z.number().nullable().meta({ description: "Of its face with the base picture's, 0 to 1." }),
  file_url: z.string().meta({ description: 'Path on this server; what is behind it never changes.' }),
  thumbnail_url: z.string().meta({ description: 'Path on this server; takes `&width=`.' }),
};

/** A picture in a list of people: what it takes to show it. */
export const PictureSummary = z
  .object({ ...shown, verdict: orNull(Verdict.pick({ outcome: true, reasons: true })) })
  .openapi('PictureSummary');

export const Picture = z
  .object({
    ...shown,
    persona_id: z.uuid(),
    dataset_id: z.uuid(),
    bytes: z.int(),
    media_type: z.string(),
    verdict: orNull(Verdict),
    ...reviewFields,
    rectangle: z
      .object({ left: z.int(), top: z.int(), width: z.int(), height: z.int() })
      .nullable()
      .meta({ description: 'For a cell: where it was in its grid, in pixels.' }),
    grid_id: z.uuid().nullable().meta({ description: 'For a cell: the grid that it was cut from.' }),
    call_id: z.uuid().nullable(),
    cost_usd: z
      .number()
      .nullable()
      .meta({ description: 'USD of the call that it came with; of a cell, a quarter of its grid.' }),
    created_at: z.iso.datetime(),
    replaced_at: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When it was made again; null for what the dataset holds now.' }),
  })
  .openapi('Picture');

export const PicturePage = pageOf('PicturePage', Picture);

export const PictureQuery = PageQuery.extend({
  verdict: z.enum(OUTCOMES).optional(),
  review: ReviewStateSchema.optional(),
  kind: Kind.optional(),
});

const version = z
  .string()
  .regex(/^[0-9a-f]{8,64}$/)
  .optional()
  .meta({
    description: 'The beginning of the SHA-256 that is meant: where it fits, the answer is kept for good.',
  });

export const FileQuery = z.object({ v: version });

export const ThumbnailQuery = z.object({
  v: version,
  width: z
    .enum(THUMBNAIL_WIDTHS.map(String) as [string, ...string[]])
    .default('320')
    .meta({ description: 'Pixels of the longer side, at most.' }),
});

export const Provenance = z
  .object({
    verdict: z.enum(['holds', 'changed', 'invalid', 'unsigned', 'unmarked']),
    synthetic: z.boolean().meta({ description: 'Whether the marks say that it is synthetic.' }),
    unchanged: z.boolean().meta({ description: 'Whether the stored bytes are those that were stored.' }),
    xmp: z
      .object({
        digital_source: z.string(),
        system: z.string().optional(),
        tool: z.string().optional(),
        date: z.string().optional(),
      })
      .nullable(),
    manifest: z
      .object({
        state: z.enum(['valid', 'changed', 'invalid']),
        problems: z.array(z.string()),
        digital_sources: z.array(z.string()),
        generator: z.string().nullable(),
        ingredients: z.array(
          z.object({
            title: z.string().nullable(),
            sha256: z.string().nullable(),
            has_manifest: z.boolean(),
          }),
        ),
      })
      .nullable(),
    signer: z
      .object({
        kind: z.enum(['trusted', 'development', 'unknown']),
        name: z.string(),
        issuer: z.string(),
        fingerprint: z.string().optional(),
      })
      .nullable(),
  })
  .openapi('Provenance');
