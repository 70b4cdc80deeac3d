import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { isAvatarError, messageOf } from '../domain/errors.ts';
import type { Finding } from '../domain/finding.ts';
import { DEFAULT_IMAGE_MODEL, DEFAULT_TEXT_MODEL } from '../domain/model-table.ts';
import type { Logger } from '../ports/logger.ts';
import type { Config } from './config.ts';
import { createStore } from './create-store.ts';
import { defaultProviders } from './create-providers.ts';

/** Milliseconds: somebody waits for the answer. */
const CHECK_TIME_LIMITS = { connect: 10_000, idle: 15_000, request: 15_000 };

/**
 * Tries everything that the configuration names. With `deep` it also runs each Flowise flow once, which
 * costs a call of the model behind it; nothing else costs anything.
 */
export async function checkEverything(
  config: Config,
  logger: Logger,
  { deep }: { deep: boolean },
): Promise<Finding[]> {
  const providers = defaultProviders(config);
  const findings: Finding[] = [
    { level: 'ok', what: `Node ${process.versions.node}.` },
    {
      level: 'ok',
      what: `Without other options, persona text comes from ${providers.personas} and pictures from ${providers.pictures}.`,
    },
  ];
  findings.push(await checkDatabase(config));
  findings.push(...(await checkStore(config, logger)));
  findings.push(...(await checkOpenAiService(config, logger, providers.personas === 'openai')));
  findings.push(...(await checkFlowiseService(config, deep)));
  if (config.webhook) findings.push(await checkWebhook(config.webhook));
  return findings;
}

async function checkDatabase(config: Config): Promise<Finding> {
  const { openEmbedded, openPostgres } = await import('../database/connection.ts');
  const embedded = config.databaseUrl === undefined;
  const place = embedded ? `the data directory ${resolve(config.dataDirectory)}` : 'DATABASE_URL';
  try {
    const connection = await (config.databaseUrl === undefined
      ? openEmbedded(resolve(config.dataDirectory))
      : openPostgres(config.databaseUrl));
    await connection.close();
    return { level: 'ok', what: `The database in ${place} works.` };
  } catch (error) {
    const finding = findingOf(error);
    // Somebody at work there is no fault.
    return isAvatarError(error) && error.code === 'data_dir_locked'
      ? { ...finding, level: 'warning' }
      : finding;
  }
}

export async function checkStore(config: Config, logger: Logger): Promise<Finding[]> {
  const place = config.s3 ? `bucket ${config.s3.bucket}` : 'the local folder';
  const findings: Finding[] = [];
  try {
    const store = await createStore(config, resolve(config.dataDirectory), logger, CHECK_TIME_LIMITS);
    const waiting = (await store.spool?.waiting(''))?.length ?? 0;
    if (waiting > 0) {
      findings.push({
        level: 'warning',
        what: `${waiting === 1 ? 'One object waits' : `${waiting} objects wait`} in ${store.spool?.folder} for the object store.`,
        hint: 'avatars resume uploads what waits.',
      });
    }
    await store.check();
    return [...findings, { level: 'ok', what: `The object store (${place}) writes, reads and deletes.` }];
  } catch (error) {
    return [...findings, findingOf(error)];
  }
}

export async function checkOpenAiService(
  config: Config,
  logger: Logger,
  textNeeded: boolean,
): Promise<Finding[]> {
  if (config.openai?.apiKey === undefined) {
    return [{ level: 'ok', what: 'OPENAI_API_KEY is not set: OpenAI is not used.' }];
  }
  const { checkOpenAi } = await import('../providers/openai/index.ts');
  const { apiKey, baseUrl, imageModel = DEFAULT_IMAGE_MODEL, textModel = DEFAULT_TEXT_MODEL } = config.openai;
  const server = { apiKey, baseUrl, logger };
  const checks = [checkOpenAi({ ...server, kind: 'image', model: imageModel })];
  if (textNeeded) checks.push(checkOpenAi({ ...server, kind: 'text', model: textModel }));
  const findings = (await Promise.all(checks)).flat();
  // What is wrong with the server or the key is found for each model, and said once.
  const said = new Set<string>();
  return findings.filter(({ what }) => !said.has(what) && said.add(what));
}

export async function checkFlowiseService(config: Config, deep: boolean): Promise<Finding[]> {
  if (config.flowise === undefined)
    return [{ level: 'ok', what: 'FLOWISE_URL is not set: Flowise is not used.' }];
  const { checkFlowise } = await import('../providers/flowise/index.ts');
  const { personaFlowId = '', promptFlowId = '', ...server } = config.flowise;
  return checkFlowise({ ...server, personaFlowId, promptFlowId, deep });
}

/** Sends a message that says that it is a test, signed as all are. */
async function checkWebhook(webhook: NonNullable<Config['webhook']>): Promise<Finding> {
  const { createWebhookSender } = await import('../webhooks/sender.ts');
  const sender = createWebhookSender(webhook);
  const body = JSON.stringify({ type: 'test', timestamp: new Date().toISOString(), data: {} });
  const delivery = await sender.send({ id: randomUUID(), body });
  await sender.close();
  return delivery.ok
    ? { level: 'ok', what: 'The receiver at WEBHOOK_URL took a signed test message.' }
    : {
        level: 'error',
        what: `A test message could not be delivered to WEBHOOK_URL: ${delivery.reason}.`,
        hint: 'Alerts would only be written to the log. The receiver needs the same WEBHOOK_SECRET.',
      };
}

export function findingOf(error: unknown): Finding {
  const hint = isAvatarError(error) ? error.hint : undefined;
  return { level: 'error', what: messageOf(error), ...(hint === undefined ? {} : { hint }) };
}
