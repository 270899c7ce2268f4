/*
 * AssemblyScript, compiled to kernel.wasm by `npm run kernel`: what has to look at every byte of a file. 64 bytes are
 * compared at once, and the loop runs from stop to stop. The same in JavaScript, four bytes at a time, took four times
 * as long and a third of the whole reading.
 */

import { at, byteAt, endOf, firstOf, startOf } from './fields';
import { DOUBLED, ENDS, FIRSTS, LINES, STARTS, TEXT } from './memory-plan';

const LF: u32 = 10;
const CR: u32 = 13;
const QUOTE: u32 = 34;

const PLAIN = 0;
const QUOTED = 1;
/** The last stop was a quote inside a quoted field: half of a doubled quote, the field's end, or text goes on behind it. */
const QUOTE_SEEN = 2;

/** Where the splitting stands between two calls; positions are bytes from the beginning of the text. */
export let state: i32 = PLAIN;
/** Fields so far, those of the open record included. */
export let fields: i32 = 0;
export let recordCount: i32 = 0;
export let fieldStart: i32 = 0;
export let recordStart: i32 = 0;
export let quoteAt: i32 = 0;
export let hasDoubled: i32 = 0;
/** Line on which the open record starts, and the line that comes after the next line end. */
export let recordLine: i32 = 1;
export let nextLine: i32 = 1;
/** A line feed here belongs to the carriage return before it. */
export let lineFeedToSkip: i32 = -1;

/** Ready for another text. */
export function reset(): void {
  state = PLAIN;
  fields = 0;
  recordCount = 0;
  fieldStart = 0;
  recordStart = 0;
  quoteAt = 0;
  hasDoubled = 0;
  recordLine = 1;
  nextLine = 1;
  lineFeedToSkip = -1;
}

/** A bit for each of 16 bytes that can end a field or a line, or is a quote. */
function stopsIn(at: usize, delimiters: v128): u64 {
  const bytes = v128.load(at);
  const hits = v128.or(
    v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(<i8>QUOTE))),
    v128.or(i8x16.eq(bytes, i8x16.splat(<i8>LF)), i8x16.eq(bytes, i8x16.splat(<i8>CR))),
  );
  return <u64>(<u32>i8x16.bitmask(hits));
}

/**
 * Splits the bytes `[from, to)` of the text; the 63 behind them must be readable and do not matter. Fields and records are
 * added to those that are there.
 *
 * @returns fields of the record with most of them, the open one included
 */
export function split(from: i32, to: i32, delimiter: u32): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  // What every stop touches is a local; the compiler would write the others to memory each time.
  let now = state;
  let field = fields;
  let record = recordCount;
  let first = firstOf(record);
  let start = fieldStart;
  let quote = quoteAt;
  let isDoubled = hasDoubled;
  let line = nextLine;
  let mostFields = 0;
  for (let block = from; block < to; block += 64) {
    const bytes = byteAt(TEXT, block);
    let stops =
      stopsIn(bytes, delimiters) |
      (stopsIn(bytes + 16, delimiters) << 16) |
      (stopsIn(bytes + 32, delimiters) << 32) |
      (stopsIn(bytes + 48, delimiters) << 48);
    if (to - block < 64) stops &= ((<u64>1) << (<u64>(to - block))) - 1;
    for (; stops != 0; stops &= stops - 1) {
      const here = block + <i32>ctz(stops);
      const byte = <u32>load<u8>(byteAt(TEXT, here));
      let end = here;
      if (now == QUOTED) {
        if (byte == QUOTE) {
          now = QUOTE_SEEN;
          quote = here;
        } else if (byte == LF) {
          line += 1;
        }
        continue;
      }
      if (now == QUOTE_SEEN) {
        const isBehind = here == quote + 1;
        if (isBehind && byte == QUOTE) {
          isDoubled = 1;
          now = QUOTED;
          continue;
        }
        now = PLAIN;
        if (isBehind) {
          end = quote;
        } else {
          start -= 1; // text behind the closing quote: the field stays as it stands
          isDoubled = 0;
        }
      }
      if (byte == QUOTE) {
        if (here == start) {
          now = QUOTED;
          start = here + 1;
        }
        continue;
      }
      if (byte == LF && here == lineFeedToSkip) {
        start = here + 1;
        recordStart = start;
        continue;
      }
      store<i32>(at(STARTS, field), start);
      store<i32>(at(ENDS, field), end);
      store<u8>(byteAt(DOUBLED, field), <u8>isDoubled);
      field += 1;
      isDoubled = 0;
      start = here + 1;
      if (byte == delimiter) continue;
      line += 1;
      if (byte == CR) lineFeedToSkip = start;
      recordStart = start;
      if (field - first == 1 && startOf(first) == endOf(first)) {
        field = first; // an empty line is no record
      } else {
        mostFields = max(mostFields, field - first);
        store<i32>(at(LINES, record), recordLine);
        record += 1;
        first = field;
        store<i32>(at(FIRSTS, record), first);
      }
      recordLine = line;
    }
  }
  state = now;
  fields = field;
  recordCount = record;
  fieldStart = start;
  quoteAt = quote;
  hasDoubled = isDoubled;
  nextLine = line;
  return max(mostFields, field - first);
}
