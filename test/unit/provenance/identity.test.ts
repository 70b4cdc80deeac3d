import { statSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyUsageFlags } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/domain/errors.ts';
import { developmentCertificate, developmentIdentity } from '../../../src/provenance/index.ts';
import { fingerprintOf, readIdentity } from '../../../src/provenance/identity.ts';
import { readConfig } from '../../../src/runtime/config.ts';
import { signingIdentity } from '../../../src/runtime/create-provenance.ts';
import { secretsOf } from '../../../src/runtime/environment.ts';
import { redactSecrets } from '../../../src/telemetry/redact.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { EMAIL_PROTECTION, strangerKey, testCertificate } from '../../support/provenance.ts';

const DAY = 24 * 60 * 60 * 1000;
const good = await testCertificate();
const expired = await testCertificate({ notAfter: new Date(Date.now() - DAY / 2) });
const early = await testCertificate({ notBefore: new Date(Date.now() + DAY) });
const ofWebServer = await testCertificate({ purposes: ['1.3.6.1.5.5.7.3.1'] });
const ofClock = await testCertificate({ purposes: [EMAIL_PROTECTION, '1.3.6.1.5.5.7.3.8'] });
const ofAnything = await testCertificate({ purposes: [EMAIL_PROTECTION, '2.5.29.37.0'] });
const forEncryption = await testCertificate({ usage: KeyUsageFlags.keyEncipherment });
const withoutAuthority = await testCertificate({ namesAuthority: false });
const selfSigned = await testCertificate({ selfSigned: true });

describe('a certificate of the user', () => {
  it.each([
    ['a key of somebody else', { ...good, privateKey: strangerKey() }, /does not fit/],
    ['no key', { ...good, privateKey: 'secret words' }, /cannot be read/],
    ['no certificate', { ...good, certificate: 'nothing' }, /not in PEM form/],
    ['one that expired', expired, /expired on/],
    ['one of tomorrow', early, /only from/],
    ['one for web servers', ofWebServer, /not made for/],
    ['one that is for time stamps too', ofClock, /other purposes/],
    ['one for anything', ofAnything, /other purposes/],
    ['one that only encrypts', forEncryption, /digital signatures/],
    ['one that does not name its authority', withoutAuthority, /key of its authority/],
    ['one that it signed itself', selfSigned, /self-signed/],
    ['an authority', { ...good, certificate: good.root, privateKey: good.privateKey }, /fit/],
  ])('is refused with %s', (_, { certificate, privateKey }, message) => {
    const read = () => readIdentity('user', { certificates: certificate, privateKey });
    expect(read).toThrow(
      expect.objectContaining({ code: 'configuration', message: expect.stringMatching(message) }),
    );
    expect(read).not.toThrow(/secret words/);
  });

  it('is read from a file, from text, and from text on one line', async () => {
    const folder = scratchFolder();
    const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
    await writeFile(certificate, good.certificate);
    await writeFile(key, good.privateKey);
    const oneLine = (pem: string) => pem.replaceAll('\n', String.raw`\n`);
    for (const [C2PA_CERTIFICATE, C2PA_PRIVATE_KEY] of [
      [certificate, key],
      [good.certificate, good.privateKey],
      [oneLine(good.certificate), oneLine(good.privateKey)],
    ]) {
      const config = readConfig({ C2PA_CERTIFICATE, C2PA_PRIVATE_KEY });
      expect((await signingIdentity(config)).kind).toBe('user');
    }
  });

  it('names the variable that is wrong, and never what it holds', async () => {
    expect(() => readConfig({ C2PA_CERTIFICATE: '/x.pem' })).toThrow(/C2PA_PRIVATE_KEY must be set too/);
    const config = readConfig({ C2PA_CERTIFICATE: '/nowhere/secret-name.pem', C2PA_PRIVATE_KEY: '/x' });
    await expect(signingIdentity(config)).rejects.toThrow(
      /The file that C2PA_CERTIFICATE names cannot be read \(ENOENT\)/,
    );
    const misfit = readConfig({ C2PA_CERTIFICATE: good.certificate, C2PA_PRIVATE_KEY: strangerKey() });
    const said = await signingIdentity(misfit).then(() => 'nothing', messageOf);
    expect(redactSecrets(said, secretsOf(misfit))).toBe(
      'The C2PA private key does not fit the certificate. (C2PA_CERTIFICATE and C2PA_PRIVATE_KEY)',
    );
    const withKey = readConfig({ C2PA_CERTIFICATE: good.certificate, C2PA_PRIVATE_KEY: good.privateKey });
    expect(secretsOf(withKey)).toContain(good.privateKey.trim());
  });
});

describe('a development certificate', () => {
  it('is made once, readable by its owner only, and by two that start together', async () => {
    const folder = join(scratchFolder(), 'provenance');
    expect(await developmentCertificate(folder)).toBeUndefined();
    const identities = await Promise.all([1, 2, 3].map(() => developmentIdentity(folder)));
    const fingerprints = identities.map(({ certificates: [leaf] }) => leaf && fingerprintOf(leaf));
    expect(new Set(fingerprints).size).toBe(1);
    const leaf = await developmentCertificate(folder);
    expect(leaf && fingerprintOf(leaf)).toBe(fingerprints[0]);
    const file = join(folder, 'development-certificate.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    expect(text.match(/PRIVATE KEY-----/g)).toHaveLength(2);
    await chmod(folder, 0o700);
  });

  it('that is damaged is an error with a way out', async () => {
    const folder = join(scratchFolder(), 'provenance');
    await mkdir(folder);
    await writeFile(join(folder, 'development-certificate.pem'), 'half a file');
    await expect(developmentIdentity(folder)).rejects.toMatchObject({
      code: 'configuration',
      hint: expect.stringContaining('Move the file away'),
    });
  });
});
