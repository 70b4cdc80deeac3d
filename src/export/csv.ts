import { type Options, stringify } from 'csv-stringify/sync';
import type { DatasetView } from '../domain/dataset-view.ts';
import { PERSONA_FIELDS } from '../domain/persona.ts';
import { PERSON_NOTICE } from './notice.ts';
import { earliest, type PersonaRecord, type PictureRecord, picturesOf } from './records.ts';
import type { TextFormat } from './text-format.ts';

export interface CsvOptions {
  /**
   * For files that will be opened in a spreadsheet: a cell that starts like a formula (`=` `+` `-` `@`, tab,
   * CR, and their full-width forms) gets a leading `'`, and the file starts with a byte order mark, without
   * which Excel reads UTF-8 wrongly. Nothing else ever changes a cell.
   */
  spreadsheetSafe?: boolean | undefined;
}

type Row = Record<string, string | number | boolean | null>;

/**
 * RFC 4180 (comma, CRLF, UTF-8), one row a person, one header row. The columns depend on the dataset's
 * pictures per person alone, never on who is in it. An absent value is an empty cell.
 */
export function csvFormat(dataset: DatasetView, { spreadsheetSafe = false }: CsvOptions = {}): TextFormat {
  const columns = columnsOf(dataset.images_per_person);
  const options: Options = {
    columns,
    record_delimiter: '\r\n',
    // Its default is to look for our own delimiter only; a reader ends a record at a lone LF or CR, too.
    quote_record_delimiter: true,
    escape_formulas: spreadsheetSafe,
    // csv-stringify's own word for true is '1'.
    cast: { boolean: (value) => String(value) },
  };
  const byteOrderMark = spreadsheetSafe ? '\uFEFF' : '';
  return {
    head: byteOrderMark + stringify([], { ...options, header: true }),
    person: (record) => stringify([rowOf(record, dataset)], options),
    tail: () => '',
  };
}

/**
 * `synthetic` first: the word that must not be overlooked, and the column whose name suffers when a reader
 * does not know a byte order mark.
 */
export function columnsOf(imagesPerPerson: number): string[] {
  const images = Array.from({ length: imagesPerPerson }, (_, index) => pictureColumns(`image_${index + 1}`));
  return [
    'synthetic',
    'dataset_id',
    'id',
    'position',
    ...PERSONA_FIELDS,
    'picture_prompt',
    'pictures_passed',
    'pictures_wanted',
    ...pictureColumns('base_image'),
    ...images.flat(),
    'urls_expire_at',
    'notice',
  ];
}

const pictureColumns = (name: string) => [`${name}_url`, `${name}_sha256`, `${name}_verdict`];

function rowOf(record: PersonaRecord, dataset: DatasetView): Row {
  const { base_image: base, images, ...rest } = record;
  return {
    ...rest,
    dataset_id: dataset.id,
    ...pictureCells('base_image', base),
    ...Object.assign({}, ...images.map((image, index) => pictureCells(`image_${index + 1}`, image))),
    urls_expire_at: earliest(picturesOf(record).map((picture) => picture.expires_at)),
    notice: PERSON_NOTICE,
  };
}

function pictureCells(name: string, picture: PictureRecord | null): Row {
  return {
    [`${name}_url`]: picture?.url ?? null,
    [`${name}_sha256`]: picture?.sha256 ?? null,
    [`${name}_verdict`]: picture?.verdict ?? null,
  };
}
