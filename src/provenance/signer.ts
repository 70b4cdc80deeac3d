import { constants, type KeyObject, sign, type X509Certificate as NodeCertificate } from 'node:crypto';
import { promisify } from 'node:util';
import { X509Certificate } from '@peculiar/x509';
import { CoseAlgorithmIdentifier, type Signer } from '@trustnxt/c2pa-ts/cose';
import { AvatarError } from '../domain/errors.ts';
import type { SigningIdentity } from './identity.ts';

interface Algorithm {
  cose: CoseAlgorithmIdentifier;
  /** Undefined for Ed25519, which hashes by itself. */
  digest: string | undefined;
}

const signAsync = promisify(sign);

/**
 * Signs claims. c2pa-ts' own signer writes ECDSA signatures as DER, which COSE does not know and the reference
 * reader rejects: r and s have to stand side by side (RFC 9053, 2.1).
 * @throws AvatarError `configuration` when C2PA knows no algorithm for the key
 */
export function createSigner({ certificates, privateKey }: SigningIdentity): Signer {
  const { cose, digest } = algorithmOf(privateKey);
  const [certificate, ...chainCertificates] = certificates.map(toPeculiar);
  if (!certificate) throw new AvatarError('configuration', 'There is no C2PA certificate.');
  return {
    algorithm: cose,
    certificate,
    // A root is what readers have or do not have; sending it along proves nothing, but lets them show it.
    chainCertificates,
    async sign(payload) {
      const signature = await signAsync(digest, payload, {
        key: privateKey,
        dsaEncoding: 'ieee-p1363',
        ...(privateKey.asymmetricKeyType?.startsWith('rsa')
          ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
          : {}),
      });
      return new Uint8Array(signature);
    },
  };
}

function algorithmOf(key: KeyObject): Algorithm {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ed25519') return { cose: CoseAlgorithmIdentifier.Ed25519, digest: undefined };
  if (type === 'ec' && details?.namedCurve === 'prime256v1') {
    return { cose: CoseAlgorithmIdentifier.ES256, digest: 'sha256' };
  }
  if (type === 'ec' && details?.namedCurve === 'secp384r1') {
    return { cose: CoseAlgorithmIdentifier.ES384, digest: 'sha384' };
  }
  if (type === 'ec' && details?.namedCurve === 'secp521r1') {
    return { cose: CoseAlgorithmIdentifier.ES512, digest: 'sha512' };
  }
  if (type?.startsWith('rsa') && (details?.modulusLength ?? 0) >= 2048) {
    return { cose: CoseAlgorithmIdentifier.PS256, digest: 'sha256' };
  }
  throw new AvatarError('configuration', 'C2PA does not know the kind of the private key.', {
    hint: 'It must be EC on P-256, P-384 or P-521, RSA with at least 2048 bits, or Ed25519.',
  });
}

function toPeculiar(certificate: NodeCertificate): X509Certificate {
  return new X509Certificate(new Uint8Array(certificate.raw));
}
