import { describe, expect, it } from 'vitest';
import { recallMapping, rememberMapping } from './remembered-mapping';

const memory = (): Parameters<typeof recallMapping>[0] => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      kept.set(key, value);
    },
  };
};

const forbidden = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

const COLUMNS = ['a', 'b', 'c'];

describe('a remembered mapping', () => {
  it('comes back for the same columns in the same order and for no others', () => {
    const storage = memory();
    rememberMapping(storage, COLUMNS, { latitude: 'a', longitude: 'b' });
    expect(recallMapping(storage, COLUMNS)).toEqual({ latitude: 'a', longitude: 'b' });
    expect(recallMapping(storage, ['b', 'a', 'c'])).toBeNull();
  });

  it('keeps that a field is not in the file', () => {
    const storage = memory();
    rememberMapping(storage, COLUMNS, { start: 'a', best: null });
    expect(recallMapping(storage, COLUMNS)).toEqual({ start: 'a', best: null });
  });

  it('is the last one that was chosen', () => {
    const storage = memory();
    rememberMapping(storage, COLUMNS, { start: 'a' });
    rememberMapping(storage, COLUMNS, { start: 'c' });
    expect(recallMapping(storage, COLUMNS)).toEqual({ start: 'c' });
  });

  it('gives way to newer ones in the end', () => {
    const storage = memory();
    for (let index = 0; index <= 40; index += 1) rememberMapping(storage, [`column ${index}`], {});
    expect(recallMapping(storage, ['column 0'])).toBeNull();
    expect(recallMapping(storage, ['column 1'])).toEqual({});
  });

  it.each(['{', '7', '[[1,2]]', '[["x",{"start":5}]]'])('ignores what else may be stored: %s', (text) => {
    const storage = { ...memory(), getItem: () => text };
    expect(recallMapping(storage, COLUMNS)).toBeNull();
  });

  it('fails silently where storing is forbidden', () => {
    const storage = { getItem: forbidden, setItem: forbidden };
    rememberMapping(storage, COLUMNS, { start: 'a' });
    expect(recallMapping(storage, COLUMNS)).toBeNull();
  });
});
