// What runs in a worker thread.
import type { Face, RgbPixels } from '../ports/face-verifier.ts';
import { loadFaceFinder } from './find-faces.ts';

const finder = loadFaceFinder();
// Told to whoever asks; until then nobody listens.
finder.catch(() => {});

export default async function findFaces(pixels: RgbPixels): Promise<Face[]> {
  return (await finder)(pixels);
}
