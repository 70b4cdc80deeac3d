export { createOfflineImageModel, type OfflineImageModelDependencies } from './image-model.ts';
export { findOfflineLanguage, OFFLINE_LANGUAGES, type OfflineLanguage } from './language/index.ts';
export { createOfflinePersonaWriter } from './persona-writer.ts';
export { createOfflinePromptWriter } from './prompt-writer.ts';
