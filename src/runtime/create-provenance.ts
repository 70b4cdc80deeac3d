import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AvatarError, isAvatarError } from '../domain/errors.ts';
import type { ProvenanceReader, ProvenanceWriter } from '../ports/provenance.ts';
import {
  createProvenanceReader,
  createProvenanceWriter,
  developmentCertificate,
  developmentIdentity,
  readCertificates,
  readIdentity,
  type SigningIdentity,
} from '../provenance/index.ts';
import type { Config } from './config.ts';
import { TOOL } from './tool.ts';

type ProvenanceConfig = Pick<Config, 'dataDirectory' | 'c2pa'>;

/** Where a data directory keeps its development certificate. */
const folderOf = (config: ProvenanceConfig) => join(resolve(config.dataDirectory), 'provenance');

/**
 * Whose signature stands under marks: the user's, or a development certificate, which is made at the first call.
 * @throws AvatarError `configuration`, which names the variable and never its value
 */
export async function signingIdentity(config: ProvenanceConfig): Promise<SigningIdentity> {
  if (!config.c2pa) return developmentIdentity(folderOf(config));
  const [certificates, privateKey] = await Promise.all([
    pemOf('C2PA_CERTIFICATE', config.c2pa.certificate),
    pemOf('C2PA_PRIVATE_KEY', config.c2pa.privateKey),
  ]);
  try {
    return readIdentity('user', { certificates, privateKey });
  } catch (error) {
    if (!isAvatarError(error)) throw error;
    throw new AvatarError('configuration', `${error.message} (C2PA_CERTIFICATE and C2PA_PRIVATE_KEY)`, {
      hint: error.hint,
    });
  }
}

export function createMarker(config: ProvenanceConfig): ProvenanceWriter {
  const { name, version } = TOOL;
  return createProvenanceWriter({ identity: () => signingIdentity(config), tool: { name, version } });
}

/**
 * @param trustFile a PEM file with certificates of authorities that the user trusts
 * @throws AvatarError `configuration`, `usage`
 */
export async function createMarksReader(
  config: ProvenanceConfig,
  trustFile?: string,
): Promise<ProvenanceReader> {
  const own = config.c2pa
    ? readCertificates(await pemOf('C2PA_CERTIFICATE', config.c2pa.certificate)).slice(0, 1)
    : [];
  const trustAnchors = trustFile === undefined ? undefined : await readTrustFile(trustFile);
  return createProvenanceReader({
    own,
    development: await developmentCertificate(folderOf(config)),
    trustAnchors,
  });
}

async function readTrustFile(file: string): Promise<string> {
  const pem = await readText(file).catch((error: unknown) => {
    throw new AvatarError('usage', `The trust list ${file} cannot be read (${codeOf(error)}).`, {
      hint: 'Give a file with certificates in PEM form.',
    });
  });
  if (readCertificates(pem).length === 0) {
    throw new AvatarError('usage', `There is no certificate in PEM form in ${file}.`);
  }
  return pem;
}

/** The text itself, or what is in the file that it names. */
async function pemOf(variable: string, value: string): Promise<string> {
  // One line with \n in it is how some environments hold PEM.
  if (value.startsWith('-----BEGIN')) return value.replaceAll(String.raw`\n`, '\n');
  try {
    return await readText(value);
  } catch (error) {
    throw new AvatarError(
      'configuration',
      `The file that ${variable} names cannot be read (${codeOf(error)}).`,
      {
        hint: `${variable} is a file in PEM form, or the PEM text itself.`,
      },
    );
  }
}

const readText = (file: string) => readFile(file, 'utf8');

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
