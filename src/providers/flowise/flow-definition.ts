import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** A parameter of a node as Flowise describes it (`GET /api/v1/nodes/{name}`); what we do not use passes through. */
const NodeParameter = z.looseObject({
  name: z.string(),
  type: z.string(),
  default: z.unknown().optional(),
  show: z.record(z.string(), z.unknown()).optional(),
  hide: z.record(z.string(), z.unknown()).optional(),
});
type NodeParameter = z.infer<typeof NodeParameter>;

export const NodeDescription = z.looseObject({
  name: z.string(),
  version: z.number(),
  inputs: z.array(NodeParameter),
});
export type NodeDescription = z.infer<typeof NodeDescription>;

const FlowNode = z.looseObject({
  id: z.string(),
  data: z.looseObject({ name: z.string(), inputs: z.record(z.string(), z.unknown()) }),
});
const FlowDefinition = z.object({
  nodes: z.array(FlowNode),
  edges: z.array(z.looseObject({})),
});
type FlowDefinition = z.infer<typeof FlowDefinition>;

export type FlowFile = 'personas' | 'picture-prompt';

/** The folder stands beside `src/` and beside `dist/`. */
const FLOWS = new URL('../../../flows/', import.meta.url);

/** One of the product's flows, as it can also be loaded by hand on the web page of Flowise. */
export async function readFlowFile(name: FlowFile): Promise<FlowDefinition> {
  const text = await readFile(new URL(`${name}.json`, FLOWS), 'utf8');
  return FlowDefinition.parse(JSON.parse(text));
}

export interface FlowModel {
  /** Id of the credential in Flowise that holds the model's key. */
  credentialId: string;
  modelName: string;
  baseUrl?: string | undefined;
}

/**
 * The flow for one server: with the model, and with the parameters that its version of the nodes has, so
 * that its editor shows them all and does not call the nodes outdated.
 */
export function composeFlow(
  definition: FlowDefinition,
  descriptions: readonly NodeDescription[],
  model: FlowModel,
): string {
  const nodes = definition.nodes.map((node) => {
    const description = descriptions.find(({ name }) => name === node.data.name);
    if (description === undefined) return node;
    const inputs = {
      ...Object.fromEntries(description.inputs.map((input) => [input.name, input.default ?? ''])),
      ...withModel(node.data.inputs, model),
    };
    const inputParams = description.inputs.map((input) => ({
      ...input,
      id: `${node.id}-input-${input.name}-${input.type}`,
      display: isShown(input, inputs),
    }));
    return { ...node, data: { ...node.data, version: description.version, inputParams, inputs } };
  });
  return JSON.stringify({ nodes, edges: definition.edges });
}

function withModel(inputs: Record<string, unknown>, model: FlowModel): Record<string, unknown> {
  if (!('llmModel' in inputs)) return inputs;
  return {
    ...inputs,
    llmModelConfig: {
      ...(inputs['llmModelConfig'] as object | undefined),
      modelName: model.modelName,
      ...(model.baseUrl === undefined ? {} : { basepath: model.baseUrl }),
      credential: model.credentialId,
      FLOWISE_CREDENTIAL_ID: model.credentialId,
    },
  };
}

/** Flowise shows a parameter when all of `show` and not all of `hide` hold. */
function isShown(input: NodeParameter, inputs: Readonly<Record<string, unknown>>): boolean {
  const holds = (conditions: Record<string, unknown>): boolean =>
    Object.entries(conditions).every(([name, wanted]) =>
      Array.isArray(wanted) ? wanted.includes(inputs[name]) : inputs[name] === wanted,
    );
  return (input.show === undefined || holds(input.show)) && (input.hide === undefined || !holds(input.hide));
}
