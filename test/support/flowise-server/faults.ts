import type { ServerResponse } from 'node:http';
import { MODEL_MODES, type ModelMode } from './model.ts';

/** Faults of a Flowise server, of the model behind it, and of what stands in between. */
export const FAULTS = [
  'llm-400',
  'llm-401',
  'llm-401-unmapped',
  'llm-404',
  'llm-429',
  'llm-429-quota',
  'llm-500',
  'llm-503',
  'llm-dead',
  'unauthorized',
  'rate-limited',
  'web-page',
  'redirect',
  'bad-gateway',
  'gateway-timeout',
  'not-json',
  'truncated-json',
  'hang',
  'reset',
  'reset-in-answer',
] as const;
export type Fault = (typeof FAULTS)[number];
export type Mode = ModelMode | Fault;

export function isModelMode(mode: Mode): mode is ModelMode {
  return (MODEL_MODES as readonly string[]).includes(mode);
}

export const MODES: readonly Mode[] = [...MODEL_MODES, ...FAULTS];

export const WEB_PAGE =
  '<!DOCTYPE html>\r\n<html lang="en"><head><title>Flowise - Build AI Agents, Visually</title></head></html>';

const LANGCHAIN = '\n\nTroubleshooting URL: https://docs.langchain.com/oss/javascript/langchain/errors/';
const inNode = (words: string): string =>
  `Error: predictionsServices.buildChatflow - Error in LLM node: ${words}`;

/** Messages of a real 3.1.4 server, status 500. */
const MESSAGES: Partial<Record<Fault, string>> = {
  'llm-400': inNode("400 This model's maximum context length is 8192 tokens."),
  'llm-401': '401 Unauthorized – check your API key and ensure it has access to the requested model.',
  'llm-401-unmapped': inNode('401 Unauthorized'),
  'llm-404': inNode(`404 The model \`no-model\` does not exist${LANGCHAIN}MODEL_NOT_FOUND/\n`),
  'llm-429': inNode(
    `429 Rate limit reached for a-model. Please try again in 20s.${LANGCHAIN}MODEL_RATE_LIMIT/\n`,
  ),
  'llm-429-quota': inNode(
    `429 You exceeded your current quota, please check your plan and billing details.${LANGCHAIN}MODEL_RATE_LIMIT/\n`,
  ),
  'llm-500': inNode('500 The server had an error while processing your request.'),
  'llm-503': inNode('503 The engine is currently overloaded, please try again later.'),
  'llm-dead': inNode('Connection error.'),
  unauthorized: 'Error: predictionsServices.buildChatflow - Unauthorized',
};

export function sendError(response: ServerResponse, status: number, message: string): void {
  send(response, status, 'application/json; charset=utf-8', {
    statusCode: status,
    success: false,
    message,
    stack: {},
  });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', body);
}

export function send(response: ServerResponse, status: number, type: string, body: unknown): void {
  if (response.destroyed || response.headersSent) return;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text);
}

/** Answers as the fault would have it. `answer` is what would have come. */
export function sendFault(fault: Fault, response: ServerResponse, answer: string): void {
  const message = MESSAGES[fault];
  if (message !== undefined) return sendError(response, 500, message);
  switch (fault) {
    case 'rate-limited':
      response.setHeader('retry-after', '3');
      response.setHeader('x-ratelimit-limit', '2');
      response.setHeader('x-ratelimit-remaining', '0');
      return send(response, 429, 'text/html; charset=utf-8', 'Too many requests, slow down');
    case 'web-page':
      return send(response, 200, 'text/html; charset=UTF-8', WEB_PAGE);
    case 'redirect':
      response.setHeader('location', 'https://flowise.example/api/v1/');
      return send(response, 301, 'text/html', 'Moved Permanently');
    case 'bad-gateway':
      return send(response, 502, 'text/html', '<html><body>502 Bad Gateway</body></html>');
    case 'gateway-timeout':
      return send(response, 504, 'text/html', '<html><body>504 Gateway Time-out</body></html>');
    case 'not-json':
      return send(response, 200, 'application/json; charset=utf-8', 'OK');
    case 'truncated-json':
      return send(response, 200, 'application/json; charset=utf-8', answer.slice(0, answer.length / 2));
    case 'hang':
      return undefined;
    case 'reset-in-answer':
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(answer),
      });
      response.write(answer.slice(0, answer.length / 2), () => response.destroy());
      return undefined;
    default:
      response.destroy();
      return undefined;
  }
}
