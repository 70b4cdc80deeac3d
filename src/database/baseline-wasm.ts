import { setFlagsFromString } from 'node:v8';

const OPTIMISING = ['wasm-tier-up', 'wasm-dynamic-tiering'];

/**
 * Loads WebAssembly that V8 shall never compile a second time, with its optimising compiler. For one function of
 * PostgreSQL alone (its interpreter of expressions) that takes 600 MB and two seconds, and queries are not
 * measurably quicker for it. A module keeps what was set when it was loaded; what is loaded later is not touched.
 */
export async function withoutOptimising<Module>(load: () => Promise<Module>): Promise<Module> {
  for (const flag of OPTIMISING) setFlagsFromString(`--no-${flag}`);
  try {
    return await load();
  } finally {
    for (const flag of OPTIMISING) setFlagsFromString(`--${flag}`);
  }
}
