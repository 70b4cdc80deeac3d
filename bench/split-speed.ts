/**
 * How long a 1536 × 1024 PNG grid takes to become four stored PNG pictures with their marks, and how large these
 * are, beside a lean PIL program (`split-speed/split-with-pil.py`) on the same machine, in turns.
 *
 *     node bench/split-speed.ts [--rounds N] [--write]
 *
 * Needs python3 with PIL; without it only our own figures are given. --write writes bench/split-speed.md.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { drawGrid } from '../test/support/grids/draw-grid.ts';
import { gridPath, gridsMissing, readKnownGrids } from '../test/support/grids/fixtures.ts';
import { scratchFolder } from '../test/support/avatars.ts';
import { type Answer, type OwnAnswer, startPil, startSplitter } from './split-speed/programs.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, write: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
const [WIDTH, HEIGHT] = [1536, 1024];
const MOST_GRIDS = 6;
/** Side of a grid as large as image models make them. */
const LARGE = 4096;
const folder = scratchFolder('split-speed-');

/** Grids of this size with four photos, as PNG files: photographs from the shared fixtures, or else drawn. */
async function grids(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const add = async (name: string, picture: Uint8Array, isFill = false) => {
    const path = join(folder, `${name}.png`);
    const png = sharp(picture);
    await (isFill ? png.resize(WIDTH, HEIGHT, { fit: 'fill' }) : png).removeAlpha().png().toFile(path);
    found.set(name, path);
  };
  for (const { file, cells } of gridsMissing ? [] : await readKnownGrids()) {
    const { width, height } = await sharp(gridPath(file)).metadata();
    if (width === WIDTH && height === HEIGHT && cells.length === 4 && found.size < MOST_GRIDS)
      await add(file, await readFile(gridPath(file)));
  }
  if (found.size === 0) await add('drawn', (await drawGrid('white-thick', 'speed')).bytes, true);
  return found;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2
  );
}

async function first(program: ReturnType<typeof startSplitter>): Promise<Answer> {
  const answer = await program.split(firstFile);
  await program.close();
  return answer;
}

/** How far one grid drives up the memory of a process whose code is loaded: one of next to nothing came before. */
async function growthBy(file: string): Promise<number> {
  const program = startSplitter(join(folder, 'memory'));
  const tiny = join(folder, 'tiny.png');
  await writeFile(tiny, await sharp(firstFile).resize(96, 64).png().toBuffer());
  await program.split(tiny);
  const { before, most } = await program.split(file);
  await program.close();
  return most - before;
}

const timeOf = (answers: readonly Answer[]) => median(answers.map(({ milliseconds }) => milliseconds));

const files = await grids();
const [firstFile = ''] = files.values();
const cold = { ours: await first(startSplitter(join(folder, 'cold'))), pil: undefined as Answer | undefined };
const ours = startSplitter(join(folder, 'data'));
const pil = await startPil().catch((error: unknown) => {
  console.error(String(error));
  return undefined;
});
cold.pil = await pil?.split(firstFile);
const load = loadavg()[0] ?? 0;

const lines = [
  '| grid | ours, ms | PIL, ms | ratio | ours, bytes | PIL, bytes | ratio |',
  '|---|---|---|---|---|---|---|',
];
const ratio = (mine: number, theirs: number | undefined) => (theirs ? (mine / theirs).toFixed(2) : '–');
const all: { ours: OwnAnswer[]; pil: Answer[] } = { ours: [], pil: [] };
const row = (name: string, mine: readonly Answer[], theirs: readonly Answer[]) => {
  const size = (answers: readonly Answer[]) =>
    Math.round(answers.reduce((sum, { bytes }) => sum + bytes, 0) / Math.max(1, answers.length));
  const cells = [
    name,
    timeOf(mine).toFixed(0),
    theirs.length > 0 ? timeOf(theirs).toFixed(0) : '–',
    ratio(timeOf(mine), theirs.length > 0 ? timeOf(theirs) : undefined),
    size(mine),
    theirs.length > 0 ? size(theirs) : '–',
    ratio(size(mine), size(theirs)),
  ];
  return `| ${cells.join(' | ')} |`;
};
for (const file of files.values()) {
  // Once each before it counts: what compiles as it runs is warm then.
  await ours.split(file);
  await pil?.split(file);
}
const answers = new Map(
  [...files.keys()].map((name) => [name, { ours: [] as OwnAnswer[], pil: [] as Answer[] }]),
);
for (let round = 0; round < rounds; round += 1) {
  for (const [name, file] of files) {
    const [mine, theirs] = [await ours.split(file), await pil?.split(file)];
    for (const list of [answers.get(name), all]) {
      list?.ours.push(mine);
      if (theirs) list?.pil.push(theirs);
    }
  }
}
for (const [name, { ours: mine, pil: theirs }] of answers) lines.push(row(name, mine, theirs));
lines.push(row('**all**', all.ours, all.pil));

const large = join(folder, 'large.png');
await sharp(firstFile).resize(LARGE, LARGE, { fit: 'fill' }).png({ compressionLevel: 1 }).toFile(large);
const growth = [
  { of: `${WIDTH} × ${HEIGHT}`, pixels: WIDTH * HEIGHT * 3, bytes: await growthBy(firstFile) },
  { of: `${LARGE} × ${LARGE}`, pixels: LARGE * LARGE * 3, bytes: await growthBy(large) },
];
await ours.close();
await pil?.close();
await rm(folder, { recursive: true });
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
const memory = growth.map(
  ({ of, pixels, bytes }) =>
    `| ${of} | ${megabytes(pixels)} MB | ${megabytes(bytes)} MB | ${(bytes / pixels).toFixed(1)} |`,
);
const report = `# From a grid to four stored pictures

Written by \`node bench/split-speed.ts --write\`: medians of ${rounds} rounds, ours and the PIL program in turns, both warm.

- **Ours** is what a dataset does: from the bytes of a ${WIDTH} × ${HEIGHT} PNG grid to four PNG files in the local object
  store, flushed to the disk. The photos are found, cut and trimmed; each has its perceptual hash and SHA-256, XMP and a
  signed C2PA manifest.
- **PIL**: \`bench/split-speed/split-with-pil.py\` (${pil?.version ?? 'not measured here'}). Decodes, cuts into quarters, crops to what is not white, encodes PNG.
  In memory: nothing is marked, nothing is written.

${lines.join('\n')}

The very first grid of a process, everything still to be loaded (threads, signing, the certificate to be made): ours ${cold.ours.milliseconds.toFixed(0)} ms${
  cold.pil ? `, PIL ${cold.pil.milliseconds.toFixed(0)} ms` : ''
}.

How far one grid drives up the memory of a process that has its code loaded:

| grid | its pixels | growth | times |
|---|---|---|---|
${memory.join('\n')}

After ${all.ours.length + files.size} grids one after the other the process had held ${megabytes(all.ours.at(-1)?.most ?? 0)} MB at most: V8's heaps of three threads, and what the C
library keeps for later.

${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load ${load.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after.
`;
console.log(report);
if (values.write) await writeFile(join(import.meta.dirname, 'split-speed.md'), report);
