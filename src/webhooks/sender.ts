import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { Agent, request } from 'undici';
import { isPublicAddress } from './public-address.ts';

export interface WebhookMessage {
  /** Stays the same over all tries: by it the receiver knows a repeat. */
  id: string;
  body: string;
}

/** How one try ended. The words are for a log: nothing of the receiver's answer stands in them. */
export type Delivery = { ok: true } | { ok: false; reason: string };

export interface WebhookSender {
  /** Exactly one try. */
  send(message: WebhookMessage): Promise<Delivery>;
  close(): Promise<void>;
}

export interface WebhookOptions {
  url: string;
  /** `whsec_` and base64. */
  secret: string;
  allowPrivate: boolean;
  timeoutMs?: number;
}

/** Bytes of an answer that are read, so that the connection ends properly; what is in them does not matter. */
const MOST_ANSWER = 64 * 1024;

/**
 * Sends signed messages by https://www.standardwebhooks.com. The address is looked at when the connection is made,
 * and no other is asked after it: a name that points elsewhere a moment later changes nothing.
 */
export function createWebhookSender({
  url,
  secret,
  allowPrivate,
  timeoutMs = 10_000,
}: WebhookOptions): WebhookSender {
  const signer = new Webhook(secret);
  const target = new URL(url);
  const agent = new Agent({
    connect: { timeout: timeoutMs, ...(allowPrivate ? {} : { lookup: publicLookup }) },
  });

  function refusal(): string | undefined {
    if (allowPrivate) return undefined;
    if (target.protocol !== 'https:') return 'the address is not https';
    // Node looks no literal address up, so nothing else would look at it.
    const host = target.hostname.replace(/^\[|\]$/g, '');
    return isIP(host) !== 0 && !isPublicAddress(host) ? NOT_PUBLIC : undefined;
  }

  return {
    async send({ id, body }) {
      const refused = refusal();
      if (refused !== undefined) return { ok: false, reason: refused };
      const now = new Date();
      try {
        const answer = await request(target, {
          method: 'POST',
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            'content-type': 'application/json',
            'user-agent': 'avatar-data-generator',
            'webhook-id': id,
            'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
            'webhook-signature': signer.sign(id, now, body),
          },
          body,
        });
        await answer.body.dump({ limit: MOST_ANSWER }).catch(() => undefined);
        const { statusCode } = answer;
        if (statusCode >= 200 && statusCode < 300) return { ok: true };
        return { ok: false, reason: `the receiver answered ${statusCode}` };
      } catch (error) {
        return { ok: false, reason: reasonOf(error) };
      }
    },
    close: () => agent.destroy(),
  };
}

const NOT_PUBLIC = 'the address is not of the open internet (WEBHOOK_ALLOW_PRIVATE=1 allows it)';

/** Looks a name up as the system does, and finds nothing where any of its addresses is not public. */
const publicLookup: LookupFunction = (name, options, done) => {
  systemLookup(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const addresses: LookupAddress[] = found;
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(Object.assign(new Error(NOT_PUBLIC), { code: 'ENOTPUBLIC' }), '', 0);
    }
    if (options.all) return done(null, addresses);
    return done(null, first.address, first.family);
  });
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it could not be sent';
  const code = 'code' in error ? String(error.code) : error.name;
  if (code === 'ENOTPUBLIC') return NOT_PUBLIC;
  return error.name === 'TimeoutError'
    ? 'the receiver did not answer in time'
    : `it could not be sent (${code})`;
}
