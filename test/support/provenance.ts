import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import sharp from 'sharp';
import { createMarker } from '../../src/runtime/create-provenance.ts';
import type { OriginalPicture } from '../../src/ports/provenance.ts';
import { readChunks } from '../../src/provenance/png-chunks.ts';
import { scratchFolder } from './avatars.ts';
import { fade } from './pictures.ts';

/** Writes marks, signed with a new development certificate in an empty folder. */
export function testMarker(dataDirectory = join(scratchFolder(), 'data')) {
  return createMarker({ dataDirectory });
}

export function originalOf(bytes: Uint8Array, title = 'grid'): OriginalPicture {
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), title };
}

export async function pngOf(width = 120, height = 90): Promise<Uint8Array> {
  return new Uint8Array(await fade(width, height).png().toBuffer());
}

/** The same file with one pixel changed by one, and every mark where it was. */
export async function flipPixel(png: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const at = Math.floor(data.length / 2);
  data[at] = (data[at] ?? 0) ^ 1;
  const { width, height, channels } = info;
  const other = await sharp(data, { raw: { width, height, channels } }).png().toBuffer();
  const pixels = readChunks(other).filter((chunk) => chunk.type === 'IDAT');
  const chunks = readChunks(png).flatMap((chunk) => (chunk.type === 'IDAT' ? pixels.splice(0) : [chunk]));
  return new Uint8Array(Buffer.concat([png.subarray(0, 8), ...chunks.map((chunk) => chunk.whole)]));
}

export const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';

export interface TestCertificateOptions {
  purposes?: string[];
  usage?: x509.KeyUsageFlags;
  /** Whether it names the key of its authority. */
  namesAuthority?: boolean;
  notAfter?: Date;
  notBefore?: Date;
  selfSigned?: boolean;
}

/** A certificate as an authority would issue it, with its chain; not one that this program makes. */
export async function testCertificate(options: TestCertificateOptions = {}) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' } as const;
  x509.cryptoProvider.set(webcrypto);
  const [authority, signer] = (await Promise.all(
    [1, 2].map(() => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])),
  )) as [webcrypto.CryptoKeyPair, webcrypto.CryptoKeyPair];
  const day = 24 * 60 * 60 * 1000;
  const dates = {
    notBefore: options.notBefore ?? new Date(Date.now() - day),
    notAfter: options.notAfter ?? new Date(Date.now() + 100 * day),
  };
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...dates,
    name: 'CN=Example Root, O=Example Trust',
    keys: authority,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const extensions = [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(options.usage ?? x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension(options.purposes ?? [EMAIL_PROTECTION]),
    ...(options.namesAuthority === false
      ? []
      : [
          await x509.AuthorityKeyIdentifierExtension.create(
            options.selfSigned ? signer.publicKey : authority.publicKey,
          ),
        ]),
  ];
  const name = 'CN=Picture desk, O=Example Studio';
  const leaf = options.selfSigned
    ? await x509.X509CertificateGenerator.createSelfSigned({
        ...dates,
        name,
        keys: signer,
        signingAlgorithm: algorithm,
        extensions,
      })
    : await x509.X509CertificateGenerator.create({
        ...dates,
        subject: name,
        issuer: root.subject,
        publicKey: signer.publicKey,
        signingKey: authority.privateKey,
        signingAlgorithm: algorithm,
        extensions,
      });
  const key = x509.PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', signer.privateKey),
    'PRIVATE KEY',
  );
  return {
    certificate: `${leaf.toString('pem')}\n${options.selfSigned ? '' : root.toString('pem')}\n`,
    privateKey: `${key}\n`,
    root: `${root.toString('pem')}\n`,
  };
}

/** A key that fits no certificate. */
export function strangerKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
