import { z } from 'zod';

const Override = z.looseObject({
  status: z.boolean().optional().catch(undefined),
  nodes: z
    .record(z.string(), z.array(z.looseObject({ name: z.string(), enabled: z.boolean().optional() })))
    .optional()
    .catch(undefined),
});
const ApiConfig = z.looseObject({ overrideConfig: Override.optional().catch(undefined) });

/** Flowise keys the setting by the node's label, while requests name the node's id. */
const START_LABEL = 'Start';
const PARAMETER = 'startState';

export const OVERRIDE_HINT =
  'In Flowise: open the flow, gear > Configuration > Override Config, switch on "Enable Override Configuration", tick startState under Start and save; or run "avatars flowise install".';

function parse(apiConfig: string | null | undefined): z.infer<typeof ApiConfig> {
  try {
    return ApiConfig.safeParse(JSON.parse(apiConfig ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

/** Whether a flow's `apiConfig` lets a request set the state of the start node. */
export function allowsState(apiConfig: string | null | undefined, startLabel = START_LABEL): boolean {
  const override = parse(apiConfig).overrideConfig;
  if (override?.status !== true) return false;
  return (
    override.nodes?.[startLabel]?.some((parameter) => parameter.name === PARAMETER && parameter.enabled) ??
    false
  );
}

/** The same `apiConfig` with the state allowed; everything else in it (a rate limit, for example) stays. */
export function withStateAllowed(apiConfig: string | null | undefined): string {
  const config = parse(apiConfig);
  const override = config.overrideConfig ?? {};
  const parameters = override.nodes?.[START_LABEL] ?? [];
  return JSON.stringify({
    ...config,
    overrideConfig: {
      variables: [],
      ...override,
      status: true,
      nodes: {
        ...override.nodes,
        [START_LABEL]: [
          ...parameters.filter(({ name }) => name !== PARAMETER),
          { label: 'Flow State', name: PARAMETER, type: 'array', enabled: true },
        ],
      },
    },
  });
}
