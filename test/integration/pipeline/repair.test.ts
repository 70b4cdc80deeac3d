import { afterEach, describe, expect, it } from 'vitest';
import type { DatasetRequest } from '../../../src/domain/dataset.ts';
import type { PersonaView } from '../../../src/domain/dataset-view.ts';
import type { FaceVerifier } from '../../../src/ports/face-verifier.ts';
import type { Application, Dataset } from '../../../src/runtime/create-application.ts';
import { datasetSource, datasetView } from '../../../src/services/dataset-source.ts';
import { passedOnly } from '../../../src/services/passed-only.ts';
import { makeDataset, openTestApplication, runDataset } from '../../support/application.ts';
import { composeGrid } from '../../support/compose-grid.ts';
import type { Reaction, ServerCall } from '../../support/openai-server/index.ts';
import { createPictureSource } from '../../support/openai-server/pictures.ts';
import { startVendors, type Vendors } from '../../support/vendors.ts';

const size = { width: 512, height: 512 };
const drawings = createPictureSource({ baseSize: size, gridSize: size, gutter: 16, noise: 0 });
/** With noise, which no drawing has; each look is a person of its own. */
const photos = createPictureSource({ baseSize: size, gridSize: size, gutter: 16, noise: 12 });
const photo = (person: number) => photos.picture('base', person, 'photo');
const gridOf = async (...people: number[]) => composeGrid(await Promise.all(people.map(photo)));
/** One photo where four are expected: nobody can say where to cut it. */
const uncertain = () => drawings.picture('base', 1, 'uncertain');
const strip = async () =>
  composeGrid(await Promise.all([1, 2, 3].map((n) => drawings.picture('base', n, 'strip'))), { cols: 3 });

/** Takes the colour of a picture for the person that it shows. */
const byColour: FaceVerifier = {
  model: 'by colour',
  async faces({ data, width, height }) {
    const embedding = [0, 0, 0];
    for (let at = 0; at < data.length; at += 1) embedding[at % 3]! += data[at]! / (width * height);
    const side = Math.round(width / 2);
    return [{ box: { left: 0, top: 0, width: side, height: side }, score: 0.9, embedding }];
  },
  compare: (one, other) => (Math.hypot(...one.map((value, n) => value - other[n]!)) < 20 ? 0.9 : 0.1),
  close: async () => {},
};
const blind: FaceVerifier = {
  ...byColour,
  faces: () => Promise.reject(new Error('no memory left')),
};

type Answer = Buffer | Reaction;
interface Script {
  base?: Buffer;
  /** What the calls for grids get, one after another; the last one stands for all that follow. */
  grids: Answer[];
  faces?: FaceVerifier;
}

let vendors: Vendors;
let application: Application;
afterEach(async () => {
  await application.close();
  await vendors.close();
});

const isGrid = (call: ServerCall) => call.path.endsWith('/images/edits');
const callsFor = (endpoint: string) =>
  vendors.openai.calls.filter(({ path, charged }) => charged && path.endsWith(endpoint)).length;
/** What the vendor itself counted: base pictures and grids that it charged. */
const charged = () => ({ bases: callsFor('/images/generations'), grids: callsFor('/images/edits') });

async function make(script: Script, changes: Partial<DatasetRequest> = {}): Promise<Dataset> {
  let asked = 0;
  const answers = new Map<number, Answer>();
  const answerFor = (call: ServerCall): Answer | undefined => {
    if (!isGrid(call)) return script.base;
    if (!answers.has(call.number)) {
      answers.set(call.number, script.grids[asked] ?? script.grids.at(-1) ?? 'ok');
      asked += 1;
    }
    return answers.get(call.number);
  };
  vendors = await startVendors({
    openai: {
      baseSize: size,
      gridSize: size,
      pictureFor: (call) => {
        const answer = answerFor(call);
        return Buffer.isBuffer(answer) ? answer : undefined;
      },
      respond: (call) => {
        const answer = answerFor(call);
        return answer === undefined || Buffer.isBuffer(answer) ? 'ok' : answer;
      },
    },
  });
  application = await openTestApplication(vendors.env, script.faces ? { faces: script.faces } : {});
  return makeDataset(application, { images: 4, replace: false, ...changes });
}

async function peopleOf(
  dataset: Dataset,
  only = (source: Awaited<ReturnType<typeof datasetSource>>) => source,
) {
  const people: PersonaView[] = [];
  for await (const person of only(await datasetSource(dataset, application)).personas()) people.push(person);
  return people;
}
const outcomesOf = (dataset: Dataset) => application.personas.outcomes(dataset.id);
const reasonsOf = ([person]: PersonaView[]) =>
  person?.images.map(({ verdict }) => verdict?.reasons.map(({ code }) => code).join(' '));

