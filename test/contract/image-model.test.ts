import { createOpenAiImageModel } from '../../src/providers/openai/index.ts';
import { startOpenAiServer } from '../support/openai-server/index.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';
import { describeImageModel } from './image-model-suite.ts';

for (const model of ['gpt-image-2.6-sunburst', 'gpt-image-1.5']) {
  describeImageModel(`openai, ${model}`, async () => {
    const server = await startOpenAiServer();
    const imageModel = createOpenAiImageModel({
      apiKey: server.apiKey,
      baseUrl: server.url,
      model,
      logger: createRecordingLogger(),
    });
    return {
      model: imageModel,
      close: async () => {
        await imageModel.close();
        await server.close();
      },
    };
  });
}
