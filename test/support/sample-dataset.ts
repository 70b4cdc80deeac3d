import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import type { DatasetSource, DatasetView, PersonaView, PictureView } from '../../src/domain/dataset-view.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { AvatarError } from '../../src/domain/errors.ts';
import type { PictureKind } from '../../src/domain/picture.ts';

export interface SampleOptions {
  people?: number;
  images?: number;
  dataset?: Partial<DatasetView>;
  /** What is special about the person at a position. */
  person?: (position: number) => Partial<PersonaView>;
  /** What is special about the verdict on a picture; base pictures passed. */
  verdict?: (cell: { position: number; index: number }) => Partial<Verdict> | undefined;
  /** Where objects are said to be. */
  urlOf?: (key: string) => Pick<PictureView, 'url' | 'expiresAt'>;
}

export interface Sample extends DatasetSource {
  /** The objects by key; taking one out loses it. */
  objects: Map<string, Uint8Array>;
  /** People that were read so far. */
  readonly peopleRead: number;
  /** Objects that were read so far. */
  readonly objectsRead: number;
}

const FIRST_NAMES = ['Beatriz', 'Júlio', 'Áurea', 'Mário', 'Lara', 'Tomás', 'Eduarda'];
const LAST_NAMES = ['Oliveira', 'Pinheiro', 'Anjos', 'Macedo', 'Gomes'];
const CITIES = ['Lisbon', 'Porto', 'Évora'];

/** A dataset in memory, the same at every call. Its pictures are small plain PNG files. */
export async function sampleDataset(options: SampleOptions = {}): Promise<Sample> {
  const { people = 3, images = 4, person = () => ({}), urlOf = fileUrlOf, verdict = () => ({}) } = options;
  const objects = new Map<string, Uint8Array>();
  // A few different pictures are enough, and drawing thousands would take longer than any test.
  const drawn = await Promise.all([0, 60, 120, 180, 240].map(draw));
  const seen = { people: 0, objects: 0 };

  function picture(position: number, kind: PictureKind, index: number): PictureView {
    const bytes = drawn[(position + index) % drawn.length] ?? new Uint8Array();
    const key = `datasets/sample/${position}/${kind}-${index}.png`;
    objects.set(key, bytes);
    return {
      id: `picture-${position}-${kind}-${index}`,
      kind,
      index,
      key,
      ...urlOf(key),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      width: 96,
      height: 64,
      bytes: bytes.length,
      mediaType: 'image/png',
      verdict: {
        outcome: 'passed',
        reasons: [],
        measures: null,
        faces: [{ size: 0.3, score: 0.9 }],
        similarity: 0.9,
        ...(kind === 'cell' ? verdict({ position, index }) : {}),
      },
    };
  }

  const dataset = datasetView({ requested: people, completed: people, images_per_person: images });
  return {
    dataset: { ...dataset, pictures: people * (images + 1), ...options.dataset },
    async *personas() {
      for (let position = 0; position < people; position += 1) {
        seen.people += 1;
        yield {
          ...personaView(position),
          base_image: picture(position, 'base', 0),
          images: Array.from({ length: images }, (_, index) => picture(position, 'cell', index)),
          pictures_passed: images,
          pictures_wanted: images,
          ...person(position),
        };
      }
    },
    async readObject(key) {
      seen.objects += 1;
      const bytes = objects.get(key);
      if (bytes === undefined) throw new AvatarError('not_here', `There is no object ${key}.`);
      return bytes;
    },
    objects,
    get peopleRead() {
      return seen.people;
    },
    get objectsRead() {
      return seen.objects;
    },
  };
}

const fileUrlOf = (key: string) => ({ url: pathToFileURL(join(tmpdir(), 'avatars-sample', key)).href });

function draw(red: number): Promise<Uint8Array> {
  return sharp({ create: { width: 96, height: 64, channels: 3, background: { r: red, g: 120, b: 90 } } })
    .png()
    .toBuffer();
}

function datasetView(facts: Partial<DatasetView>): DatasetView {
  return {
    id: '0199e0c4-7b1e-7f3a-9a70-1c2d3e4f5a6b',
    description: 'retired teachers in Lisbon who garden',
    language: 'Portuguese',
    status: 'completed',
    requested: 0,
    completed: 0,
    failed: 0,
    pictures: 0,
    images_per_person: 4,
    require_passed: false,
    people_short: null,
    seed: 'sample',
    quality: 'low',
    max_cost: null,
    persona_provider: 'offline',
    picture_provider: 'offline',
    persona_model: null,
    picture_model: null,
    created_at: '2025-11-22T10:31:00.000Z',
    started_at: '2025-11-22T10:31:02.000Z',
    finished_at: '2025-11-22T10:33:07.000Z',
    paused: null,
    cost: { usd: 0, calls: 0, repeats: 0, unknown: 0, unpriced: 0 },
    gaps: [],
    ...facts,
  };
}

function personaView(
  position: number,
): Omit<PersonaView, 'base_image' | 'images' | 'pictures_passed' | 'pictures_wanted'> {
  const pick = (list: readonly string[]) => list[position % list.length] ?? '';
  return {
    id: `persona-${position}`,
    position,
    firstname: pick(FIRST_NAMES),
    lastname: pick(LAST_NAMES),
    gender: position % 2 === 0 ? 'f' : 'm',
    age: 60 + (position % 30),
    bio_facebook: `Forty years in classrooms, and now pupil number ${position} is a tomato.`,
    bio_instagram: 'balcony jungle 🌿\nlemons, basil\nslow mornings',
    bio_x: 'Former geography teacher. Compost is the only investment that never disappointed me.',
    bio_tiktok: 'I talk to tomatoes. They listen.',
    ethnicity: null,
    job_title: 'Retired teacher',
    workplace: null,
    edu_establishment: 'Universidade de Lisboa',
    edu_study: 'Biology',
    current_city: pick(CITIES),
    current_state: null,
    prev_city: 'Braga',
    prev_state: null,
    about: null,
    picture_prompt: 'Four natural photos of one person in one 2×2 grid.',
  };
}
