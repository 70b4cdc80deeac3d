import type { DatasetView } from '../domain/dataset-view.ts';
import { DATASET_NOTICE } from './notice.ts';
import { datasetRecord } from './records.ts';
import type { TextFormat } from './text-format.ts';

/**
 * One JSON document: `{"synthetic", "notice", "dataset", "personas": […], "urls_expire_at"}`. Each person
 * stands on a line of their own, so that the file can be looked into and compared without a JSON tool.
 */
export function jsonFormat(dataset: DatasetView): TextFormat {
  return {
    head: `{\n"synthetic": true,\n"notice": ${JSON.stringify(DATASET_NOTICE)},\n"dataset": ${JSON.stringify(datasetRecord(dataset))},\n"personas": [\n`,
    person: (record, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(record)}`,
    // Known when every URL has been made, and not before.
    tail: (urlsExpireAt) => `\n],\n"urls_expire_at": ${JSON.stringify(urlsExpireAt)}\n}\n`,
  };
}
