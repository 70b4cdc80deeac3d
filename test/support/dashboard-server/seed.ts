import type { State } from './state.ts';

/** Datasets in every state that a page shows. */
export function addDatasets(state: State) {
  const usual = state.add('retired teachers in Lisbon who garden', 24, 24);
  const reviews = ['approved', 'approved', 'rejected', 'approved', 'pending'] as const;
  state.peopleOf(usual.id).forEach((person, index) => {
    person.review = index < 8 ? (reviews[index % reviews.length] ?? 'pending') : 'pending';
    person.review_reason = person.review === 'rejected' ? 'Text and pictures do not fit together.' : null;
  });
  const paid = {
    persona_provider: 'openai',
    picture_provider: 'openai',
    persona_model: 'small',
    picture_model: 'drawn',
  };
  const running = state.add('night-shift nurses in Manchester with large families', 120, 47, {
    ...paid,
    images_per_person: 4,
  });
  const paused = state.add('students of architecture from all over Brazil', 60, 18, {
    ...paid,
    status: 'paused',
    paused: {
      code: 'max_cost',
      message: 'The next picture would pass the limit of $2.00.',
      hint: 'Give a higher limit and resume: nothing that was paid is lost.',
    },
  });
  const incomplete = state.add('fishermen and their daughters on the Faroe Islands', 12, 10, {
    status: 'incomplete',
    failed: 2,
    gaps: [
      { position: 4, reason: 'The picture was refused three times.' },
      { position: 9, reason: 'The picture was refused three times.' },
    ],
  });
  const large = state.add(
    'people of every kind who take the night train from Vienna to Venice',
    10_000,
    10_000,
  );
  return { usual, running, paused, incomplete, large };
}
