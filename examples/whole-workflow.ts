// The whole workflow, for several people with 4 and with 8 pictures each.
// Run it: npm run example:workflow
// Without keys everything is drawn offline; with FLOWISE_* and OPENAI_API_KEY the real services are asked.
import { openAvatars } from '../src/index.ts';

await using avatars = await openAvatars();

for (const images of [4, 8]) {
  const dataset = await avatars.generate(
    { description: 'cyclists in Utrecht who repair old radios', count: 3, images },
    { onProgress: ({ counts }) => process.stderr.write(`\r${counts.completed} of 3 people`) },
  );
  process.stderr.write('\n');
  console.log(`${dataset.status}: ${dataset.completed} people with ${images} pictures, $${dataset.cost.usd}`);
  for await (const person of avatars.people(dataset.id)) {
    console.log(`  ${person.firstname} ${person.lastname}, ${person.age}: ${person.images.length} pictures`);
    console.log(`    ${person.images[0]?.url}`);
  }
}
