import type { IncomingHttpHeaders } from 'node:http';
import { chatBody, pictureBody } from './bodies.ts';
import { answerChat } from './chat-answers.ts';
import { readChatRequest } from './chat-request.ts';
import { chatUsd, pictureUsage, pictureUsd } from './models.ts';
import { readEditForm } from './multipart.ts';
import { readModel, readPictureRequest } from './picture-request.ts';
import type { PictureSource } from './pictures.ts';
import { Refusal } from './refusal.ts';
import type { Fault, ModelListing, OpenAiServerOptions, ServerCall } from './types.ts';

/** What the vendor has worked out, and what it costs whether or not the answer arrives. */
interface Work {
  body: string;
  usd: number;
}

type Job = (fault: Fault | undefined) => Work | Promise<Work>;

interface Workshop {
  /** Checks a request, notes on the call what it asks for, and gives back the work to do. @throws Refusal */
  take(call: ServerCall, headers: IncomingHttpHeaders, body: Buffer): Promise<Job>;
}

interface Dependencies {
  models: Readonly<Record<string, ModelListing>>;
  pictures: PictureSource;
  pictureFor: OpenAiServerOptions['pictureFor'];
  outputDetails: boolean;
}

export function createWorkshop({ models, pictures, pictureFor, outputDetails }: Dependencies): Workshop {
  function listing(id: string): Job {
    const model = { id, object: 'model', created: 1_780_000_000, owned_by: 'system', ...models[id] };
    return () => ({ body: JSON.stringify(model), usd: 0 });
  }

  function chat(call: ServerCall, fields: Record<string, unknown>): Job {
    call.fields = fields;
    const request = readChatRequest(fields, models);
    call.prompt = request.messages.at(-1)?.content ?? '';
    return (fault) => {
      const content = fault?.text ?? answerChat(request, call.number);
      const prompt_tokens = Math.ceil(JSON.stringify(request.messages).length / 4);
      const completion_tokens = Math.ceil(content.length / 4) + 20;
      const usage = { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
      const usd = chatUsd(request.model, prompt_tokens, completion_tokens);
      return { body: chatBody(request.model, content, usage, call.number, fault), usd };
    };
  }

  function picture(
    call: ServerCall,
    fields: Record<string, unknown>,
    endpoint: 'generations' | 'edits',
  ): Job {
    const { prompt: _, ...rest } = fields;
    call.fields = rest;
    const request = readPictureRequest(fields, endpoint, models);
    call.prompt = request.prompt;
    return async (fault) => {
      const usage = pictureUsage(request.model, { ...request, pictures: call.files.length }, outputDetails);
      const stamp = `call ${call.number} ${call.id ?? 'without an id'}`;
      const given = await pictureFor?.(call);
      const bytes = given
        ? Buffer.from(given)
        : await pictures.picture(endpoint === 'edits' ? 'grid' : 'base', call.number, stamp);
      return { body: pictureBody(bytes, usage, fault), usd: pictureUsd(request.model, usage) };
    };
  }

  return {
    async take(call, headers, body) {
      const endpoint = `${call.method} ${call.path}`;
      const model = /^GET \/v1\/models\/([^/]+)$/.exec(endpoint)?.[1];
      if (model !== undefined) return listing(readModel(decodeURIComponent(model), models));
      if (endpoint === 'POST /v1/chat/completions') return chat(call, readJson(headers, body));
      if (endpoint === 'POST /v1/images/generations') {
        return picture(call, readJson(headers, body), 'generations');
      }
      if (endpoint === 'POST /v1/images/edits') {
        const form = await readEditForm(headers, body);
        call.files = form.files;
        return picture(call, form.fields, 'edits');
      }
      throw new Refusal(404, 'unknown_url', `Invalid URL (${endpoint})`);
    },
  };
}

function readJson(headers: IncomingHttpHeaders, body: Buffer): Record<string, unknown> {
  const type = headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new Refusal(415, 'unsupported_content_type', `Unsupported content type: '${type}'.`);
  }
  const value = parseJson(body.toString('utf8'));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Refusal(400, null, 'We could not parse the JSON body of your request.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
