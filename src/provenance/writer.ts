import { digitalSourceUri, saysSynthetic } from '../domain/digital-source.ts';
import type { OriginalPicture, PictureEdit, ProvenanceWriter } from '../ports/provenance.ts';
import { findMarks } from './embedded.ts';
import type { SigningIdentity } from './identity.ts';
import type { OriginalManifest } from './ingredient.ts';
import { addManifest, type Tool } from './manifest.ts';
import { replaceMarks } from './png-chunks.ts';
import { digitalSourcesOf, readWithReference } from './reference-reader.ts';
import { createSigner } from './signer.ts';
import { readXmp, writeXmp } from './xmp.ts';

export interface ProvenanceWriterDependencies {
  /** Asked for when the first picture is marked. @throws AvatarError `configuration` */
  identity: () => Promise<SigningIdentity>;
  tool: Tool;
}

/** What the marks of an original say. */
interface Found {
  mediaType: string;
  digitalSource: string | undefined;
  system: string | undefined;
  manifest: OriginalManifest | undefined;
}

export function createProvenanceWriter({ identity, tool }: ProvenanceWriterDependencies): ProvenanceWriter {
  let signer: Promise<ReturnType<typeof createSigner>> | undefined;
  const loadSigner = () => (signer ??= identity().then(createSigner));

  async function write(
    pictures: readonly Uint8Array[],
    original: OriginalPicture,
    edit: PictureEdit,
    { mediaType, digitalSource, system, manifest }: Found,
  ): Promise<Uint8Array[]> {
    const facts = {
      signer: await loadSigner(),
      tool,
      edit,
      digitalSource,
      system,
      original,
      originalMediaType: mediaType,
      originalManifest: manifest,
    };
    const date = new Date();
    const xmp =
      digitalSource === undefined
        ? undefined
        : writeXmp({
            digitalSource,
            ...(system === undefined ? {} : { system }),
            tool: `${tool.name} ${tool.version}`,
            date,
            originalSha256: original.sha256,
          });
    return Promise.all(pictures.map((picture) => addManifest(replaceMarks(picture, xmp), facts)));
  }

  return {
    async mark(pictures, { original, maker, edit }) {
      return write(pictures, original, edit, {
        ...(await marksOf(original)),
        digitalSource: digitalSourceUri(maker.source),
        system: maker.system,
      });
    },

    async carryOver(pictures, original) {
      const found = await marksOf(original);
      if (found.digitalSource === undefined && !found.manifest) return [...pictures];
      return write(pictures, original, 'cropped', found);
    },
  };
}

async function marksOf(original: OriginalPicture): Promise<Found> {
  const { mediaType, xmp, jumbf } = findMarks(original.bytes);
  const mark = xmp === undefined ? undefined : readXmp(xmp);
  const reading = jumbf && (await readWithReference(original.bytes, mediaType));
  const store = reading?.kind === 'read' ? reading.store : undefined;
  const validation = store?.validation_results;
  // What is signed comes first. But XMP is changed with ease, and so is a manifest dropped: whichever says that the
  // picture is synthetic is believed.
  const sources = [...(store ? digitalSourcesOf(store) : []), ...(mark ? [mark.digitalSource] : [])];
  return {
    mediaType,
    digitalSource: sources.find(saysSynthetic) ?? sources[0],
    system: mark?.system,
    manifest: jumbf && validation ? { jumbf, validation } : undefined,
  };
}
