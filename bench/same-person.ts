/**
 * How well two pictures of the same person are told from pictures of two people, through the whole check that a
 * dataset's pictures go through: decode, measure, find faces, compare.
 *
 *     node bench/same-person.ts [--write]
 *
 * Needs ../shared/fixtures/portraits (or AVATARS_FIXTURES). --write writes bench/same-person.md.
 */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp, { type Sharp } from 'sharp';
import { FACE_LIMITS, PICTURE_LIMITS } from '../src/domain/verdict-limits.ts';
import { judge, type PictureMeasures } from '../src/domain/verdict.ts';
import { createFaceVerifier } from '../src/faces/index.ts';
import { createImaging } from '../src/imaging/index.ts';
import { FIXTURES, missingFixtures } from '../test/support/fixtures.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const missing = missingFixtures('portraits');
if (missing) {
  console.error(missing);
  process.exit(0);
}

type Change = (portrait: () => Sharp) => Sharp | Promise<Sharp>;
/** Changes of a portrait of 512×512. */
const CHANGES: Record<string, Change> = {
  'crop to 85 %': (p) => p().extract({ left: 38, top: 20, width: 435, height: 435 }),
  'crop to 65 %': (p) => p().extract({ left: 90, top: 40, width: 333, height: 333 }),
  'wider frame, off the middle': (p) =>
    p().extend({ top: 128, bottom: 128, left: 200, right: 56, background: '#556677' }),
  'brighter, × 1.4': (p) => p().modulate({ brightness: 1.4 }),
  'darker, × 0.5': (p) => p().linear(0.5, 0),
  'warm light': (p) => p().linear([1.1, 1, 0.8], [0, 0, 0]),
  'little contrast': (p) => p().linear(0.6, 70),
  'blur, σ 1.5': (p) => p().blur(1.5),
  'blur, σ 3': (p) => p().blur(3),
  'size 192': (p) => p().resize(192, 192),
  'size 128': (p) => p().resize(128, 128),
  'JPEG 256, quality 20': async (p) => sharp(await p().resize(256, 256).jpeg({ quality: 20 }).toBuffer()),
  'turned by 12°': (p) => p().rotate(12, { background: '#888888' }),
  'turned by −25°': (p) => p().rotate(-25, { background: '#888888' }),
  'turned by 40°': (p) => p().rotate(40, { background: '#000000' }),
  mirrored: (p) => p().flop(),
  'all together': async (p) => {
    const turned = p().flop().extract({ left: 60, top: 30, width: 400, height: 400 }).rotate(-15);
    const small = sharp(await turned.png().toBuffer())
      .resize(200, 200)
      .linear(0.7, 10)
      .blur(0.8);
    return sharp(await small.jpeg({ quality: 50 }).toBuffer());
  },
};
/** Beyond what the checks let pass as sharp or large enough; shown, and not counted. */
const BEYOND: Record<string, Change> = {
  'blur, σ 5': (p) => p().blur(5),
  'size 96': (p) => p().resize(96, 96),
};

const imaging = createImaging();
const verifier = createFaceVerifier(1);
const folder = join(FIXTURES, 'portraits');
const files = readdirSync(folder).filter((name) => name.endsWith('.jpg'));

interface Looked {
  measures: PictureMeasures;
  embedding: readonly number[] | undefined;
  faces: number;
  milliseconds: number;
}

async function look(bytes: Uint8Array): Promise<Looked> {
  const start = process.cpuUsage();
  const { measures, pixels } = await imaging.measure(bytes);
  const faces = await verifier.faces(pixels);
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  return { measures, embedding: faces[0]?.embedding, faces: faces.length, milliseconds };
}

/** Similarity; a picture without a face is like nobody. */
const alike = (one: Looked, other: Looked): number =>
  one.embedding && other.embedding ? verifier.compare(one.embedding, other.embedding) : 0;

const originals = new Map<string, Looked>();
const changed = new Map<string, Map<string, Looked>>();
for (const file of files) {
  const bytes = await readFile(join(folder, file));
  const portrait = await sharp(bytes).resize(512, 512).png().toBuffer();
  originals.set(file, await look(bytes));
  const looks = new Map<string, Looked>();
  for (const [name, change] of Object.entries({ ...CHANGES, ...BEYOND })) {
    looks.set(name, await look(await (await change(() => sharp(portrait))).png().toBuffer()));
  }
  changed.set(file, looks);
}

const sexOf = (file: string) => file.split('-')[0];
const strangers = files.flatMap((one, index) =>
  files
    .slice(index + 1)
    .filter((other) => sexOf(one) === sexOf(other))
    .map((other) => alike(originals.get(one) as Looked, originals.get(other) as Looked)),
);
/** The same, with one of the two changed: pairs as they come up when a picture is poor. */
const changedStrangers = files.flatMap((one) =>
  files
    .filter((other) => other !== one && sexOf(one) === sexOf(other))
    .flatMap((other) =>
      Object.keys(CHANGES).map((name) =>
        alike(originals.get(one) as Looked, changed.get(other)?.get(name) as Looked),
      ),
    ),
);
const own = (name: string) =>
  files.map((file) => alike(originals.get(file) as Looked, changed.get(file)?.get(name) as Looked));
const genuine = Object.keys(CHANGES).flatMap(own);

