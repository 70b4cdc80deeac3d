import { isCallError, messageOf, type CallErrorCode } from '../../domain/errors.ts';
import type { Finding } from '../../domain/finding.ts';
import { imageModelFacts, textModelFacts, type ModelEntry } from '../../domain/model-table.ts';
import { sentence } from './caller.ts';
import { createConnection, type OpenAiOptions } from './connection.ts';
import { parseAnswer } from './unusable.ts';

export interface OpenAiCheckOptions extends OpenAiOptions {
  /** What the model is for. */
  kind: 'image' | 'text';
  /** Default: now. */
  today?: Date;
}

/** Milliseconds; asking about a model takes a moment. */
const CHECK_TIMEOUT_MS = 20_000;
/** Days before the end of a model from which on it is warned of. */
const WARN_DAYS = 60;
const DAY_MS = 86_400_000;

/** Whether the key is good, the model is there and how long it will be. Costs nothing; never throws. */
export async function checkOpenAi(options: OpenAiCheckOptions): Promise<Finding[]> {
  const { kind, model } = options;
  const facts = kind === 'image' ? imageModelFacts(model) : textModelFacts(model);
  const variable = kind === 'image' ? 'OPENAI_IMAGE_MODEL' : 'OPENAI_TEXT_MODEL';
  const connection = createConnection({ ...options, timeoutMs: options.timeoutMs ?? CHECK_TIMEOUT_MS });
  const findings: Finding[] = [];
  let announced: string | null = null;
  try {
    const call = { callId: `check-${kind}`, signal: new AbortController().signal };
    const raw = await connection.send(call, (client, request) => client.models.retrieve(model, request), {
      path: '/models',
      model,
    });
    const { shutdown_date } = parseAnswer(raw, connection.caller);
    if (typeof shutdown_date === 'string') announced = shutdown_date;
    findings.push({
      level: 'ok',
      what: `${sentence(`${connection.caller.place} has the model "${model}" for this key`)}.`,
    });
  } catch (error) {
    findings.push(findingOf(error));
  } finally {
    await connection.close();
  }
  return [...findings, ...aboutModel(facts, announced, variable, options.today ?? new Date())];
}

const WARNINGS: ReadonlySet<CallErrorCode> = new Set(['rate_limited']);

function findingOf(error: unknown): Finding {
  const level = isCallError(error) && WARNINGS.has(error.code) ? 'warning' : 'error';
  if (isCallError(error) && error.code === 'outcome_unknown') {
    // What the error says of money is true of calls that cost some.
    const what = messageOf(error).replace(/; it may have been charged$/, '');
    return {
      level,
      what: `${what}.`,
      hint: 'Check OPENAI_BASE_URL, and that an OpenAI-compatible server answers there.',
    };
  }
  const hint = isCallError(error) ? error.hint : undefined;
  return { level, what: messageOf(error), ...(hint === undefined ? {} : { hint }) };
}

function aboutModel(facts: ModelEntry, announced: string | null, variable: string, today: Date): Finding[] {
  const findings: Finding[] = [];
  if (facts.prices === null) {
    findings.push({
      level: 'warning',
      what: `What "${facts.id}" costs is not known: estimates and --max-cost do not cover it.`,
      hint: `Set ${variable} to a model with a known price if the cost must be bounded.`,
    });
  }
  // The server knows better than a table that was written before.
  const date = announced ?? facts.shutdownDate;
  const end = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(end)) return findings;
  const days = Math.ceil((end - today.getTime()) / DAY_MS);
  if (days > WARN_DAYS) return findings;
  const { replacements } = facts;
  const instead =
    replacements.length === 0 ? "one of the vendor's current models" : replacements.join(' or ');
  findings.push({
    level: days <= 0 ? 'error' : 'warning',
    what:
      days <= 0
        ? `The model "${facts.id}" was shut down on ${date}.`
        : `The model "${facts.id}" will be shut down on ${date}, in ${days} day${days === 1 ? '' : 's'}.`,
    hint: `Set ${variable} to ${instead}.`,
  });
  return findings;
}
