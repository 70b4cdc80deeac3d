import { personAt, type WirePerson } from './people.ts';

/** Ways in which a language model shapes, or spoils, its answer. */
export const MODEL_MODES = [
  'ok',
  'pretty',
  'fence',
  'fence-each',
  'prose',
  'array',
  'wrapped',
  'bios-object',
  'bios-missing',
  'bios-broken',
  'truncated',
  'fewer',
  'more',
  'duplicate',
  'minor',
  'too-long',
  'control-characters',
  'plain',
  'refusal',
  'blank',
] as const;
export type ModelMode = (typeof MODEL_MODES)[number];

export interface ChatMessage {
  role: string;
  content: string;
}

/** A stand-in language model: reads the prompts of `flows/` and answers them, always in the same way. */
export interface StandInModel {
  answer(messages: readonly ChatMessage[], mode: ModelMode): string;
}

/** @param firstPerson number of the first person that it invents; each later one is another person */
export function createStandInModel(firstPerson = 0): StandInModel {
  let next = firstPerson;
  return {
    answer(messages, mode) {
      const asked = messages.findLast(({ role }) => role === 'user')?.content ?? '';
      if (mode === 'refusal') return "I'm sorry, but I can't help with creating this.";
      if (mode === 'blank') return '';
      const system = messages.find(({ role }) => role === 'system')?.content ?? '';
      if (system.includes('final_prompt')) return picturePrompt(asked, mode);
      const amount = /^Number of people: *(.*)$/m.exec(asked)?.[1] ?? '';
      if (!/^\d+$/.test(amount)) {
        return `I was not told how many personas you want (requested_amount was "${amount}").`;
      }
      const request = {
        language: /^Language of the biographies: *(.*)$/m.exec(asked)?.[1] ?? '',
        description: /"""\n([\s\S]*)\n"""/.exec(asked)?.[1] ?? '',
      };
      const count = Math.max(0, Number(amount) + (mode === 'fewer' ? -1 : mode === 'more' ? 2 : 0));
      const people = Array.from({ length: count }, () => personAt(next++, request));
      if (mode === 'duplicate' && people.length > 1) people[people.length - 1] = people[0] as WirePerson;
      return write(spoil(people, mode), mode);
    },
  };
}

function spoil(people: readonly WirePerson[], mode: ModelMode): WirePerson[] {
  return people.map((person, index) => {
    const bios = { ...person.bios };
    if (mode === 'bios-missing') {
      delete bios['tiktok_bio'];
      bios['age'] = String(bios['age']);
    }
    if (mode === 'minor' && index === 0) bios['age'] = 16;
    if (mode === 'too-long' && index === 0) bios['tiktok_bio'] = 'very '.repeat(40);
    if (mode === 'control-characters' && index === 0) bios['x_bio'] = 'one\u0000two\u0007';
    return { ...person, bios };
  });
}

function write(people: readonly WirePerson[], mode: ModelMode): string {
  const space = mode === 'pretty' || mode === 'fence-each' ? 2 : undefined;
  const whole = people.map((person) => {
    const text = JSON.stringify(person.bios);
    if (mode === 'bios-object') return person;
    return { ...person, bios: mode === 'bios-broken' ? text.slice(0, -12) : text };
  });
  const objects = whole.map((person) => JSON.stringify(person, undefined, space));
  const lines = objects.join('\n');
  switch (mode) {
    case 'fence':
      return `\`\`\`json\n${lines}\n\`\`\``;
    case 'fence-each':
      return objects
        .map((object, index) => `**Persona ${index + 1}**\n\`\`\`json\n${object}\n\`\`\``)
        .join('\n\n');
    case 'prose':
      return `Sure! Here are the ${people.length} personas you asked for {as JSON}:\n\n${lines}\n\nAnything else?`;
    case 'array':
      return JSON.stringify(whole);
    case 'wrapped':
      return JSON.stringify({ personas: whole });
    case 'truncated':
      return lines.slice(0, -Math.ceil((objects.at(-1)?.length ?? 0) / 2));
    default:
      return lines;
  }
}

/** A prompt with the person's details in it, the name too: models do that, whatever they are told. */
function picturePrompt(asked: string, mode: ModelMode): string {
  const [before, after] = asked.split('\n\nPrompts written before');
  const data = /\{[\s\S]*\}/.exec(before ?? '')?.[0];
  if (data === undefined) return 'I was not told about whom the pictures should be.';
  const person = JSON.parse(data) as Record<string, unknown>;
  const history = (after ?? '').split('\n').slice(1).join('\n').trim();
  const earlier = history === '' ? 0 : history.split('\n\n').length;
  const who = person['gender'] === 'f' ? 'a woman' : person['gender'] === 'm' ? 'a man' : 'a person';
  const name = `${String(person['firstname'])} ${String(person['lastname'])}`;
  const prompt =
    `One single image, a 2x2 grid of four amateur phone photos divided by plain white gutters. All four show ` +
    `${name}, ${who} about ${String(person['age'])} years old, the person of the reference photo. ` +
    `${String(person['bio_facebook'])} Set ${earlier + 1} of scenes. No text anywhere in the picture.`;
  const json = JSON.stringify({ final_prompt: prompt }, undefined, mode === 'pretty' ? 2 : undefined);
  switch (mode) {
    case 'plain':
      return prompt;
    case 'fence':
    case 'fence-each':
      return `\`\`\`json\n${json}\n\`\`\``;
    case 'prose':
      return `Here is your prompt:\n${json}\nEnjoy!`;
    case 'truncated':
      return json.slice(0, 70);
    default:
      return json;
  }
}
