import { refuseMinorsInPrompts } from '../../domain/adults-only.ts';
import { checkBasePromptTemplate } from '../../domain/base-prompt.ts';
import { AvatarError } from '../../domain/errors.ts';
import { resolveLanguage } from '../../domain/language.ts';
import type { Settings as StoredSettings } from '../../domain/settings.ts';
import { json, jsonBody } from '../answers.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { operation, problemAnswer } from '../operation.ts';
import { Settings, SettingsChange } from '../schemas/settings.ts';

const tags = ['Settings'];

const getSettings = operation('read', {
  method: 'get',
  path: '/settings',
  operationId: 'getSettings',
  summary: 'What is set for datasets to come',
  tags,
  responses: { 200: json('The settings.', Settings) },
});

const changeSettings = operation('administer', {
  method: 'patch',
  path: '/settings',
  operationId: 'changeSettings',
  summary: 'Set something for datasets to come',
  description: 'What is left out stays. Datasets that are there are not changed.',
  tags,
  request: { body: jsonBody(SettingsChange) },
  responses: {
    200: json('The settings as they are now.', Settings),
    422: problemAnswer('Something cannot be set like this.'),
  },
});

export function settingsRoutes(api: Api, { application, fixedSettings }: HttpDependencies): void {
  const { settings } = application;
  const shown = (stored: StoredSettings) => ({ ...stored, ...fixedSettings });

  api.openapi(getSettings, async (context) => context.json(shown(await settings.read()), 200));

  api.openapi(changeSettings, async (context) => {
    const { instructions, ...values } = withoutUndefined(context.req.valid('json'));
    for (const [name, value] of Object.entries(fixedSettings)) {
      if (name in values && values[name as keyof typeof values] !== value) {
        throw new AvatarError('usage', `${name} is set by the environment of the server.`, {
          hint: `Take ${name.toUpperCase()} out of the environment to set it here.`,
        });
      }
    }
    const { base_prompt: basePrompt } = values;
    if (basePrompt !== undefined) checkBasePromptTemplate(basePrompt);
    refuseMinorsInPrompts(
      { ...(basePrompt === undefined ? {} : { basePrompt }), ...(instructions ? { instructions } : {}) },
      new Date(),
    );
    if (values.default_language !== undefined && !resolveLanguage(values.default_language)) {
      throw new AvatarError('usage', 'default_language is not a language that is known here.', {
        hint: 'Give its English name or its code, for example Portuguese or pt.',
      });
    }
    const changes = instructions ? { ...values, instructions: withoutUndefined(instructions) } : values;
    return context.json(shown(await settings.change(changes)), 200);
  });
}

type Given<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> };

const withoutUndefined = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<Values>;
