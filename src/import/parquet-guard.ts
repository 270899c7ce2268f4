import type { ColumnMetaData, FileMetaData, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, getSchemaPath } from 'hyparquet/src/schema.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import type { Compressors } from 'hyparquet';
import { ImportFailure } from '@/import/import-error';

/** More rows than a browser can hold; a forged count must not become a loop. */
const MOST_ROWS = 20_000_000;
const MOST_PAGE_BYTES = 1 << 28;
/** Bit-packed runs come in groups of eight values, and some writers fill up whole blocks. */
const PADDING_VALUES = 1024;

const damaged = (message: string): never => {
  throw new ImportFailure('truncated', { format: 'Parquet', message });
};

interface Reader {
  readonly view: DataView;
  offset: number;
}

/** Walks run lengths (Parquet's RLE / bit-packing hybrid) and adds them up without writing a value. */
const checkRuns = (reader: Reader, bitWidth: number, values: number, endOffset: number): void => {
  const end = Math.min(endOffset, reader.view.byteLength);
  let seen = 0;
  while (seen < values && reader.offset < end) {
    const run = readVarInt(reader) >>> 0;
    const count = (run & 1) === 1 ? (run >>> 1) * 8 : run >>> 1;
    if (count > values - seen + PADDING_VALUES) damaged('a run is longer than its page');
    reader.offset += (run & 1) === 1 ? (count / 8) * bitWidth : (bitWidth + 7) >> 3;
    seen += count;
  }
};

const bitsFor = (level: number): number => 32 - Math.clz32(level);

/** Levels of a version 1 page: each with its length in front. */
const checkLevels = (reader: Reader, level: number, values: number): void => {
  if (level === 0) return;
  const length = reader.view.getUint32(reader.offset, true);
  reader.offset += 4;
  const end = reader.offset + length;
  checkRuns(reader, bitsFor(level), values, end);
  reader.offset = end;
};

const DICTIONARY_ENCODINGS = new Set<unknown>(['PLAIN_DICTIONARY', 'RLE_DICTIONARY']);

const checkValues = (reader: Reader, encoding: unknown, type: string, values: number): void => {
  if (DICTIONARY_ENCODINGS.has(encoding)) {
    const bitWidth = reader.view.getUint8(reader.offset);
    reader.offset += 1;
    checkRuns(reader, bitWidth, values, reader.view.byteLength);
  } else if (encoding === 'RLE' && type === 'BOOLEAN') {
    reader.offset += 4;
    checkRuns(reader, 1, values, reader.view.byteLength);
  }
};

const readerOf = (bytes: Uint8Array): Reader => ({
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  offset: 0,
});

const checkPage = (
  packed: Uint8Array,
  header: PageHeader,
  column: ColumnMetaData,
  path: SchemaTree[],
  compressors: Compressors,
): void => {
  const { data_page_header: v1, data_page_header_v2: v2, dictionary_page_header: dictionary } = header;
  const values = v1?.num_values ?? v2?.num_values ?? dictionary?.num_values ?? 0;
  const most = dictionary ? MOST_ROWS : Number(column.num_values);
  if (!(values >= 0 && values <= most)) damaged('a page has more values than its column');
  if (v1) {
    const reader = readerOf(decompressPage(packed, header.uncompressed_page_size, column.codec, compressors));
    checkLevels(reader, getMaxRepetitionLevel(path), values);
    checkLevels(reader, getMaxDefinitionLevel(path), values);
    checkValues(reader, v1.encoding, column.type, values);
  } else if (v2) {
    const reader = readerOf(packed);
    const [repetition, definition] = [v2.repetition_levels_byte_length, v2.definition_levels_byte_length];
    checkRuns(reader, bitsFor(getMaxRepetitionLevel(path)), values, repetition);
    reader.offset = repetition;
    checkRuns(reader, bitsFor(getMaxDefinitionLevel(path)), values, repetition + definition);
    const body = packed.subarray(repetition + definition);
    const bytes = header.uncompressed_page_size - repetition - definition;
    const page = v2.is_compressed === false ? body : decompressPage(body, bytes, column.codec, compressors);
    checkValues(readerOf(page), v2.encoding, column.type, values);
  }
};

const checkColumn = (
  bytes: Uint8Array,
  column: ColumnMetaData,
  path: SchemaTree[],
  compressors: Compressors,
): void => {
  const start = Number(column.dictionary_page_offset ?? column.data_page_offset);
  const end = start + Number(column.total_compressed_size);
  if (!(start >= 0 && end <= bytes.length)) damaged('a column lies beyond the end');
  if (!(Number(column.num_values) <= MOST_ROWS)) damaged('too many values');
  const reader = readerOf(bytes.subarray(start, end));
  while (reader.offset < reader.view.byteLength - 1) {
    const header = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
    if (!(packed >= 0 && reader.offset + packed <= reader.view.byteLength))
      damaged('a page lies beyond its column');
    if (!(unpacked >= 0 && unpacked <= MOST_PAGE_BYTES)) damaged('a page is too large');
    const page = bytes.subarray(start + reader.offset, start + reader.offset + packed);
    checkPage(page, header, column, path, compressors);
    reader.offset += packed;
  }
};

/**
 * Tests every count of a Parquet file against the bytes that are there. The parser believes them: a forged run length
 * makes it fill an array until the page dies, so it only gets to see files whose counts add up.
 *
 * @throws ImportFailure `too-large`, `truncated`, `unsupported-compression`; or whatever the parser throws
 */
export const checkParquet = (bytes: Uint8Array, metadata: FileMetaData, compressors: Compressors): void => {
  const groups = metadata.row_groups.map((group) => Number(group.num_rows));
  const rows = Number(metadata.num_rows);
  if (rows > MOST_ROWS) throw new ImportFailure('too-large', { limitRows: MOST_ROWS, rows });
  if (groups.some((count) => !(count >= 0)) || groups.reduce((sum, count) => sum + count, 0) !== rows) {
    damaged('row counts contradict each other');
  }
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data: column } of columns) {
      if (!column) continue;
      const { codec } = column;
      if (codec !== 'UNCOMPRESSED' && codec !== 'SNAPPY' && !compressors[codec]) {
        throw new ImportFailure('unsupported-compression', { codec });
      }
      checkColumn(bytes, column, getSchemaPath(metadata.schema, column.path_in_schema), compressors);
    }
  }
};
