export { FAULTS, faultsByChance, type FaultName } from './faults.ts';
export { startOpenAiServer } from './server.ts';
export type { Fault, OpenAiServer, OpenAiServerOptions, Reaction, ServerCall } from './types.ts';
export { readCallLog } from './call-log.ts';
