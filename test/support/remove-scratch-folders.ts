import { afterAll } from 'vitest';
import { removeScratchFolders } from './avatars.ts';

// Runs after the hooks of the test file itself, which close what works in these folders.
afterAll(removeScratchFolders);
