export { checkOpenAi, type OpenAiCheckOptions } from './check.ts';
export { DEFAULT_BASE_URL } from './caller.ts';
export { DEFAULT_TIMEOUT_MS, type OpenAiOptions } from './connection.ts';
export { createOpenAiImageModel, type OpenAiImageModel } from './image-model.ts';
export { createOpenAiPersonaWriter, type OpenAiPersonaWriter } from './persona-writer.ts';
export { createOpenAiPromptWriter, type OpenAiPromptWriter } from './prompt-writer.ts';
