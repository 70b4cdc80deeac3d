/** Who was asked, and what must not be seen in a message. */
export interface Caller {
  /** For messages: `OpenAI`, or `the server at localhost:8080`. */
  place: string;
  apiKey: string;
  model: string;
}

export const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

/** What people call a server: its host, without whatever else the address holds. */
export function nameOfServer(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return 'the address in OPENAI_BASE_URL';
  const { host } = new URL(baseUrl);
  return host === new URL(DEFAULT_BASE_URL).host ? 'OpenAI' : `the server at ${host}`;
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
