import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import type { Face, FaceVerifier, RgbPixels } from '../ports/face-verifier.ts';

/** Each thread holds models and their workspace: about 150 MB. */
const MOST_THREADS = 2;
/** Milliseconds that a thread without work is kept. */
const IDLE = 60_000;

/** Who is in a picture, with models that ship in npm packages and run on the CPU. Nothing is loaded until used. */
export function createFaceVerifier(threads = Math.min(MOST_THREADS, availableParallelism())): FaceVerifier {
  let pool: Piscina<RgbPixels, Face[]> | undefined;
  return {
    model: 'dlib-resnet-v1 eyes mirror',
    faces(pixels) {
      pool ??= new Piscina({
        // Beside this file, and of its kind: TypeScript in the repository, JavaScript in the package.
        filename: new URL(`./face-thread${extname(import.meta.url)}`, import.meta.url).href,
        minThreads: 0,
        maxThreads: threads,
        idleTimeout: IDLE,
      });
      return pool.run(pixels);
    },
    compare: (one, other) => Math.max(0, 1 - Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)))),
    async close() {
      await pool?.destroy();
    },
  };
}
