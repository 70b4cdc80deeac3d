import { z } from 'zod';
import { AvatarError } from '../domain/errors.ts';
import { LOG_LEVELS, type LogLevel } from '../telemetry/log-levels.ts';
import {
  bucketName,
  headerList,
  httpUrl,
  identifier,
  key,
  oneOf,
  path,
  pem,
  postgresUrl,
  usd,
  webhookSecret,
  webhookUrl,
  wholeNumber,
  yesOrNo,
} from './config-values.ts';

/** Environment variables, or what stands for them. Empty means not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface OpenAiConfig {
  apiKey?: string;
  /** Without a slash at the end. Left out: the vendor's own address. */
  baseUrl?: string;
  imageModel?: string;
  textModel?: string;
}

export interface FlowiseConfig {
  /** Without a slash at the end and without `/api/v1`. */
  url: string;
  apiKey?: string;
  personaFlowId?: string;
  promptFlowId?: string;
}

export interface S3Config {
  endpoint: string;
  accessKey: string;
  secretKey: string;
  bucket: string;
  region: string;
  publicUrlBase?: string;
}

/** Each a path or the PEM text itself. */
export interface C2paConfig {
  /** The signer's certificate first, then those that lead to its root. */
  certificate: string;
  privateKey: string;
}

/** Where alerts go. */
export interface WebhookConfig {
  url: string;
  /** As Standard Webhooks has it: `whsec_` and base64. */
  secret: string;
  /** Whether the address may be of this machine or its network, and plain http. */
  allowPrivate: boolean;
}

/** The collector that traces go to, by OTLP over HTTP. */
export interface TracesConfig {
  /** Without `/v1/traces`. */
  endpoint: string;
  headers: Record<string, string>;
}

/** What the environment says, checked. A part that is not there is not configured. */
export interface Config {
  openai?: OpenAiConfig;
  flowise?: FlowiseConfig;
  s3?: S3Config;
  databaseUrl?: string;
  /** As given: relative to the working directory, or absolute. */
  dataDirectory: string;
  /** Picture calls in flight in one process. */
  imageConcurrency: number;
  /** Picture calls in flight in all processes on one database. */
  imageConcurrencyTotal?: number;
  /** In all processes on one database. */
  imagesPerMinute?: number;
  flowiseUsdPerCall?: number;
  c2pa?: C2paConfig;
  /** Where people reach the server through a proxy; without a slash at the end. */
  publicUrl?: string;
  webhook?: WebhookConfig;
  traces?: TracesConfig;
  /** Left out: whoever starts the program knows what its reader wants to see. */
  logLevel?: LogLevel;
}

export const DEFAULT_DATA_DIRECTORY = './avatar-data';
export const DEFAULT_IMAGE_CONCURRENCY = 4;
/** Many S3-compatible stores have no regions and take this one. */
export const DEFAULT_S3_REGION = 'us-east-1';

const Variables = z
  .object({
    OPENAI_API_KEY: key,
    OPENAI_BASE_URL: httpUrl('https://api.openai.com/v1'),
    OPENAI_IMAGE_MODEL: identifier,
    OPENAI_TEXT_MODEL: identifier,
    FLOWISE_URL: httpUrl('http://localhost:3000').refine((url) => !/\/api(?:\/v1)?$/.test(url), {
      error: 'must be the address of the server without /api/v1, for example http://localhost:3000',
    }),
    FLOWISE_API_KEY: key,
    FLOWISE_PERSONA_FLOW_ID: identifier,
    FLOWISE_PROMPT_FLOW_ID: identifier,
    S3_ENDPOINT: httpUrl('https://s3.example.org'),
    S3_ACCESS_KEY: key,
    S3_SECRET_KEY: key,
    S3_BUCKET_NAME: bucketName,
    S3_REGION: identifier,
    S3_PUBLIC_URL_BASE: httpUrl('https://pictures.example.org'),
    DATABASE_URL: postgresUrl,
    AVATARS_DATA_DIR: path,
    AVATARS_URL: httpUrl('https://avatars.example.org').refine((url) => new URL(url).pathname === '/', {
      error: 'must be an address without a path, for example https://avatars.example.org',
    }),
    IMAGE_CONCURRENCY: wholeNumber(1, 1000),
    IMAGE_CONCURRENCY_TOTAL: wholeNumber(1, 100_000),
    IMAGES_PER_MINUTE: wholeNumber(1, 1_000_000),
    FLOWISE_USD_PER_CALL: usd,
    C2PA_CERTIFICATE: pem,
    C2PA_PRIVATE_KEY: pem,
    WEBHOOK_URL: webhookUrl,
    WEBHOOK_SECRET: webhookSecret,
    WEBHOOK_ALLOW_PRIVATE: yesOrNo,
    OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl('http://localhost:4318'),
    OTEL_EXPORTER_OTLP_HEADERS: headerList,
    LOG_LEVEL: oneOf(LOG_LEVELS, { warning: 'warn' }),
  })
  .partial();

type Variables = z.infer<typeof Variables>;

/** Variables of which none works without the others. */
const GROUPS: readonly { need: readonly (keyof Variables)[]; mark: readonly (keyof Variables)[] }[] = [
  {
    need: ['S3_ENDPOINT', 'S3_ACCESS_KEY', 'S3_SECRET_KEY', 'S3_BUCKET_NAME'],
    mark: ['S3_REGION', 'S3_PUBLIC_URL_BASE'],
  },
  { need: ['C2PA_CERTIFICATE', 'C2PA_PRIVATE_KEY'], mark: [] },
  { need: ['WEBHOOK_URL', 'WEBHOOK_SECRET'], mark: ['WEBHOOK_ALLOW_PRIVATE'] },
  { need: ['OTEL_EXPORTER_OTLP_ENDPOINT'], mark: ['OTEL_EXPORTER_OTLP_HEADERS'] },
  { need: ['FLOWISE_URL'], mark: ['FLOWISE_API_KEY', 'FLOWISE_PERSONA_FLOW_ID', 'FLOWISE_PROMPT_FLOW_ID'] },
];

