import type { DigitalSource } from '../domain/digital-source.ts';

/** A picture that others are made from, byte for byte as it came. */
export interface OriginalPicture {
  bytes: Uint8Array;
  /** Lower-case hex SHA-256 of `bytes`: the link back to what is stored. */
  sha256: string;
  /** What it is, for people: for example "grid". */
  title: string;
}

/** Who made an original: what the marks of everything made from it say. */
export interface PictureMaker {
  source: DigitalSource;
  /** Provider and model, for example `openai gpt-image-2`. */
  system: string;
}

/** What was done to an original: a part was cut out, it was marked as it is, or put into another format. */
export type PictureEdit = 'cropped' | 'marked' | 'converted';

/** Writes marks into PNG files. No pixel changes. */
export interface ProvenanceWriter {
  /**
   * Marks pictures that were made from an original of this system: XMP and a signed C2PA manifest, with the
   * original as the ingredient. Marks that they carry already are replaced.
   * @throws AvatarError `unreadable_picture` when one is not a PNG
   */
  mark(
    pictures: readonly Uint8Array[],
    work: { original: OriginalPicture; maker: PictureMaker; edit: PictureEdit },
  ): Promise<Uint8Array[]>;
  /**
   * Carries over the marks of an original of unknown origin. Where it carries none, the pictures come back as
   * they are: nothing is claimed.
   */
  carryOver(pictures: readonly Uint8Array[], original: OriginalPicture): Promise<Uint8Array[]>;
}

/** Who vouches for a manifest: the user or a list that the user trusts; a certificate made for trying out; others. */
export type SignerKind = 'trusted' | 'development' | 'unknown';

export interface PictureSigner {
  kind: SignerKind;
  /** The names in the certificate: anybody can write anything there. */
  name: string;
  issuer: string;
  /** Lower-case hex SHA-256 of the certificate; left out where it cannot be read. */
  fingerprint?: string;
}

/** What XMP claims. Not signed by itself; a valid manifest covers it. */
export interface XmpMark {
  /** URI of the digital source type. */
  digitalSource: string;
  system?: string;
  tool?: string;
  /** ISO 8601. */
  date?: string;
}

export interface PictureIngredient {
  title?: string;
  /** SHA-256 of the original's bytes, where the manifest names it. */
  sha256?: string;
  /** Whether the original had a manifest of its own, which is carried on. */
  hasManifest: boolean;
}

export interface ManifestMark {
  /** `changed`: the bytes are not those that were signed. `invalid`: for other reasons. */
  state: 'valid' | 'changed' | 'invalid';
  /** Why it is not valid, in the reader's words. */
  problems: string[];
  digitalSources: string[];
  generator?: string;
  signer?: PictureSigner;
  ingredients: PictureIngredient[];
}

/** The marks that a file carries. */
export interface PictureMarks {
  xmp?: XmpMark;
  manifest?: ManifestMark;
}

export interface ProvenanceReader {
  /** @throws AvatarError `unreadable_picture` when it is no PNG, JPEG or WebP file */
  read(bytes: Uint8Array): Promise<PictureMarks>;
}
