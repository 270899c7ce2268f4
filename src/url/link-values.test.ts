import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camera } from '@/domain/camera';
import {
  escapeValue,
  readBox,
  readCamera,
  readSet,
  readSlug,
  readStep,
  unescapeValue,
  writeBox,
  writeCamera,
  writeSet,
} from './link-values';

const lng = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });

describe('the camera as a link keeps it', () => {
  const anywhere = fc.record({
    center: fc.tuple(lng, lat),
    zoom: fc.double({ min: 0, max: 24, noNaN: true }),
    bearing: fc.double({ min: -180, max: 180, noNaN: true }),
    pitch: fc.double({ min: 0, max: 85, noNaN: true }),
  });

  it('is within a metre of the real one', () => {
    fc.assert(
      fc.property(anywhere, (real) => {
        const kept = readCamera(writeCamera(real));
        const off = [0, 1].map((axis) => Math.abs((kept?.center[axis] ?? 999) - (real.center[axis] ?? 0)));
        expect(Math.max(...off)).toBeLessThanOrEqual(0.000_005_1);
      }),
    );
  });

  it('is kept as it is from then on', () => {
    fc.assert(
      fc.property(anywhere, (real) => {
        const text = writeCamera(real);
        const kept = readCamera(text);
        expect(kept && writeCamera(kept)).toBe(text);
      }),
    );
  });

  it('is never written with an exponent or a minus zero', () => {
    expect(writeCamera(camera([-1e-9, 1e-9], 1e-9, -1e-9, 1e-9))).toBe('0/0/0');
  });

  it('is nothing where a number is missing, out of range or no number', () => {
    const wrong = ['', '7/33', '7/33/36/10', '25/33/36', '7/91/36', '7/33/181', '7/33/36/0/86', '7/x/36'];
    expect(wrong.filter((text) => readCamera(text) !== null)).toEqual([]);
  });
});

describe('a box in a link', () => {
  const box = fc
    .tuple(lng, lat, lng, lat)
    .map(([west, a, east, b]) => [west, Math.min(a, b), east, Math.max(a, b)] as const);

  it('comes back to a metre, also across the antimeridian', () => {
    fc.assert(
      fc.property(box, (real) => {
        const kept = readBox(writeBox(real)) ?? [];
        expect(kept).toHaveLength(4);
        for (const [edge, value] of kept.entries())
          expect(Math.abs(value - (real[edge] ?? 0))).toBeLessThanOrEqual(0.000_005_1);
      }),
    );
  });

  it('is nothing upside down, with three edges, or off the earth', () => {
    const wrong = ['1/3/2/2', '1/2/3', '1/2/3/4/5', '1/2/200/3', '1/-91/2/3'];
    expect(wrong.filter((text) => readBox(text) !== null)).toEqual([]);
  });
});

describe('a set in a link', () => {
  const order = ['a', 'b', 'c'] as const;

  it('is written in one order, whatever the order of choosing', () => {
    expect(writeSet(new Set(['c', 'a']), order)).toBe('a.c');
    expect(writeSet(new Set(), order)).toBe('none');
  });

  it('drops what is unknown while something is known', () => {
    expect(readSet('c.newer.a', order)).toEqual(new Set(['a', 'c']));
    expect(readSet('none', order)).toEqual(new Set());
    expect(readSet('newer', order)).toBeNull();
  });
});

describe('text in a link', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescapeValue(escapeValue(text))).toBe(text.toWellFormed());
      }),
    );
  });

  it('holds nothing that would end the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeValue(text)).not.toMatch(/[&=# ]/);
      }),
    );
  });

  it('is nothing with a stray per cent sign, or beyond the longest value', () => {
    expect(unescapeValue('50%')).toBeNull();
    expect(unescapeValue('x'.repeat(40_000))).toHaveLength(40_000);
    expect(unescapeValue('x'.repeat(40_001))).toBeNull();
  });
});

describe('an id and a step', () => {
  it('are read where they can be one', () => {
    expect([readSlug('daraa-city'), readSlug('-daraa'), readSlug('a b'), readSlug('')]).toEqual([
      'daraa-city',
      null,
      null,
      null,
    ]);
    expect([readStep('1'), readStep('99'), readStep('0'), readStep('100'), readStep('1.5')]).toEqual([
      1,
      99,
      null,
      null,
      null,
    ]);
  });
});
