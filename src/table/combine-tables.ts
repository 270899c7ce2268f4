import { timeColumn, timesOf } from '@/domain/time-column';
import {
  type ActorGroups,
  type Dictionary,
  actorsOfGroup,
  createActorGroups,
  createDictionary,
} from './dictionary';
import { DICTIONARY_NAMES, type DictionaryName, type EventTable } from './event-table';
import { type Column, inOrder } from './gather';
import { type CodeArray, type CountArray, codeArrayFor, countArrayFor } from './narrow-array';
import { timeOrder } from './sort-rows';
import { CHUNK_BYTES, type TextColumn } from './text-column';

/** So many datasets fit into one table: their positions are bytes. */
export const MOST_COMBINED = 256;
/** Offsets into text are 32 bits. */
const MOST_CHUNKS = 2 ** 32 / CHUNK_BYTES;

/** A column that is not there: code 0 throughout. */
const NO_CODES: CodeArray = new Uint8Array(0);

/** Codes of one part, translated into those of the combined table. */
interface Translation {
  readonly of: (part: number) => Uint32Array;
  readonly count: number;
}

/** Gives every text of every part one code, the same text the same. */
const mergeDictionaries = (
  dictionaries: readonly Dictionary[],
): { readonly entries: Dictionary; readonly codes: Translation } => {
  const merged = createDictionary();
  const translations = dictionaries.map((texts) => Uint32Array.from(texts, merged.codeOf));
  const { entries } = merged;
  return {
    entries,
    codes: { of: (part) => translations[part] ?? new Uint32Array(0), count: entries.length },
  };
};

const mergeActors = (
  parts: readonly ActorGroups[],
): { readonly actors: ActorGroups; readonly codes: Translation } => {
  const merged = createActorGroups();
  const translations = parts.map((groups) =>
    Uint32Array.from({ length: groups.offsets.length - 1 }, (_, group) =>
      merged.codeOf(actorsOfGroup(groups, group)),
    ),
  );
  return {
    actors: merged.finish(),
    codes: { of: (part) => translations[part] ?? new Uint32Array(0), count: merged.count() },
  };
};

/** The chunks of all parts, not copied: each part's begin at a chunk of their own. */
const mergeText = (
  texts: readonly TextColumn[],
): { readonly chunks: readonly Uint8Array[]; readonly starts: readonly number[] } => {
  const starts: number[] = [];
  let count = 0;
  for (const { chunks } of texts) {
    starts.push(count * CHUNK_BYTES);
    count += chunks.length;
  }
  if (count > MOST_CHUNKS)
    throw new RangeError(`a table holds at most ${MOST_CHUNKS} chunks of text, got ${count}`);
  return { chunks: texts.flatMap(({ chunks }) => [...chunks]), starts };
};

/**
 * Several tables as one, sorted as every table is; rows that are alike in time stand in the order of their tables.
 * Nothing is merged: two datasets that report the same event give two rows. `datasets` says where each row comes from,
 * as a position in `parts`; within one part rows keep their order. Text is shared with the parts, columns are not.
 *
 * @param parts tables that are not combined themselves, 1 to {@link MOST_COMBINED}
 * @throws RangeError for more parts, or beyond 4 GiB of text
 * Cost: O(rows) and O(entries of dictionaries).
 */
