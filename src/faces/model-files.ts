import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';

const require = createRequire(import.meta.url);

/** The folder of an installed package, also where its `exports` hide what is in it. */
export function packageFolder(name: string): string {
  const folders = (require.resolve.paths(name) ?? []).map((modules) => join(modules, name));
  const folder = folders.find((one) => existsSync(join(one, 'package.json')));
  if (folder === undefined) throw new Error(`The package ${name} is not installed.`);
  return folder;
}

interface WeightGroup {
  paths: string[];
  weights: io.WeightsManifestEntry[];
}

export interface Weights {
  specs: io.WeightsManifestEntry[];
  data: ArrayBuffer;
}

export async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Reads the weights that a manifest beside them lists: from disk, and never over a network. */
export async function readWeights(folder: string, manifest: readonly WeightGroup[]): Promise<Weights> {
  const files = await Promise.all(
    manifest.flatMap(({ paths }) => paths).map((path) => readFile(join(folder, path))),
  );
  const whole = new Uint8Array(files.reduce((sum, file) => sum + file.length, 0));
  let at = 0;
  for (const file of files) {
    whole.set(file, at);
    at += file.length;
  }
  return { specs: manifest.flatMap(({ weights }) => weights), data: whole.buffer };
}
