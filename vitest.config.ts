import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/remove-scratch-folders.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // A guard against what hangs, wide enough for a machine that is busy with something else.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // What is waited for comes when a busy machine gets round to it.
    expect: { poll: { timeout: 60_000 } },
    // Two cores are the machine that the suite is planned for.
    maxWorkers: 2,
    // Tests open databases by themselves too: see src/runtime/keep-wasm-code.ts.
    execArgv: ['--no-wasm-code-gc'],
  },
});
