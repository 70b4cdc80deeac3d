/**
 * How a picture came to be, in the words of the IPTC's vocabulary (http://cv.iptc.org/newscodes/digitalsourcetype/).
 * A model that learned from samples makes "trained algorithmic media"; drawing by a program alone, without a
 * model, is "algorithmic media". docs/decisions/0011-marks.md says why no other term fits drawn pictures.
 */
export const DIGITAL_SOURCES = ['trainedAlgorithmicMedia', 'algorithmicMedia'] as const;
export type DigitalSource = (typeof DIGITAL_SOURCES)[number];

const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** The URI of a term, as it stands in XMP and in C2PA manifests. */
export function digitalSourceUri(source: DigitalSource): string {
  return `${VOCABULARY}${source}`;
}

/** What a provider's pictures are; only the offline provider draws without a model. */
export function digitalSourceOf(provider: string): DigitalSource {
  return provider === 'offline' ? 'algorithmicMedia' : 'trainedAlgorithmicMedia';
}

/** Whether a term says that no camera and no hand made the picture. Some programs write `https`. */
export function saysSynthetic(uri: string): boolean {
  const term = uri.replace(/^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\//, '');
  return [...DIGITAL_SOURCES, 'compositeSynthetic', 'compositeWithTrainedAlgorithmicMedia'].includes(term);
}
