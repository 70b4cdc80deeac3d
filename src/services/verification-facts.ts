import type { Verification } from './verify-picture.ts';

/** What was found out about one file, for programs. @param searched whether datasets were looked at */
export function verificationFacts(found: Verification, searched: boolean) {
  const { xmp, manifest } = found.marks;
  return {
    verdict: found.verdict,
    synthetic: found.saysSynthetic,
    xmp: xmp
      ? { digital_source: xmp.digitalSource, system: xmp.system, tool: xmp.tool, date: xmp.date }
      : null,
    manifest: manifest
      ? {
          state: manifest.state,
          problems: manifest.problems,
          digital_sources: manifest.digitalSources,
          generator: manifest.generator ?? null,
          ingredients: manifest.ingredients.map(({ title, sha256, hasManifest }) => ({
            title: title ?? null,
            sha256: sha256 ?? null,
            has_manifest: hasManifest,
          })),
        }
      : null,
    signer: manifest?.signer ?? null,
    known: found.known
      ? {
          dataset: found.known.datasetId,
          persona: found.known.personaId,
          name: `${found.known.firstname} ${found.known.lastname}`,
          kind: found.known.kind,
          index: found.known.index,
          replaced: found.known.replaced,
          match: found.known.match,
          distance: found.known.distance,
        }
      : null,
    datasets_searched: searched,
  };
}
