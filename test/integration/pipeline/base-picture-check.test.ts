import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../../src/runtime/create-application.ts';
import { makeDataset, openTestApplication } from '../../support/application.ts';
import { startVendors, type Vendors } from '../../support/vendors.ts';

/** What came to the vendor, by the end of the path. */
const callsTo = (vendors: Vendors, endpoint: string) =>
  vendors.openai.calls.filter(({ path }) => path.endsWith(endpoint)).length;

describe('a base picture that looks like a photo and shows nobody', () => {
  let vendors: Vendors;
  let application: Application;
  beforeAll(async () => {
    // Noise makes the drawn pictures photos for the checks; there is no face in them.
    vendors = await startVendors({ openai: { noise: 12, baseSize: { width: 512, height: 512 } } });
    application = await openTestApplication(vendors.env);
  });
  afterAll(async () => {
    await application.close();
    await vendors.close();
  });

  it('is asked for once more, and then costs no grid', async () => {
    const dataset = await makeDataset(application, { replace: false });
    expect(dataset.status).toBe('incomplete');
    expect(callsTo(vendors, '/images/generations')).toBe(2);
    expect(callsTo(vendors, '/images/edits')).toBe(0);
    const [gap] = await application.datasets.gaps(dataset.id);
    expect(gap?.reason).toMatch(/base picture cannot be used: No face was found/);
  });
});

describe('drawn pictures', () => {
  let vendors: Vendors;
  let application: Application;
  beforeAll(async () => {
    vendors = await startVendors();
    application = await openTestApplication(vendors.env);
  });
  afterAll(async () => {
    await application.close();
    await vendors.close();
  });

  it.each(['openai', 'offline'] as const)(
    'of %s are told apart, kept, and never called passed',
    async (provider) => {
      const dataset = await makeDataset(application, { pictureProvider: provider, images: 4 });
      expect(dataset.status).toBe('completed');
      expect(await application.personas.outcomes(dataset.id)).toEqual({ 'not-a-photo': 4 });
    },
  );
});