/** Wilson's 95 % interval of a share. */
function wilson(hits: number, of: number): [number, number] {
  const z = 1.96;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
function rate(hits: number, of: number): string {
  const [low, high] = wilson(hits, of);
  return `${percent(hits / of)} (${hits} of ${of}; ${percent(low)} to ${percent(high)})`;
}
const accepted = (list: readonly number[], limit: number) => list.filter((value) => value >= limit).length;
const refused = (list: readonly number[], limit: number) => list.length - accepted(list, limit);

const limits = Array.from({ length: 14 }, (_, index) => 0.4 + index * 0.04);
const roc = [...new Set([...limits.map((limit) => Number(limit.toFixed(2))), FACE_LIMITS.samePerson])]
  .toSorted((one, other) => one - other)
  .map(
    (limit) =>
      `| ${limit.toFixed(2)}${limit === FACE_LIMITS.samePerson ? ' **(used)**' : ''} | ${rate(accepted(strangers, limit), strangers.length)} | ${rate(refused(genuine, limit), genuine.length)} |`,
  );
const bySort = Object.keys({ ...CHANGES, ...BEYOND }).map((name) => {
  const list = own(name).toSorted((one, other) => one - other);
  const seen = files.map((file) => changed.get(file)?.get(name) as Looked);
  const none = seen.filter(({ faces }) => faces === 0).length;
  const sharpness = seen.map(({ measures }) => measures.sharpness);
  return `| ${name}${name in BEYOND ? ' (not counted)' : ''} | ${refused(list, FACE_LIMITS.samePerson)} | ${accepted(list, FACE_LIMITS.differentPerson) - accepted(list, FACE_LIMITS.samePerson)} | ${(list[0] ?? 0).toFixed(2)} | ${none} | ${Math.min(...sharpness).toFixed(1)} |`;
});
const all = [...originals.values(), ...[...changed.values()].flatMap((looks) => [...looks.values()])];
const times = all.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
const at = (part: number) => Math.round(times[Math.floor(part * (times.length - 1))] ?? 0);
const outcomes = [...originals.values()].map(({ measures, faces }) =>
  judge({
    measures,
    faces: Array.from({ length: Math.min(faces, 1) }, () => ({ size: 0.3, score: 1 })),
    likeness: 'base',
  }),
);
const range = (pick: (measures: PictureMeasures) => number) => {
  const list = [...originals.values()].map(({ measures }) => pick(measures));
  return `${Math.min(...list).toFixed(2)} to ${Math.max(...list).toFixed(2)}`;
};

const report = `# The same person or not

Written by \`node bench/same-person.ts --write\`, with ${verifier.model}. Each portrait is compared with
${Object.keys(CHANGES).length} changed versions of itself (${genuine.length} pairs of the same person) and with every other portrait of the same
sex (${strangers.length} pairs of strangers). Similarity is 1 − the distance of two embeddings; a picture in which no face is
found counts as similarity 0. In brackets: counts and Wilson's 95 % interval.

At the limit that the product uses (${FACE_LIMITS.samePerson}): false accepts ${rate(accepted(strangers, FACE_LIMITS.samePerson), strangers.length)},
false rejects ${rate(refused(genuine, FACE_LIMITS.samePerson), genuine.length)}.
With one of the two strangers changed in each of the ways below: false accepts
${rate(accepted(changedStrangers, FACE_LIMITS.samePerson), changedStrangers.length)}.

"Another person" is said at ${FACE_LIMITS.differentPerson} and below: of the strangers ${rate(refused(strangers, FACE_LIMITS.differentPerson), strangers.length)},
of the same people ${rate(refused(genuine, FACE_LIMITS.differentPerson), genuine.length)}. Between the two limits the verdict is "could not tell".

## ROC

| accepted from | strangers accepted | same person refused |
|---|---|---|
${roc.join('\n')}

## By kind of change

| change | refused of ${files.length} | of these "could not tell" | least similarity | no face found | least sharpness |
|---|---|---|---|---|---|
${bySort.join('\n')}

## Measures

Of the ${files.length} portraits as they are: contrast ${range((m) => m.contrast)} (limit ${PICTURE_LIMITS.leastContrast}), sharpness ${range((m) => m.sharpness)} (limit
${PICTURE_LIMITS.leastSharpness}), flatness ${range((m) => m.flatness)} (drawn from ${PICTURE_LIMITS.drawnFlatness}), line along an edge ${range((m) => m.edgeLine)} (strip from ${PICTURE_LIMITS.edgeLine}).
${outcomes.filter(({ outcome }) => outcome === 'passed').length} of ${outcomes.length} pass as base pictures; exactly one face was found in ${[...originals.values()].filter(({ faces }) => faces === 1).length}.

## Speed

Decoding, measuring, finding and comparing took ${at(0.5)} ms of one core a picture (median; ${at(0.95)} ms at the 95th
percentile): processor time of the whole process, all threads together.

## What these pairs cannot show

Both pictures of a pair of the same person come from one file: the pose, the expression, the age, the hair and the
day are the same. Two real pictures of one person differ in all of these, and their similarity is lower: the false
reject rate of a dataset's pictures will be higher than here, and how much higher these data do not say. That is
why a picture between the two limits is not called another person. The strangers are portraits by one image model,
of many countries; look-alikes, relatives and people made from nearly the same description are closer to each other
than these, so the false accept rate there may be higher, too. The limit was chosen on the pairs that it is
reported on.
`;
console.log(report);
if (values.write) await writeFile(join(import.meta.dirname, 'same-person.md'), report);
await verifier.close();
