import type { PictureUsage } from './models.ts';
import { hugePicture } from './pictures.ts';
import type { Fault } from './types.ts';

const CREATED = 1_790_000_000;
const HUGE_SIDE = 12_000;

/** The body of a picture's answer, damaged as the fault says. */
export function pictureBody(picture: Buffer, usage: PictureUsage, fault: Fault | undefined): string {
  const answer = (data: unknown): string => JSON.stringify({ created: CREATED, ...(data as object), usage });
  const withPicture = (b64_json: string): string => answer({ data: [{ b64_json }] });
  const base64 = (): string => picture.toString('base64');
  switch (fault?.name) {
    case 'no_data':
      return answer({});
    case 'empty_data':
      return answer({ data: [] });
    case 'no_b64_json':
      return answer({ data: [{ url: 'https://example.org/picture.png' }] });
    case 'bad_base64':
      return withPicture(`${base64().slice(0, 4000)}!?`);
    case 'not_a_picture':
      return withPicture(Buffer.from('This is no picture, but a text about one.').toString('base64'));
    case 'zero_bytes':
      return withPicture('');
    case 'huge_picture':
      return withPicture(hugePicture(HUGE_SIDE).toString('base64'));
    case 'other_picture':
      return withPicture((fault.picture ?? picture).toString('base64'));
    case 'no_usage':
      return JSON.stringify({ created: CREATED, data: [{ b64_json: base64() }] });
    case 'truncated_json':
      return withPicture(base64()).slice(0, -200);
    default:
      return withPicture(base64());
  }
}

export interface ChatUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** The body of a chat completion, damaged as the fault says. */
export function chatBody(
  model: string,
  content: string,
  usage: ChatUsage,
  number: number,
  fault: Fault | undefined,
): string {
  let message: object = { role: 'assistant', content, refusal: null };
  let finish = 'stop';
  if (fault?.name === 'chat_refusal') {
    message = { role: 'assistant', content: null, refusal: "I'm sorry, I can't help with that." };
  }
  if (fault?.name === 'chat_cut_off') {
    message = { role: 'assistant', content: content.slice(0, content.length / 2), refusal: null };
    finish = 'length';
  }
  const body = JSON.stringify({
    id: `chatcmpl-${number}`,
    object: 'chat.completion',
    created: CREATED,
    model,
    choices: fault?.name === 'chat_no_choices' ? [] : [{ index: 0, message, finish_reason: finish }],
    ...(fault?.name === 'no_usage' ? {} : { usage }),
  });
  return fault?.name === 'truncated_json' ? body.slice(0, -30) : body;
}