/**
 * Reads every variable of the product.
 * @throws AvatarError `configuration`, which names all wrong variables and what each must be, never a value
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.keys(Variables.shape)
      .map((name) => [name, environment[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = Variables.safeParse(given);
  const problems = [
    ...(result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)),
    ...incompleteGroups(new Set(Object.keys(given))),
    ...(result.success ? plainWebhook(result.data) : []),
  ];
  if (!result.success || problems.length > 0) throw wrongConfiguration([...new Set(problems)]);
  return toConfig(result.data);
}

function plainWebhook({ WEBHOOK_URL: url, WEBHOOK_ALLOW_PRIVATE: allowPrivate }: Variables): string[] {
  return url?.toLowerCase().startsWith('http:') && !allowPrivate
    ? ['WEBHOOK_URL must start with https://, unless WEBHOOK_ALLOW_PRIVATE is 1']
    : [];
}

function incompleteGroups(given: ReadonlySet<string>): string[] {
  return GROUPS.flatMap(({ need, mark }) => {
    const present = [...need, ...mark].filter((name) => given.has(name));
    if (present.length === 0) return [];
    return need
      .filter((name) => !given.has(name))
      .map(
        (name) =>
          `${name} must be set too, because ${present.join(' and ')} ${present.length === 1 ? 'is' : 'are'}`,
      );
  });
}

function wrongConfiguration(problems: readonly string[]): AvatarError<'configuration'> {
  const list =
    problems.length === 1 ? ` ${problems[0]}` : problems.map((problem) => `\n  - ${problem}`).join('');
  return new AvatarError('configuration', `The configuration is wrong:${list}`, {
    hint: 'Correct it in the environment or in the file .env; .env.example explains every variable.',
  });
}

function toConfig(given: Variables): Config {
  const openai = compact<OpenAiConfig>({
    apiKey: given.OPENAI_API_KEY,
    baseUrl: given.OPENAI_BASE_URL,
    imageModel: given.OPENAI_IMAGE_MODEL,
    textModel: given.OPENAI_TEXT_MODEL,
  });
  return {
    ...(Object.keys(openai).length > 0 && { openai }),
    ...(given.FLOWISE_URL !== undefined && {
      flowise: compact<FlowiseConfig>({
        url: given.FLOWISE_URL,
        apiKey: given.FLOWISE_API_KEY,
        personaFlowId: given.FLOWISE_PERSONA_FLOW_ID,
        promptFlowId: given.FLOWISE_PROMPT_FLOW_ID,
      }),
    }),
    ...s3Of(given),
    ...c2paOf(given),
    ...outsideOf(given),
    ...compact<
      Pick<
        Config,
        'databaseUrl' | 'imageConcurrencyTotal' | 'imagesPerMinute' | 'flowiseUsdPerCall' | 'publicUrl'
      >
    >({
      databaseUrl: given.DATABASE_URL,
      publicUrl: given.AVATARS_URL,
      imageConcurrencyTotal: given.IMAGE_CONCURRENCY_TOTAL,
      imagesPerMinute: given.IMAGES_PER_MINUTE,
      flowiseUsdPerCall: given.FLOWISE_USD_PER_CALL,
    }),
    dataDirectory: given.AVATARS_DATA_DIR ?? DEFAULT_DATA_DIRECTORY,
    imageConcurrency: given.IMAGE_CONCURRENCY ?? DEFAULT_IMAGE_CONCURRENCY,
    ...(given.LOG_LEVEL !== undefined && { logLevel: given.LOG_LEVEL }),
  };
}

function s3Of(given: Variables): { s3?: S3Config } {
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = given;
  const bucket = given.S3_BUCKET_NAME;
  if (endpoint === undefined || accessKey === undefined) return {};
  if (secretKey === undefined || bucket === undefined) return {};
  const region = given.S3_REGION ?? DEFAULT_S3_REGION;
  const publicUrlBase = given.S3_PUBLIC_URL_BASE;
  return { s3: compact<S3Config>({ endpoint, accessKey, secretKey, bucket, region, publicUrlBase }) };
}

function c2paOf(given: Variables): { c2pa?: C2paConfig } {
  const { C2PA_CERTIFICATE: certificate, C2PA_PRIVATE_KEY: privateKey } = given;
  if (certificate === undefined || privateKey === undefined) return {};
  return { c2pa: { certificate, privateKey } };
}

function outsideOf(given: Variables): Pick<Config, 'webhook' | 'traces'> {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = given;
  return {
    ...(url !== undefined &&
      secret !== undefined && {
        webhook: { url, secret, allowPrivate: given.WEBHOOK_ALLOW_PRIVATE ?? false },
      }),
    ...(endpoint !== undefined && {
      traces: { endpoint, headers: given.OTEL_EXPORTER_OTLP_HEADERS ?? {} },
    }),
  };
}

type Loose<Shape> = { [Name in keyof Shape]: Shape[Name] | undefined };

/** Leaves out what is not set: with exact optional types, `undefined` is not the same as absent. */
function compact<Shape extends object>(values: Loose<Required<Shape>> | Loose<Shape>): Shape {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Shape;
}
