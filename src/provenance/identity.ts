import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate as ParsedCertificate,
} from '@peculiar/x509';
import { AvatarError } from '../domain/errors.ts';

/** Whose signature stands under the marks. */
export interface SigningIdentity {
  kind: 'user' | 'development';
  /** The signer's certificate first, then those that lead to its root. */
  certificates: X509Certificate[];
  privateKey: KeyObject;
}

/**
 * Purposes that a C2PA signing certificate may be made for, as the reference implementation lists them:
 * e-mail protection, document signing, C2PA signing by Microsoft's and by C2PA's own number.
 */
export const SIGNING_PURPOSES = [
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.76.59.1.9',
  '1.3.6.1.4.1.62558.2.1',
];

/** Purposes that must not stand beside those: any at all, time stamps, answers about revoked certificates. */
const OTHER_PURPOSES = ['2.5.29.37.0', '1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.9'];

const HINT = 'A C2PA certificate is issued by a certificate authority; without one, a local one is made.';

/**
 * Reads a certificate chain and its key, and refuses what readers of marks would refuse later.
 * @throws AvatarError `configuration`, which never repeats what was given
 */
export function readIdentity(
  kind: SigningIdentity['kind'],
  pem: { certificates: string; privateKey: string },
  now = new Date(),
): SigningIdentity {
  const certificates = readCertificates(pem.certificates);
  const [leaf, issuer] = certificates;
  if (!leaf) throw wrong('The C2PA certificate is not in PEM form.');
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem.privateKey);
  } catch {
    // The parser's own message may hold parts of the key.
    throw wrong('The C2PA private key cannot be read: it must be in PEM form, without a password.');
  }
  if (!leaf.checkPrivateKey(privateKey)) throw wrong('The C2PA private key does not fit the certificate.');
  const [from, until] = [leaf.validFromDate, leaf.validToDate];
  if (now < from) throw wrong(`The C2PA certificate is valid only from ${day(from)} on.`);
  if (now > until) throw wrong(`The C2PA certificate expired on ${day(until)}.`);
  if (leaf.ca) throw wrong('The C2PA certificate is one of an authority, which must not sign pictures.');
  if (leaf.verify(leaf.publicKey)) throw wrong('The C2PA certificate is self-signed, which C2PA forbids.');
  if (issuer && !leaf.verify(issuer.publicKey)) {
    throw wrong('The C2PA certificates are not in order: the signer first, then who issued it, and so on.');
  }
  checkPurposes(leaf);
  return { kind, certificates, privateKey };
}

/** What readers ask of a signer's certificate, in the certificate profile of C2PA: without it, no mark under it would ever hold. */
function checkPurposes(leaf: X509Certificate): void {
  // Node names the extended key usage so.
  const purposes: readonly string[] = leaf.keyUsage ?? [];
  if (!purposes.some((purpose) => SIGNING_PURPOSES.includes(purpose))) {
    throw wrong('The C2PA certificate is not made for signing documents, e-mail or C2PA claims.');
  }
  if (purposes.some((purpose) => OTHER_PURPOSES.includes(purpose))) {
    throw wrong('The C2PA certificate is made for other purposes too, which C2PA forbids.');
  }
  const parsed = new ParsedCertificate(new Uint8Array(leaf.raw));
  const usages = parsed.getExtension(KeyUsagesExtension)?.usages ?? 0;
  if ((usages & KeyUsageFlags.digitalSignature) === 0) {
    throw wrong('The C2PA certificate does not say that its key is for digital signatures.');
  }
  if (!parsed.getExtension(AuthorityKeyIdentifierExtension)) {
    throw wrong('The C2PA certificate does not name the key of its authority, which C2PA asks for.');
  }
}

/** Every certificate of a PEM text, in its order. @throws AvatarError `configuration` */
export function readCertificates(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    throw wrong('A certificate cannot be read: it is damaged.');
  }
}

/** Lower-case hex SHA-256, as `openssl x509 -fingerprint -sha256` counts it. */
export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}

const day = (date: Date) => date.toISOString().slice(0, 10);

function wrong(message: string): AvatarError<'configuration'> {
  return new AvatarError('configuration', message, { hint: HINT });
}
