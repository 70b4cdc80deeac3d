export { checkFlowise } from './check.ts';
export { installFlows } from './install.ts';
export { createFlowisePersonaWriter } from './persona-writer.ts';
export { createFlowisePromptWriter } from './prompt-writer.ts';
