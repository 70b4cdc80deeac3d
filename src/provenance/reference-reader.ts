import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { WasmReader } from '@contentauth/c2pa-wasm';
import { z } from 'zod';
import { SIGNING_PURPOSES } from './identity.ts';

/*
 * The reference implementation of C2PA, compiled to WebAssembly. It reads what the other library writes, so
 * that a fault of the one is not believed by the other.
 */

const Status = z.object({ code: z.string(), explanation: z.string().nullish(), url: z.string().nullish() });
const Statuses = z.object({
  success: z.array(Status).default([]),
  informational: z.array(Status).default([]),
  failure: z.array(Status).default([]),
});
const Ingredient = z.object({
  title: z.string().nullish(),
  instance_id: z.string().nullish(),
  active_manifest: z.string().nullish(),
  relationship: z.string().nullish(),
});
const Action = z.object({ action: z.string(), digitalSourceType: z.string().nullish() });
const Manifest = z.object({
  claim_generator: z.string().nullish(),
  claim_generator_info: z.array(z.object({ name: z.string(), version: z.string().nullish() })).nullish(),
  ingredients: z.array(Ingredient).default([]),
  assertions: z.array(z.object({ label: z.string(), data: z.unknown() })).default([]),
  signature_info: z.object({ issuer: z.string().nullish(), common_name: z.string().nullish() }).nullish(),
});
const Store = z.object({
  active_manifest: z.string().nullish(),
  manifests: z.record(z.string(), Manifest).default({}),
  validation_results: z
    .object({
      activeManifest: Statuses.nullish(),
      ingredientDeltas: z
        .array(z.object({ ingredientAssertionURI: z.string(), validationDeltas: Statuses }))
        .nullish(),
    })
    .nullish(),
});
const Actions = z.object({ actions: z.array(Action) });

export type ReferenceStore = z.infer<typeof Store>;
export type ReferenceManifest = z.infer<typeof Manifest>;

export type Reading =
  | { kind: 'read'; store: ReferenceStore }
  | { kind: 'absent' }
  /** There is a manifest, and it cannot be read. */
  | { kind: 'unreadable'; reason: string };

let library: Promise<typeof WasmReader> | undefined;

/** Nine megabytes: loaded when the first manifest is read, and once a process. */
function load(): Promise<typeof WasmReader> {
  return (library ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
    const [c2pa, module] = await Promise.all([import('@contentauth/c2pa-wasm'), readFile(file)]);
    c2pa.initSync({ module });
    return c2pa.WasmReader;
  })());
}

/**
 * @param trustAnchors PEM certificates whose signatures, and those of whom they vouch for, are trusted
 */
export async function readWithReference(
  bytes: Uint8Array,
  mediaType: string,
  trustAnchors?: string,
): Promise<Reading> {
  const Reader = await load();
  const settings = {
    // A file names addresses of its choice: reading one must not send anything anywhere.
    verify: { remote_manifest_fetch: false, ocsp_fetch: false },
    trust: {
      trust_config: SIGNING_PURPOSES.join('\n'),
      ...(trustAnchors === undefined ? {} : { trust_anchors: trustAnchors }),
    },
  };
  try {
    const reader = await Reader.fromBytes(mediaType, bytes, JSON.stringify(settings));
    try {
      return { kind: 'read', store: Store.parse(JSON.parse(reader.json())) };
    } finally {
      reader.free();
    }
  } catch (error) {
    const reason = String(error);
    if (reason.includes('JumbfNotFound')) return { kind: 'absent' };
    return { kind: 'unreadable', reason: reason.replaceAll(/[^\u0020-\u007e]/g, '?').slice(0, 200) };
  }
}

/**
 * URIs of the digital source types of the picture: what the actions of its manifest say, or, where they say nothing
 * of it, those of what it was made from. An editor that has cropped a picture need not say again how it came to be.
 */
export function digitalSourcesOf(store: ReferenceStore): string[] {
  const seen = new Set<string>();
  let label = store.active_manifest ?? undefined;
  while (label !== undefined && !seen.has(label)) {
    seen.add(label);
    const manifest: ReferenceManifest | undefined = store.manifests[label];
    const found = sourcesInActions(manifest);
    if (found.length > 0) return found;
    const parent = manifest?.ingredients.find(({ relationship }) => relationship === 'parentOf');
    label = parent?.active_manifest ?? undefined;
  }
  return [];
}

function sourcesInActions(manifest: ReferenceManifest | undefined): string[] {
  const found = (manifest?.assertions ?? [])
    .filter(({ label }) => label.startsWith('c2pa.actions'))
    .flatMap(({ data }) => {
      const actions = Actions.safeParse(data);
      return actions.success ? actions.data.actions : [];
    })
    .map((action) => action.digitalSourceType)
    .filter((uri) => typeof uri === 'string');
  return [...new Set(found)];
}
