import { randomUUID, webcrypto, type X509Certificate } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AvatarError } from '../domain/errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { readCertificates, readIdentity, type SigningIdentity, SIGNING_PURPOSES } from './identity.ts';

/** Stands in every certificate that is made here, so that `verify` can tell one of another data directory. */
export const DEVELOPMENT_ORGANISATION = 'avatar-data-generator (development certificate)';

const FILE = 'development-certificate.pem';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 24 * 60 * 60 * 1000;
/** Marks have no time stamp of an authority: they hold only as long as their certificate does. */
const VALID_DAYS = 20 * 365;

/**
 * The certificate of a data directory, made when it is first needed. Key and certificates are one file, so
 * that two processes that start together end up with the same pair.
 * @throws AvatarError `configuration` when the file is there and cannot be used
 */
export async function developmentIdentity(directory: string): Promise<SigningIdentity> {
  const file = join(directory, FILE);
  const present = await readIfThere(file);
  if (present !== undefined) return toIdentity(file, present);
  await makeFolder(directory);
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, await makeDevelopmentPem(), { mode: 0o600, flag: 'wx' });
  try {
    // Unlike a rename, this fails when another process was faster.
    await link(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw unusable(file, error);
  } finally {
    await rm(draft, { force: true });
  }
  return toIdentity(file, (await readIfThere(file)) ?? '');
}

/** The certificate of a data directory, if one was ever made there. */
export async function developmentCertificate(directory: string): Promise<X509Certificate | undefined> {
  const present = await readIfThere(join(directory, FILE));
  return present === undefined ? undefined : readCertificates(present)[0];
}

function toIdentity(file: string, pem: string): SigningIdentity {
  try {
    return readIdentity('development', { certificates: pem, privateKey: pem });
  } catch (error) {
    throw unusable(file, error);
  }
}

/** A key, a certificate for it and that of an authority whose own key is forgotten at once, as PEM. */
export async function makeDevelopmentPem(now = Date.now()): Promise<string> {
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(webcrypto);
  const [authority, signer] = (await Promise.all(
    [1, 2].map(() => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])),
  )) as [webcrypto.CryptoKeyPair, webcrypto.CryptoKeyPair];
  const dates = { notBefore: new Date(now - DAY), notAfter: new Date(now + VALID_DAYS * DAY) };
  const name = `O=${DEVELOPMENT_ORGANISATION}`;
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...dates,
    name: `CN=Local authority, ${name}`,
    keys: authority,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const leaf = await x509.X509CertificateGenerator.create({
    ...dates,
    subject: `CN=Local signer, ${name}`,
    issuer: root.subject,
    publicKey: signer.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      // The purpose that every reader of C2PA marks knows.
      new x509.ExtendedKeyUsageExtension(SIGNING_PURPOSES.slice(0, 1)),
      await x509.SubjectKeyIdentifierExtension.create(signer.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const key = x509.PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', signer.privateKey),
    'PRIVATE KEY',
  );
  return `${[key, leaf.toString('pem'), root.toString('pem')].join('\n')}\n`;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
    throw unusable(file, error);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function unusable(file: string, cause: unknown): AvatarError<'configuration'> {
  const reason =
    cause instanceof AvatarError
      ? cause.message
      : `(${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'})`;
  return new AvatarError('configuration', `The development certificate ${file} cannot be used. ${reason}`, {
    hint: 'Move the file away, and a new certificate is made; or set C2PA_CERTIFICATE and C2PA_PRIVATE_KEY.',
    cause,
  });
}
