import { expect, it } from 'vitest';
import { createProvenanceReader } from '../../../src/provenance/index.ts';
import { createImaging } from '../../../src/imaging/index.ts';
import { verifyPicture } from '../../../src/services/verify-picture.ts';
import { makeDataset, openTestApplication } from '../../support/application.ts';
import { createTestDatabase } from '../../support/databases.ts';
import { startVendors } from '../../support/vendors.ts';

it('pictures of a vendor are marked as made by its model, and found again in PostgreSQL', async () => {
  const vendors = await startVendors();
  const application = await openTestApplication({
    ...vendors.env,
    DATABASE_URL: await createTestDatabase(),
  });
  try {
    const dataset = await makeDataset(application, { count: 1, images: 4 });
    expect(dataset.status).toBe('completed');
    const [persona] = await application.personas.page(dataset.id, 'completed', -1, 1);
    const pictures = await application.personas.picturesOf([persona?.id ?? '']);
    expect(pictures.map(({ kind }) => kind).toSorted()).toEqual([
      'base',
      'cell',
      'cell',
      'cell',
      'cell',
      'grid',
    ]);
    const tools = {
      reader: createProvenanceReader(),
      imaging: createImaging(),
      knownPictures: application.knownPictures,
    };
    const calls = await Promise.all(
      pictures.map(async ({ callId }) => (callId === null ? undefined : application.calls.get(callId))),
    );
    for (const [index, { key, kind, perceptualHash }] of pictures.entries()) {
      expect(perceptualHash).toMatch(/^[01]{64}$/);
      const found = await verifyPicture(await application.store.get(key), tools);
      expect(found.known).toMatchObject({
        datasetId: dataset.id,
        personaId: persona?.id,
        kind,
        match: 'bytes',
      });
      const call = calls[index];
      expect(found.verdict).toBe(kind === 'grid' ? 'unmarked' : 'holds');
      // Kept as it came.
      if (kind === 'grid') continue;
      expect(found).toMatchObject({
        verdict: 'holds',
        saysSynthetic: true,
        marks: {
          xmp: {
            system: `openai ${call?.model}`,
            digitalSource: expect.stringMatching(/trainedAlgorithmicMedia$/),
          },
          manifest: { ingredients: [{ sha256: call?.answerSha256 }] },
        },
      });
    }
    const base = calls[pictures.findIndex(({ kind }) => kind === 'base')];
    const original = await verifyPicture(await application.store.get(base?.answerKey ?? ''), tools);
    expect(original).toMatchObject({ verdict: 'unmarked', known: { kind: 'base', match: 'bytes' } });

    const hash = BigInt(`0b${pictures[0]?.perceptualHash}`);
    const hex = (bits: bigint) => bits.toString(16).padStart(16, '0');
    expect(await application.knownPictures.showing(hex(hash ^ 0b111n), 3)).toMatchObject({ distance: 3 });
    const far = hash ^ 0xffff_ffff_ffff_ffffn;
    expect(await application.knownPictures.showing(hex(far), 0)).toBeUndefined();
  } finally {
    await application.close();
    await vendors.close();
  }
});
