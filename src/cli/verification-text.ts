import type { PictureMarks, SignerKind } from '../ports/provenance.ts';
import { verificationFacts } from '../services/verification-facts.ts';
import type { Verification } from '../services/verify-picture.ts';
import { terminalLine } from '../telemetry/terminal-text.ts';

/** What was found out about one file, for people: a line with the verdict, and what explains it. */
export function verificationText(file: string, found: Verification): string {
  const lines = [
    `${file}: ${verdictText(found)}`,
    ...claimLines(found.marks),
    ...signerLines(found.marks),
    ...knownLines(found),
  ];
  return lines.map((line, index) => (index === 0 ? '' : '  ') + terminalLine(line)).join('\n');
}

function verdictText({ verdict, saysSynthetic, known }: Verification): string {
  switch (verdict) {
    case 'holds':
      return saysSynthetic
        ? 'marked as synthetic, and unchanged since it was signed'
        : 'unchanged since it was signed; its marks do not say that it is synthetic';
    case 'changed':
      return 'CHANGED since it was signed';
    case 'invalid':
      return 'its manifest does not hold';
    case 'unsigned':
      return saysSynthetic
        ? 'says that it is synthetic, but nothing is signed: its manifest was lost, or it never had one'
        : 'carries a mark that nobody signed';
    case 'unmarked':
      if (known?.match === 'bytes') return 'carries no marks: it is an original, as its maker sent it';
      return known ? 'carries no marks: they were lost' : 'carries no marks';
    default:
      return verdict satisfies never;
  }
}

function claimLines({ xmp, manifest }: PictureMarks): string[] {
  const lines: string[] = [];
  if (xmp) {
    const by = xmp.system === undefined ? '' : `, made by ${xmp.system}`;
    const tool = xmp.tool === undefined ? '' : `, written by ${xmp.tool}`;
    const date = xmp.date === undefined ? '' : ` on ${xmp.date}`;
    lines.push(`XMP: ${term(xmp.digitalSource)}${by}${tool}${date}`);
  }
  if (manifest) {
    const sources = manifest.digitalSources.map(term).join(', ') || 'no digital source type';
    lines.push(`C2PA manifest: ${manifest.state}, ${sources}`);
    for (const { title, sha256, hasManifest } of manifest.ingredients) {
      const hash = sha256 === undefined ? '' : `, SHA-256 ${sha256}`;
      lines.push(
        `made from: ${title ?? 'a picture'}${hash}${hasManifest ? ', with a manifest of its own' : ''}`,
      );
    }
    lines.push(...manifest.problems.map((problem) => `problem: ${problem}`));
  }
  return lines;
}

const SIGNERS: Record<SignerKind, string> = {
  trusted: 'trusted',
  development: 'a development certificate: it shows changes, and nobody vouches for who signed',
  unknown: 'unknown: the certificate is neither yours nor vouched for by one that you trust',
};

function signerLines({ manifest }: PictureMarks): string[] {
  const signer = manifest?.signer;
  if (!signer) return [];
  return [`signed by: ${signer.name}, ${signer.issuer} (${SIGNERS[signer.kind]})`];
}

function knownLines({ known, verdict }: Verification): string[] {
  if (!known) return [];
  const picture = known.kind === 'cell' ? `picture ${known.index + 1}` : `the ${known.kind} picture`;
  const whose = `${picture} of ${known.firstname} ${known.lastname} (${known.personaId}) in dataset ${known.datasetId}${known.replaced ? ', which has another one in its place now' : ''}`;
  if (known.match === 'bytes') return [`known: it is ${whose}`];
  const bits = known.distance === 0 ? '' : `, ${known.distance} of 64 bits differ`;
  const file = verdict === 'holds' ? 'another file' : 'other bytes';
  return [`known: it shows the same as ${whose} (${file}${bits})`];
}

/** The last part of the vocabulary's URI says it to people. */
const term = (uri: string) => uri.split('/').at(-1) || uri;

/** One line of `--json`. */
export const verificationJson = (file: string, found: Verification, searched: boolean) => ({
  file,
  ...verificationFacts(found, searched),
});
