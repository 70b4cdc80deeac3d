// The picture functions, one by one: base picture and prompt together, one grid, its photos, the store.
// Run it: npm run example:pictures
// Without keys it draws; with OPENAI_API_KEY (and FLOWISE_* for the prompt) it asks the real services.
import {
  generateBaseImage,
  generateImagePrompt,
  generateImagesFromBase,
  openAvatars,
  type PersonaText,
  splitAndTrimImage,
  uploadImagesBatch,
} from '../src/index.ts';

const person: PersonaText = {
  firstname: 'Marta',
  lastname: 'Figueira',
  gender: 'f',
  age: 67,
  bio_facebook:
    'Taught chemistry for forty years, now I argue with tomatoes. Two grandsons, one stubborn lemon tree.',
  bio_instagram: 'Lemons · azulejos · slow mornings in Alfama',
  bio_x: 'Retired chemistry teacher. Soil is just patience with a pH value.',
  bio_tiktok: 'Grandma explains compost',
  ethnicity: null,
  job_title: 'Retired teacher',
  workplace: null,
  edu_establishment: null,
  edu_study: 'Chemistry',
  current_city: 'Lisbon',
  current_state: null,
  prev_city: null,
  prev_state: null,
  about: null,
};

await using avatars = await openAvatars();
const stages = await avatars.stageContext();

const [prompt, base] = await Promise.all([
  generateImagePrompt(stages, { person }),
  generateBaseImage(stages, { person }),
]);
console.log('prompt  ', prompt.split('\n')[0]);
console.log('base    ', base.key, `${base.width}×${base.height}`);

const [grid] = await generateImagesFromBase(stages, { person, base, prompt, images: 4 });
if (!grid) throw new Error('one grid was expected');
console.log('grid    ', grid.key, `${grid.width}×${grid.height}`);

const { layout, pictures } = await splitAndTrimImage(stages, grid);
console.log('photos  ', `${layout.rows}×${layout.cols}, confidence ${layout.confidence.toFixed(2)}`);

for (const stored of await uploadImagesBatch(stages, pictures)) {
  console.log('stored  ', (await stages.store.url(stored.key)).url);
}
