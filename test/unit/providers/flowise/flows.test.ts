import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BIOGRAPHY_LIMITS } from '../../../../src/domain/persona.ts';
import { PERSONA_STATE_KEYS, PROMPT_STATE_KEYS } from '../../../../src/providers/flowise/flow-state.ts';

interface Node {
  id: string;
  data: {
    id: string;
    name: string;
    inputs: Record<string, unknown>;
    inputParams: { name: string; type: string; id: string }[];
  };
}
interface Flow {
  nodes: Node[];
  edges: { source: string; target: string }[];
}

const PERSONA_RULES = [
  ...Object.values(BIOGRAPHY_LIMITS).map((limit) => `at most ${limit} characters`),
  '18 or more',
  'Nobody is real',
];
const PROMPT_RULES = ['2×2 grid', 'pure white', "Neither the person's first nor last name", 'final_prompt'];

describe.each([
  ['personas', PERSONA_STATE_KEYS, PERSONA_RULES],
  ['picture-prompt', PROMPT_STATE_KEYS, PROMPT_RULES],
] as const)('flows/%s.json', (name, keys, rules) => {
  const text = readFileSync(new URL(`../../../../flows/${name}.json`, import.meta.url), 'utf8');
  const { nodes, edges } = JSON.parse(text) as Flow;
  const [start, llm] = nodes as [Node, Node];
  const messages = llm.data.inputs['llmMessages'] as { role: string; content: string }[];
  const system = messages.find(({ role }) => role === 'system')?.content ?? '';
  const user = messages.find(({ role }) => role === 'user')?.content ?? '';

  it('is a start node and a model node, which is the last', () => {
    expect(nodes.map(({ data }) => data.name)).toEqual(['startAgentflow', 'llmAgentflow']);
    expect(start.id).toBe('startAgentflow_0');
    expect(edges).toMatchObject([{ source: start.id, target: llm.id }]);
    for (const { id, data } of nodes) {
      expect(data.id).toBe(id);
      for (const parameter of data.inputParams) {
        expect(parameter.id).toBe(`${id}-input-${parameter.name}-${parameter.type}`);
        expect(Object.keys(data.inputs)).toContain(parameter.name);
      }
    }
  });

  it('declares every key of the state, and puts each into its prompt once', () => {
    expect(start.data.inputs['startState']).toEqual(keys.map((key) => ({ key, value: '' })));
    for (const key of keys) expect(user.split(`{{ $flow.state.${key} }}`)).toHaveLength(2);
    expect(user.match(/{{/g)).toHaveLength(keys.length);
    expect(system).not.toContain('{{');
  });

  it('remembers nothing from one request to the next', () => {
    expect(start.data.inputs).toMatchObject({ startEphemeralMemory: true, startPersistState: false });
    expect(llm.data.inputs['llmEnableMemory']).toBe(false);
  });

  it('holds no key, credential or address of anybody', () => {
    expect(text).not.toMatch(/credentialId|FLOWISE_CREDENTIAL_ID|sk-|https?:/i);
  });

  it('tells the model what the product holds to', () => {
    for (const rule of rules) expect(system).toContain(rule);
  });
});
