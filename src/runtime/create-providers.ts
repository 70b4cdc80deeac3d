import type { PersonaProvider, PictureProvider } from '../domain/dataset.ts';
import {
  DEFAULT_IMAGE_MODEL,
  DEFAULT_TEXT_MODEL,
  typicalImageUsd,
  typicalTextUsd,
} from '../domain/model-table.ts';
import type { Quality } from '../domain/picture.ts';
import type { ImageModel } from '../ports/image-model.ts';
import type { Logger } from '../ports/logger.ts';
import type { PersonaWriter } from '../ports/persona-writer.ts';
import type { PromptWriter } from '../ports/prompt-writer.ts';
import { BATCH_SIZE } from '../pipeline/jobs-to-do.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import type { Config } from './config.ts';
import { requireFlowise, requireOpenAi } from './requirements.ts';

export interface Providers {
  personaWriter: PersonaWriter;
  promptWriter: PromptWriter;
  imageModel: ImageModel;
}

/** Ends the connections that providers keep open, so that the program can end. */
export async function closeProviders({ personaWriter, promptWriter, imageModel }: Providers): Promise<void> {
  await Promise.all([personaWriter.close?.(), promptWriter.close?.(), imageModel.close?.()]);
}

export interface ProviderChoice {
  personaProvider: PersonaProvider;
  pictureProvider: PictureProvider;
  /** With which a dataset was made: it goes on with it, whatever is configured now. */
  personaModel?: string | null;
  pictureModel?: string | null;
}

/** The real services where they are configured, else what needs none. */
export function defaultProviders(config: Config): { personas: PersonaProvider; pictures: PictureProvider } {
  const openai = config.openai?.apiKey !== undefined;
  const flowise = config.flowise?.url !== undefined;
  return {
    personas: flowise ? 'flowise' : openai ? 'openai' : 'offline',
    pictures: openai ? 'openai' : 'offline',
  };
}

/**
 * Checks that what the chosen providers need is configured.
 * @throws AvatarError `configuration` that names the variable
 */
export function checkProviders(config: Config, choice: ProviderChoice): void {
  if (choice.personaProvider === 'flowise') requireFlowise(config);
  if (choice.personaProvider === 'openai' || choice.pictureProvider === 'openai') requireOpenAi(config);
}

/**
 * Makes the chosen providers; only their own libraries are loaded.
 * @param timeoutMs milliseconds for one call; each provider's own limit unless told
 */
export async function createProviders(
  config: Config,
  choice: ProviderChoice,
  logger: Logger,
  timeoutMs?: number,
): Promise<Providers> {
  const [writers, imageModel] = await Promise.all([
    createWriters(config, choice, { logger, timeoutMs }),
    createImageModel(config, choice, { logger, timeoutMs }),
  ]);
  return { ...writers, imageModel };
}

interface CallSettings {
  logger: Logger;
  timeoutMs: number | undefined;
}

async function createWriters(
  config: Config,
  { personaProvider: provider, personaModel }: ProviderChoice,
  calls: CallSettings,
): Promise<Pick<Providers, 'personaWriter' | 'promptWriter'>> {
  if (provider === 'flowise') {
    const flowise = await import('../providers/flowise/index.ts');
    const { personaFlowId, promptFlowId, ...server } = requireFlowise(config);
    return {
      personaWriter: flowise.createFlowisePersonaWriter({ ...server, flowId: personaFlowId, ...calls }),
      promptWriter: flowise.createFlowisePromptWriter({ ...server, flowId: promptFlowId, ...calls }),
    };
  }
  if (provider === 'openai') {
    const openai = await import('../providers/openai/index.ts');
    const { textModel = DEFAULT_TEXT_MODEL, apiKey, baseUrl } = requireOpenAi(config);
    const settings = { apiKey, baseUrl, model: personaModel ?? textModel, ...calls };
    return {
      personaWriter: openai.createOpenAiPersonaWriter(settings),
      promptWriter: openai.createOpenAiPromptWriter(settings),
    };
  }
  const offline = await import('../providers/offline/index.ts');
  return {
    personaWriter: offline.createOfflinePersonaWriter(),
    promptWriter: offline.createOfflinePromptWriter(),
  };
}

async function createImageModel(
  config: Config,
  { pictureProvider: provider, pictureModel }: ProviderChoice,
  calls: CallSettings,
): Promise<ImageModel> {
  if (provider === 'openai') {
    const openai = await import('../providers/openai/index.ts');
    const { imageModel = DEFAULT_IMAGE_MODEL, apiKey, baseUrl } = requireOpenAi(config);
    return openai.createOpenAiImageModel({ apiKey, baseUrl, model: pictureModel ?? imageModel, ...calls });
  }
  const [offline, imaging] = await Promise.all([
    import('../providers/offline/index.ts'),
    import('../imaging/index.ts'),
  ]);
  return offline.createOfflineImageModel({ renderer: imaging.createSvgRenderer() });
}

/** What one call of each kind is expected to cost. */
export function callPrices(config: Config, choice: ProviderChoice & { quality: Quality }): CallPrices {
  const models = modelsOf(config, choice);
  const text = (stage: 'personas' | 'picture-prompt') => {
    if (choice.personaProvider === 'offline') return 0;
    if (choice.personaProvider === 'flowise') return config.flowiseUsdPerCall ?? null;
    return typicalTextUsd(models.persona ?? '', stage, stage === 'personas' ? BATCH_SIZE : 1);
  };
  const picture = (kind: 'base' | 'grid') =>
    choice.pictureProvider === 'offline' ? 0 : typicalImageUsd(models.picture ?? '', choice.quality, kind);
  return {
    personas: text('personas'),
    prompt: text('picture-prompt'),
    base: picture('base'),
    grid: picture('grid'),
  };
}

/** The models that are asked, where this side knows them: a Flowise flow has its own. */
export function modelsOf(
  config: Config,
  choice: ProviderChoice,
): { persona: string | null; picture: string | null } {
  const { textModel = DEFAULT_TEXT_MODEL, imageModel = DEFAULT_IMAGE_MODEL } = config.openai ?? {};
  return {
    persona: choice.personaProvider === 'openai' ? textModel : null,
    picture: choice.pictureProvider === 'openai' ? imageModel : null,
  };
}
