import { ready, setBackend } from '@tensorflow/tfjs-core';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { join } from 'node:path';
import { packageFolder } from './model-files.ts';

/** Starts the WebAssembly backend with the files of its package, on this thread alone. */
export async function startTensors(): Promise<void> {
  setWasmPaths(`${join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist')}/`);
  setThreadsCount(1);
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly cannot be started');
  await ready();
}