export const combineTables = (parts: readonly EventTable[]): EventTable => {
  if (parts.length === 0 || parts.length > MOST_COMBINED)
    throw new RangeError(`1 to ${MOST_COMBINED} tables can be combined, got ${parts.length}`);
  const length = parts.reduce((sum, part) => sum + part.length, 0);

  /** A column of all parts, one part behind the other. */
  const joined = <Kind extends Column>(
    all: Kind,
    columnOf: (part: EventTable, position: number) => ArrayLike<number> | null,
  ): Kind => {
    let at = 0;
    for (const [position, part] of parts.entries()) {
      const column = columnOf(part, position);
      if (column !== null) all.set(column, at);
      at += part.length;
    }
    return all;
  };
  const numbers = () => new Float64Array(length);
  const order = timeOrder(
    joined(numbers(), ({ marks }) => timesOf(marks.start)),
    joined(numbers(), ({ marks }) => timesOf(marks.end)),
  );
  const sorted = <Kind extends Column>(
    all: Kind,
    columnOf: (part: EventTable, position: number) => ArrayLike<number> | null,
  ): Kind => inOrder(joined(all, columnOf), order, length) as Kind;
  const integers = () => new Int32Array(length);
  const bytes = () => new Uint8Array(length);

  const translated = (
    { of, count }: Translation,
    codesOf: (part: EventTable) => CodeArray | null,
  ): CodeArray => {
    const all = new Uint32Array(length);
    let at = 0;
    for (const [position, part] of parts.entries()) {
      const codes = codesOf(part) ?? NO_CODES;
      const translation = of(position);
      for (let row = 0; row < codes.length; row += 1)
        all[at + row] = translation[codes[row] as number] as number;
      at += part.length;
    }
    return narrow(inOrder(all, order, length) as Uint32Array, count - 1);
  };
  const counts = (columnOf: (part: EventTable) => CountArray): CountArray => {
    const isWide = parts.some((part) => columnOf(part) instanceof Int32Array);
    const into = countArrayFor(isWide ? 2 ** 31 - 1 : 0, length);
    into.set(sorted(integers(), columnOf));
    return into;
  };

  const dictionaries = Object.fromEntries(
    DICTIONARY_NAMES.map((name) => [name, mergeDictionaries(parts.map((part) => part.dictionaries[name]))]),
  ) as Record<DictionaryName, ReturnType<typeof mergeDictionaries>>;
  const files = mergeDictionaries(parts.map((part) => part.files));
  const { actors, codes: actorCodes } = mergeActors(parts.map((part) => part.actors));
  const text = mergeText(parts.map((part) => part.text));
  const maxRecord = parts.some(({ record }) => !(record instanceof Uint8Array)) ? 2 ** 32 : 0xff;
  return {
    length,
    marks: {
      length,
      start: timeColumn(sorted(numbers(), ({ marks }) => timesOf(marks.start))),
      end: timeColumn(sorted(numbers(), ({ marks }) => timesOf(marks.end))),
      x: sorted(integers(), ({ marks }) => marks.x),
      y: sorted(integers(), ({ marks }) => marks.y),
      kind: sorted(bytes(), ({ marks }) => marks.kind),
      style: sorted(bytes(), ({ marks }) => marks.style),
      extent: sorted(bytes(), ({ marks }) => marks.extent),
      weight: sorted(bytes(), ({ marks }) => marks.weight),
    },
    low: counts(({ low }) => low),
    best: counts(({ best }) => best),
    high: counts(({ high }) => high),
    wherePrecision: sorted(bytes(), ({ wherePrecision }) => wherePrecision),
    whenPrecision: sorted(bytes(), ({ whenPrecision }) => whenPrecision),
    attribution: sorted(bytes(), ({ attribution }) => attribution),
    codes: Object.fromEntries(
      DICTIONARY_NAMES.map((name) => [
        name,
        translated(dictionaries[name].codes, ({ codes }) => codes[name]),
      ]),
    ) as Record<DictionaryName, CodeArray>,
    dictionaries: Object.fromEntries(
      DICTIONARY_NAMES.map((name) => [name, dictionaries[name].entries]),
    ) as Record<DictionaryName, Dictionary>,
    actorsA: translated(actorCodes, ({ actorsA }) => actorsA),
    actorsB: translated(actorCodes, ({ actorsB }) => actorsB),
    actors,
    text: {
      offsets: sorted(new Uint32Array(length), (part, position) =>
        part.text.offsets.map((offset) => offset + (text.starts[position] ?? 0)),
      ),
      chunks: text.chunks,
    },
    hasOwnSearchText: parts.map(({ hasOwnSearchText }) => hasOwnSearchText[0] === true),
    record: narrow(
      sorted(new Uint32Array(length), ({ record }) => record),
      maxRecord,
    ),
    file: files.entries.length === 1 ? null : translated(files.codes, ({ file }) => file),
    files: files.entries,
    datasets: sorted(bytes(), (part, position) => new Uint8Array(part.length).fill(position)),
    sourceOrder: null,
  };
};

/** The same codes in the narrowest array that holds `max`. */
const narrow = (codes: Uint32Array, max: number): CodeArray => {
  const into = codeArrayFor(max, codes.length);
  if (into instanceof Uint32Array) return codes;
  into.set(codes);
  return into;
};
