import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from freeing compiled WebAssembly that nothing runs any more. The embedded database and the models that look
 * at faces run side by side in one process, and V8 sometimes loses count of what they share: it then ends the whole
 * process ("Check failed: jit_page_->allocations_.erase", see nodejs/node#64500). Some hundred kilobytes are kept.
 */
export function keepWasmCode(): void {
  setFlagsFromString('--no-wasm-code-gc');
}
