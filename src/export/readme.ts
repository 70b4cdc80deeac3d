import type { DatasetView } from '../domain/dataset-view.ts';
import { shortOfPictures } from '../domain/short-of-pictures.ts';
import { DATASET_NOTICE } from './notice.ts';

/** The README.txt of a zip: what this is, above all that it is synthetic, and where what is. */
export function readmeOf(dataset: DatasetView): string {
  const made = dataset.finished_at ?? dataset.created_at;
  const lines = [
    'SYNTHETIC DATA',
    '',
    DATASET_NOTICE,
    'Do not present anyone in it as a real person, and keep this file with the data.',
    '',
    `Dataset      ${dataset.id}`,
    `Made         ${made} by avatar-data-generator`,
    `Description  ${dataset.description.replaceAll(/\s+/g, ' ')}`,
    `Language     ${dataset.language}`,
    `Seed         ${dataset.seed}`,
    `People       ${dataset.completed} of ${dataset.requested} (${dataset.status})`,
    `Text by      ${maker(dataset.persona_provider, dataset.persona_model)}`,
    `Pictures by  ${maker(dataset.picture_provider, dataset.picture_model)}, ${dataset.images_per_person} a person and a base picture`,
    '',
    'What is in this archive',
    '',
    'data.json   the dataset and its people in one document',
    'data.jsonl  one person a line',
    'data.csv    one person a row (UTF-8, comma, CRLF)',
    'pictures/   a folder a person: base.* is the base picture, image-1.* and on show the same person;',
    '            the three data files name them by paths relative to themselves, with SHA-256',
  ];
  const short = shortOfPictures(dataset);
  if (short !== null) lines.push('', short);
  if (dataset.gaps.length > 0) {
    lines.push('', 'Places that stayed empty', '');
    for (const { position, reason } of dataset.gaps) {
      lines.push(`${position + 1}: ${reason.replaceAll(/\s+/g, ' ')}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const maker = (provider: string, model: string | null) => (model ? `${provider} (${model})` : provider);
