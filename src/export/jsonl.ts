import type { DatasetView } from '../domain/dataset-view.ts';
import { PERSON_NOTICE } from './notice.ts';
import { earliest, picturesOf } from './records.ts';
import type { TextFormat } from './text-format.ts';

/**
 * One JSON object a line, one line a person, all with the same fields: a line of dataset facts among them
 * would break the readers (pandas, DuckDB, `datasets`), so each line carries the dataset's id instead.
 */
export function jsonlFormat(dataset: DatasetView): TextFormat {
  return {
    head: '',
    person(record) {
      const { id, position, synthetic, ...rest } = record;
      const line = {
        id,
        dataset_id: dataset.id,
        position,
        synthetic,
        notice: PERSON_NOTICE,
        ...rest,
        urls_expire_at: earliest(picturesOf(record).map((picture) => picture.expires_at)),
      };
      return `${JSON.stringify(line)}\n`;
    },
    tail: () => '',
  };
}