describe('a stranger in a grid', () => {
  it('is replaced by a photo of one more grid; the good photos stay', async () => {
    const dataset = await make(
      { base: await photo(1), grids: [await gridOf(1, 2, 1, 1), await gridOf(1, 1, 1, 1)], faces: byColour },
      { requirePassed: true },
    );
    expect(dataset.status).toBe('completed');
    expect(charged()).toEqual({ bases: 1, grids: 2 });
    expect(await outcomesOf(dataset)).toEqual({ passed: 4 });
    const [person] = await peopleOf(dataset);
    expect(person).toMatchObject({ pictures_passed: 4, pictures_wanted: 4 });
    const pictures = await application.personas.picturesOf([person?.id ?? '']);
    const grids = pictures.filter(({ kind }) => kind === 'grid');
    const cellsOf = (grid: (typeof grids)[number] | undefined) =>
      pictures.filter(({ kind, callId }) => kind === 'cell' && callId === grid?.callId).length;
    expect(grids.map((grid) => [grid.index, cellsOf(grid)])).toEqual([
      [0, 3],
      [1, 1],
    ]);
    expect(await datasetView(dataset, application)).toMatchObject({ require_passed: true, people_short: 0 });
  });

  it('stays, as failed, where nobody asked for pictures that passed', async () => {
    const dataset = await make({ base: await photo(1), grids: [await gridOf(1, 2, 1, 1)], faces: byColour });
    expect(charged()).toEqual({ bases: 1, grids: 1 });
    expect(await outcomesOf(dataset)).toEqual({ passed: 3, failed: 1 });
    expect(await datasetView(dataset, application)).toMatchObject({
      require_passed: false,
      people_short: null,
    });
  });

  it('is left out where a photo is to spare, whoever asked', async () => {
    const dataset = await make(
      { base: await photo(1), grids: [await gridOf(1, 2, 1, 1)], faces: byColour },
      { images: 3 },
    );
    expect(charged()).toEqual({ bases: 1, grids: 1 });
    expect(await outcomesOf(dataset)).toEqual({ passed: 3 });
  });

  it('stays when the grids that may be made again are used up, and the person says how many passed', async () => {
    const dataset = await make(
      { base: await photo(1), grids: [await gridOf(1, 2, 2, 2)], faces: byColour },
      { requirePassed: true },
    );
    expect(dataset.status).toBe('completed');
    expect(charged()).toEqual({ bases: 1, grids: 3 });
    expect(await outcomesOf(dataset)).toEqual({ passed: 3, failed: 1 });
    expect(await peopleOf(dataset)).toMatchObject([{ pictures_passed: 3, pictures_wanted: 4 }]);
    expect(await peopleOf(dataset, passedOnly)).toMatchObject([
      { pictures_passed: 3, images: { length: 3 } },
    ]);
    expect(await datasetView(dataset, application)).toMatchObject({ people_short: 1 });
  });

  it('is not replaced beyond --max-cost, and is after that was raised, without paying anything twice', async () => {
    const script = {
      base: await photo(1),
      grids: [await gridOf(1, 2, 1, 1), await gridOf(1, 1, 1, 1)],
      faces: byColour,
    };
    // One base picture and one grid fit; what a call is expected to cost decides.
    const paused = await make(script, { requirePassed: true, quality: 'high', maxCost: 0.6 });
    expect(paused).toMatchObject({ status: 'paused', pause: { code: 'max-cost' } });
    expect(charged()).toEqual({ bases: 1, grids: 1 });
    await application.datasets.start(paused.id, { maxCost: 10 });
    const dataset = await runDataset(application, paused);
    expect(dataset.status).toBe('completed');
    expect(charged()).toEqual({ bases: 1, grids: 2 });
    expect(await outcomesOf(dataset)).toEqual({ passed: 4 });
  });

  it('costs nothing more where no check can run', async () => {
    const dataset = await make(
      { base: await photo(1), grids: [await gridOf(1, 2, 1, 1)], faces: blind },
      { requirePassed: true },
    );
    expect(charged()).toEqual({ bases: 1, grids: 1 });
    expect(await outcomesOf(dataset)).toEqual({ 'could-not-tell': 4 });
    expect(await datasetView(dataset, application)).toMatchObject({ status: 'completed', people_short: 1 });
  });
});

describe('a grid whose cuts are uncertain', () => {
  it('gives photos of which nobody can tell, drawings too, and no photo to those who want what passed', async () => {
    const dataset = await make({ grids: [await uncertain()] });
    expect(charged()).toEqual({ bases: 1, grids: 1 });
    expect(await outcomesOf(dataset)).toEqual({ 'could-not-tell': 4 });
    expect(reasonsOf(await peopleOf(dataset))).toEqual(Array(4).fill('uncertain-cut drawn'));
    expect(await peopleOf(dataset, passedOnly)).toEqual([]);
  });

  it('is made again where pictures must have passed', async () => {
    const dataset = await make({ grids: [await uncertain(), 'ok'] }, { requirePassed: true });
    expect(charged()).toEqual({ bases: 1, grids: 2 });
    expect(await outcomesOf(dataset)).toEqual({ 'not-a-photo': 4 });
  });

  it('is made again no more than twice', async () => {
    const dataset = await make({ grids: [await uncertain()] }, { requirePassed: true });
    expect(charged()).toEqual({ bases: 1, grids: 3 });
    expect(await peopleOf(dataset)).toMatchObject([{ pictures_passed: 0, images: { length: 4 } }]);
    expect(await datasetView(dataset, application)).toMatchObject({ status: 'completed', people_short: 1 });
  });
});

describe('a grid with too few photos', () => {
  it('is followed by one more, and its photos are kept', async () => {
    const dataset = await make({ grids: [await strip(), 'ok'] });
    expect(dataset.status).toBe('completed');
    expect(charged()).toEqual({ bases: 1, grids: 2 });
    expect(await outcomesOf(dataset)).toEqual({ 'not-a-photo': 4 });
  });

  it('is the end of the person when the one that follows is refused', async () => {
    const dataset = await make({ grids: [await strip(), 'moderation_blocked'] });
    expect(dataset.status).toBe('incomplete');
    const [gap] = await application.datasets.gaps(dataset.id);
    expect(gap?.reason).toMatch(/4 pictures were wanted, and only 3 could be cut/);
  });

  it('is no such end where pictures must have passed: the person says that one is missing', async () => {
    const dataset = await make(
      { grids: [await strip(), 'moderation_blocked', 'moderation_blocked'] },
      { requirePassed: true },
    );
    expect(dataset.status).toBe('completed');
    expect(await peopleOf(dataset)).toMatchObject([
      { pictures_passed: 3, pictures_wanted: 4, images: { length: 3 } },
    ]);
  });
});
