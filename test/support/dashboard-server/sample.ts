import { Buffer } from 'node:buffer';
import sharp from 'sharp';
import { textOf } from '../../../src/database/personas.ts';
import type { Outcome } from '../../../src/domain/verdict.ts';
import { openTestApplication } from '../application.ts';
import { makeDataset } from '../application.ts';
import type { Persona, Picture } from './shapes.ts';

export interface Sample {
  /** Completed people with the addresses of their pictures, as the API shows them. */
  people: Persona[];
  /** The stored bytes of every picture, by its id. */
  files: Map<string, Buffer>;
  thumbnail(id: string, width: number): Promise<Buffer>;
}

/** Now and then the checks find something: what a person's picture then says. */
const FINDINGS: Readonly<
  Record<number, { outcome: Outcome; code: string; words: string; similarity: number }>
> = {
  6: {
    outcome: 'failed',
    code: 'other-person',
    words: 'It shows another person than the base picture.',
    similarity: 0.31,
  },
  17: {
    outcome: 'could-not-tell',
    code: 'unsure-person',
    words: 'It may show the person of the base picture or another one.',
    similarity: 0.55,
  },
  30: { outcome: 'failed', code: 'blurred', words: 'It is blurred.', similarity: 0.7 },
};

/** People and pictures as the product makes them offline, with some verdicts that photos would have. */
export async function makeSample(count: number): Promise<Sample> {
  const application = await openTestApplication({});
  try {
    const dataset = await makeDataset(application, {
      count,
      personaProvider: 'offline',
      pictureProvider: 'offline',
      seed: 'dashboard',
    });
    const rows = await application.personas.page(dataset.id, 'completed', -1, count);
    const pictures = await application.personas.picturesOf(rows.map(({ id }) => id));
    const files = new Map<string, Buffer>();
    for (const { id, key } of pictures) files.set(id, Buffer.from(await application.store.get(key)));
    let cell = 0;
    const people = rows.map((row): Persona => {
      const own = pictures.filter(({ personaId }) => personaId === row.id);
      const grids = own.filter(({ kind }) => kind === 'grid');
      const shown = own.map((picture): Picture => {
        const { outcome, reasons } = picture.verdict ?? { outcome: 'passed', reasons: [] };
        const finding = picture.kind === 'cell' ? FINDINGS[(cell += 1)] : undefined;
        return {
          id: picture.id,
          persona_id: row.id,
          dataset_id: dataset.id,
          kind: picture.kind,
          index: picture.index,
          width: picture.width,
          height: picture.height,
          bytes: picture.bytes,
          media_type: picture.mediaType,
          sha256: picture.sha256,
          verdict:
            picture.kind === 'grid'
              ? null
              : finding
                ? { outcome: finding.outcome, reasons: [{ code: finding.code, words: finding.words }] }
                : { outcome, reasons },
          review: 'pending',
          similarity: finding?.similarity ?? null,
          rectangle: picture.rectangle,
          grid_id: picture.kind === 'cell' ? (grids[Math.floor(picture.index / 4)]?.id ?? null) : null,
          call_id: picture.callId,
          cost_usd: 0,
          created_at: picture.createdAt.toISOString(),
          file_url: `/api/v1/pictures/${picture.id}/file?v=${picture.sha256.slice(0, 16)}`,
          thumbnail_url: `/api/v1/pictures/${picture.id}/thumbnail?v=${picture.sha256.slice(0, 16)}`,
        };
      });
      const images = shown.filter(({ kind }) => kind === 'cell');
      const outcomes = images.map(({ verdict }) => verdict?.outcome);
      return {
        ...textOf(row),
        id: row.id,
        dataset_id: dataset.id,
        position: row.position,
        attempt: row.attempt,
        status: 'completed',
        review: 'pending',
        reviewed_at: null,
        reviewed_by: null,
        review_reason: null,
        verdict:
          (['failed', 'could-not-tell', 'not-a-photo', 'passed'] as const).find((one) =>
            outcomes.includes(one),
          ) ?? null,
        picture_prompt: row.picturePrompt,
        failure: null,
        pictures_passed: outcomes.filter((one) => one === 'passed' || one === 'not-a-photo').length,
        pictures_wanted: dataset.images,
        cost_usd: 0,
        created_at: row.createdAt.toISOString(),
        completed_at: row.createdAt.toISOString(),
        base_image: shown.find(({ kind }) => kind === 'base') ?? null,
        images,
        grids: shown.filter(({ kind }) => kind === 'grid'),
      };
    });
    const thumbnails = new Map<string, Promise<Buffer>>();
    return {
      people,
      files,
      thumbnail(id, width) {
        const name = `${id}-${width}`;
        const made = thumbnails.get(name) ?? sharp(files.get(id)).resize(width).webp().toBuffer();
        thumbnails.set(name, made);
        return made;
      },
    };
  } finally {
    await application.close();
  }
}
