import { createRequire } from 'node:module';

/** The package's name and version, two folders up both in the sources and in the built package. */
export const TOOL = createRequire(import.meta.url)('../../package.json') as { name: string; version: string };
