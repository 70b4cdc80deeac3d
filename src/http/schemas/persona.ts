import { z } from '@hono/zod-openapi';
import { ADULT_AGE, BIOGRAPHY_LIMITS, HIGHEST_AGE, PersonaText } from '../../domain/persona.ts';
import { AGE_BANDS } from '../../domain/review.ts';
import { OUTCOMES } from '../../domain/verdict.ts';
import { orNull, PageQuery, pageOf, storableText } from './page.ts';
import { Picture, PictureSummary } from './picture.ts';
import { reviewFields, ReviewStateSchema } from './review.ts';

const EXAMPLE = '01900000-0000-7000-8000-000000000002';

export const PersonaId = z.uuid().openapi({ param: { name: 'persona', in: 'path' }, example: EXAMPLE });

const Status = z.enum(['written', 'completed', 'failed']);
const moment = z.iso.datetime();

const fields = {
  id: z.uuid(),
  dataset_id: z.uuid(),
  position: z.int().meta({ description: 'From 0, the place in the dataset.' }),
  attempt: z.int().meta({ description: 'From 0: who follows somebody that failed at the same place.' }),
  status: Status,
  ...reviewFields,
  verdict: z.enum(OUTCOMES).nullable().meta({ description: 'The worst outcome of the pictures.' }),
  ...PersonaText.shape,
  failure: z.object({ code: z.string().nullable(), message: z.string() }).nullable(),
  pictures_passed: z.int(),
  pictures_wanted: z.int(),
  cost_usd: z.number().nullable().meta({
    description: 'USD of the calls for this person alone; null where a price is not known.',
  }),
  created_at: moment,
  completed_at: moment.nullable(),
};

/** A person in a list. */
export const Persona = z
  .object({ ...fields, base_image: orNull(PictureSummary), images: z.array(PictureSummary) })
  .openapi('Persona');

/** A person alone, with everything about the pictures, and the grids that the photos were cut from. */
export const PersonaDetail = z
  .object({
    ...fields,
    picture_prompt: z.string().nullable(),
    base_image: orNull(Picture),
    images: z.array(Picture),
    grids: z.array(Picture),
  })
  .openapi('PersonaDetail');

export const PersonaPage = pageOf('PersonaPage', Persona);

export const PersonaQuery = PageQuery.extend({
  status: Status.optional(),
  review: ReviewStateSchema.optional(),
  verdict: z.enum(OUTCOMES).optional().meta({ description: 'That some picture of theirs has.' }),
  gender: storableText().min(1).max(30).optional().meta({ description: 'As stored, or "female" or "male".' }),
  age: z.enum(AGE_BANDS).optional(),
  ethnicity: storableText().min(1).max(200).optional().meta({ description: 'As stored, or "not stated".' }),
  q: storableText()
    .max(200)
    .optional()
    .meta({ description: 'Words that each begin a word of names, job, places, schools or biographies.' }),
});

const short = (most: number) => z.string().max(most).nullable();
const biography = (field: keyof typeof BIOGRAPHY_LIMITS) =>
  z
    .string()
    .max(4 * BIOGRAPHY_LIMITS[field])
    .meta({ description: `At most ${BIOGRAPHY_LIMITS[field]} characters.` });

/** Which fields to change. The rules beyond the shape are those for what writers say. */
export const PersonaPatch = z
  .strictObject({
    firstname: z.string().max(200),
    lastname: z.string().max(200),
    gender: z.string().max(60),
    bio_facebook: biography('bio_facebook'),
    bio_instagram: biography('bio_instagram'),
    bio_x: biography('bio_x'),
    bio_tiktok: biography('bio_tiktok'),
    age: z.int().min(ADULT_AGE).max(HIGHEST_AGE),
    ethnicity: short(400),
    job_title: short(600),
    workplace: short(600),
    edu_establishment: short(600),
    edu_study: short(600),
    current_city: short(400),
    current_state: short(400),
    prev_city: short(400),
    prev_state: short(400),
    about: short(10_000),
  })
  .partial()
  .openapi('PersonaPatch', { example: { job_title: 'Retired geography teacher' } });
