import type { Finding } from '../domain/finding.ts';
import {
  DEFAULT_IMAGE_MODEL,
  DEFAULT_TEXT_MODEL,
  imageModelFacts,
  textModelFacts,
} from '../domain/model-table.ts';
import type { ProviderState } from '../domain/provider-state.ts';
import type { Logger } from '../ports/logger.ts';
import { checkFlowiseService, checkStore, findingOf } from './check-everything.ts';
import type { Config } from './config.ts';

/** How providers are, for whoever watches a server. */
export interface ProviderWatch {
  list(): ProviderState[];
  check(): Promise<ProviderState[]>;
}

type Facts = Pick<ProviderState, 'name' | 'kind' | 'configured' | 'model' | 'shutdownDate'>;
interface Watched {
  facts: Facts;
  look: () => Promise<Finding[]>;
}

/** Remembers what the last look at each provider found; nothing is looked at before somebody asks. */
export function createProviderWatch(config: Config, logger: Logger): ProviderWatch {
  const watched = providersOf(config, logger);
  const seen = new Map<Facts, Pick<ProviderState, 'health' | 'message' | 'hint' | 'checkedAt'>>();
  const list = () =>
    watched.map(({ facts }): ProviderState => ({
      ...facts,
      ...(seen.get(facts) ?? { health: 'unchecked', message: null, hint: null, checkedAt: null }),
    }));
  return {
    list,
    async check() {
      await Promise.all(
        watched.map(async ({ facts, look }) => {
          if (!facts.configured) return;
          const findings = await look().catch((error: unknown) => [findingOf(error)]);
          const worst =
            findings.find(({ level }) => level === 'error') ??
            findings.find(({ level }) => level === 'warning') ??
            findings[0];
          seen.set(facts, {
            health: worst?.level === 'error' ? 'failing' : 'ok',
            message: worst?.what ?? null,
            hint: worst?.hint ?? null,
            checkedAt: new Date(),
          });
        }),
      );
      return list();
    },
  };
}

function providersOf(config: Config, logger: Logger): Watched[] {
  const {
    apiKey,
    baseUrl,
    imageModel = DEFAULT_IMAGE_MODEL,
    textModel = DEFAULT_TEXT_MODEL,
  } = config.openai ?? {};
  const openai = (kind: 'image' | 'text', model: string): Watched => ({
    facts: {
      name: 'openai',
      kind: kind === 'image' ? 'pictures' : 'people',
      configured: apiKey !== undefined,
      model,
      shutdownDate: (kind === 'image' ? imageModelFacts(model) : textModelFacts(model)).shutdownDate,
    },
    async look() {
      const { checkOpenAi } = await import('../providers/openai/index.ts');
      return checkOpenAi({ apiKey: apiKey ?? '', baseUrl, logger, kind, model });
    },
  });
  const own = (
    name: string,
    kind: ProviderState['kind'],
    look: Watched['look'],
    configured = true,
  ): Watched => ({
    facts: { name, kind, configured, model: null, shutdownDate: null },
    look,
  });
  const always = (what: string) => async (): Promise<Finding[]> => [{ level: 'ok', what }];
  return [
    own('flowise', 'people', () => checkFlowiseService(config, false), config.flowise !== undefined),
    openai('text', textModel),
    own('offline', 'people', always('People are written here; nobody is asked.')),
    openai('image', imageModel),
    own('offline', 'pictures', always('Pictures are drawn here; nobody is asked.')),
    own(config.s3 ? 's3' : 'local', 'storage', () => checkStore(config, logger)),
  ];
}
