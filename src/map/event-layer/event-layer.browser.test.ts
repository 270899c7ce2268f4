import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { MARK_STYLES, type MarkColumns } from '@/domain/mark-columns';
import { DAY_MS, span } from '@/domain/time';
import { eventPalette } from './event-palette';
import {
  type Pixel,
  type Stage,
  DAMASCUS,
  countWork,
  distanceTo,
  inkOf,
  type openStage,
  showRows,
} from './layer-stage.test-helper';
import { type MarkRow, markRow, marksOf } from './made-up-marks.test-helper';

const { kinds: COLOURS, halo: PAPER, ink: INK } = eventPalette('light');
const WEEK = span(-3 * DAY_MS, 4 * DAY_MS);
const ALL_KINDS = 2 ** EVENT_KINDS.length - 1;
const [DOT, DISC, AREA] = ['dot', 'disc', 'area'].map((style) => MARK_STYLES.indexOf(style as 'dot')) as [
  number,
  number,
  number,
];

const discAt = (start: number): MarkRow => markRow({ lngLat: DAMASCUS, style: DISC, start });

/** A stage that shows the rows under a week's window. */
const show = (rows: readonly MarkRow[], options: Parameters<typeof openStage>[0] = {}): Promise<Stage> =>
  showRows(rows, WEEK, options);

describe('place', () => {
  it.each([4, 9, 18, 21])('is within half a pixel of where the map puts it, at zoom %i', async (zoom) => {
    const { map, pixels } = await show([markRow({ lngLat: DAMASCUS })], { zoom });
    for (const [x, y] of [
      [0, 0],
      [37.3, -41.7],
      [-80.25, 66.6],
    ] as const) {
      map.panBy([x, y], { animate: false });
      map.redraw();
      const { x: drawnX, y: drawnY } = inkOf(pixels());
      const expected = map.project(DAMASCUS);
      expect(Math.abs(drawnX - expected.x)).toBeLessThan(0.5);
      expect(Math.abs(drawnY - expected.y)).toBeLessThan(0.5);
    }
  });

  it('follows a turned and tilted map', async () => {
    const { map, pixels } = await show([markRow({ lngLat: [36.35, 33.55] })], {
      zoom: 10,
      bearing: 40,
      pitch: 50,
    });
    const { x, y } = inkOf(pixels());
    const expected = map.project([36.35, 33.55]);
    expect(Math.abs(x - expected.x)).toBeLessThan(0.5);
    expect(Math.abs(y - expected.y)).toBeLessThan(0.5);
  });

  it('is the same at two device pixels a pixel', async () => {
    const { map, pixels } = await show([markRow({ lngLat: [36.3, 33.5] })], { pixelRatio: 2 });
    const { x, y } = inkOf(pixels());
    const expected = map.project([36.3, 33.5]);
    expect(Math.abs(x / 2 - expected.x)).toBeLessThan(0.5);
    expect(Math.abs(y / 2 - expected.y)).toBeLessThan(0.5);
  });

  it('is displaced by its offset, in eighths of a pixel', async () => {
    const { map, layer, pixels } = await show([markRow({ lngLat: DAMASCUS })]);
    layer.setOffsets(Int16Array.of(20 * 8, -10 * 8));
    const { x, y } = inkOf(pixels());
    const expected = map.project(DAMASCUS);
    expect(x - expected.x).toBeCloseTo(20, 0);
    expect(y - expected.y).toBeCloseTo(-10, 0);
  });

  it('is right on both sides of the antimeridian', async () => {
    const rows = [markRow({ lngLat: [179.9, 10] }), markRow({ start: 1, lngLat: [-179.9, 10] })];
    const { map, pixels, layer } = await show(rows, { center: [180, 10], zoom: 8 });
    const { at } = pixels();
    for (const [row, lng] of [
      [0, 179.9],
      [1, 180.1],
    ] as const) {
      const { x, y } = map.project([lng, 10]);
      expect(distanceTo(COLOURS[0] ?? '', at(x, y))).toBeLessThan(3);
      expect(layer.pick({ x, y }, 0)).toEqual([row]);
    }
  });

  it('is in every copy of the world in view', async () => {
    const { map, pixels, layer } = await show([markRow({ lngLat: [-60, 0] })], {
      center: [150, 0],
      zoom: -0.7,
    });
    const { at } = pixels();
    for (const lng of [-60, 300]) {
      const { x, y } = map.project([lng, 0]);
      expect(at(x, y)[3]).toBeGreaterThan(200);
      expect(layer.pick({ x, y }, 0)).toEqual([0]);
    }
  });

  it('stays whole where the mark reaches into the map from outside', async () => {
    const { map, pixels } = await show([markRow({ lngLat: DAMASCUS })]);
    map.panBy([202, 0], { animate: false }); // its centre is now 2 px outside the map
    map.redraw();
    const { count } = inkOf(pixels());
    expect(count).toBeGreaterThan(20);
  });
});

describe('colour and shape', () => {
  const CELL = 34;
  const cellAt = (kind: number, variant: number): { readonly x: number; readonly y: number } => ({
    x: 12 + kind * CELL + CELL / 2,
    y: 40 + variant * CELL * 1.5,
  });
  const VARIANTS = [
    { style: DOT },
    { style: DOT, start: -9 * DAY_MS }, // may have been before the window
    { style: DISC },
    { style: AREA },
  ] as const;

  /** Every kind in a column of its own, one variant below the other, and how many pixels have the kind's full colour. */
  const gallery = async (weight: number): Promise<{ centres: Pixel[]; full: number[][] }> => {
    const { map, setRows, pixels } = await show([]);
    const rows = EVENT_KINDS.flatMap((_, kind) =>
      VARIANTS.map((variant, index) => {
        const { x, y } = cellAt(kind, index);
        const { lng, lat } = map.unproject([x, y]);
        return markRow({ kind, weight, lngLat: [lng, lat], ...variant });
      }),
    );
    setRows(marksOf(rows));
    const { at } = pixels();
    const fullIn = (kind: number, variant: number): number => {
      const { x, y } = cellAt(kind, variant);
      let count = 0;
      for (let dx = -CELL / 2; dx < CELL / 2; dx += 1)
        for (let dy = -CELL / 2; dy < CELL / 2; dy += 1) {
          const pixel = at(x + dx, y + dy);
          if (pixel[3] > 250 && distanceTo(COLOURS[kind] ?? '', pixel) < 12) count += 1;
        }
      return count;
    };
    return {
      centres: EVENT_KINDS.map((_, kind) => at(cellAt(kind, 0).x, cellAt(kind, 0).y)),
      full: EVENT_KINDS.map((_, kind) => VARIANTS.map((_variant, index) => fullIn(kind, index))),
    };
  };

  it('are those of the kind', async () => {
    const { centres } = await gallery(0);
    for (const [kind, pixel] of centres.entries())
      expect(distanceTo(COLOURS[kind] ?? '', pixel)).toBeLessThan(3);
  });

  it.each([
    [0, 40],
    [100, 150],
  ])(
    'are solid for nothing coarser than a settlement, and for nothing that only may have been (weight %i)',
    async (weight, least) => {
      const { full } = await gallery(weight);
      for (const [solid = 0, ...others] of full) {
        expect(solid).toBeGreaterThan(least);
        for (const other of others) expect(other / solid).toBeLessThan(0.75);
      }
    },
  );

  it('are hollow even for the smallest marks, in a crowd', async () => {
    const crowd = Array.from({ length: 30_000 }, (_, index) =>
      markRow({ lngLat: [36.2765 + (index % 100) * 1e-5, 33.6], start: index }),
    );
    const { map, pixels } = await show([...crowd, markRow({ lngLat: DAMASCUS, style: AREA, start: 30_001 })]);
    const { x, y } = map.project(DAMASCUS);
    expect(distanceTo(COLOURS[0] ?? '', pixels().at(x, y))).toBeGreaterThan(60);
  });

  it('stay solid for what held throughout a span that reaches out of the window', async () => {
    const { map, pixels } = await show([
      markRow({ lngLat: DAMASCUS, start: -Infinity, end: Infinity, extent: 1 }),
    ]);
    const { x, y } = map.project(DAMASCUS);
    expect(distanceTo(COLOURS[0] ?? '', pixels().at(x, y))).toBeLessThan(3);
  });

  it('grow with fatalities', async () => {
    const { setRows, pixels } = await show([markRow({ lngLat: DAMASCUS })]);
    const small = inkOf(pixels()).count;
    setRows(marksOf([markRow({ lngLat: DAMASCUS, weight: 160 })]));
    expect(inkOf(pixels()).count / small).toBeGreaterThan(2);
  });

  it('show near places as a ring of 25 km on the ground, with a faint inside', async () => {
    const { map, pixels } = await show([markRow({ lngLat: DAMASCUS, style: DISC })], { zoom: 8 });
    const { at } = pixels();
    const { x, y } = map.project(DAMASCUS);
    const ring = map.project([DAMASCUS[0], DAMASCUS[1] + 25_000 / 111_000]).y;
    expect(y - ring).toBeGreaterThan(50);
    const alphas = [-2, -1, 0, 1, 2].map((step) => at(x, ring + step)[3]);
    expect(Math.max(...alphas)).toBeGreaterThan(60);
    expect(at(x, (y + ring) / 2)[3]).toBeLessThan(30);
    expect(at(x, ring - 5)[3]).toBe(0);
  });

  it('keep many discs on one place as faint as one, and marks above all of them', async () => {
    const solid = markRow({ lngLat: [DAMASCUS[0] + 0.1, DAMASCUS[1]], kind: 2, start: -DAY_MS });
    const { map, setRows, pixels } = await show([discAt(0)], { zoom: 8 });
    const { x, y } = map.project(DAMASCUS);
    const inside = (): number => pixels().at(x + 3, y - 30)[3];
    const lone = inside();
    expect(lone).toBeGreaterThan(5);
    setRows(marksOf([solid, ...Array.from({ length: 40 }, (_, index) => discAt(index))]));
    expect(inside()).toBe(lone);
    const dot = map.project([DAMASCUS[0] + 0.1, DAMASCUS[1]]);
    expect(distanceTo(COLOURS[2] ?? '', pixels().at(dot.x, dot.y))).toBeLessThan(3);
  });

  it.each([
    ['whose middle is out of the view', 9, 0],
    ['larger than any sprite', 12, 0],
    ['on a tilted map', 8, 40],
  ])('show the disc of a near place %s', async (_name, zoom, pitch) => {
    const { map, pixels } = await show([markRow({ lngLat: DAMASCUS, style: DISC })], { zoom, pitch });
    const edge: [number, number] = [DAMASCUS[0], DAMASCUS[1] + 24_500 / 111_000];
    map.jumpTo({ center: edge });
    map.redraw();
    const { x, y } = map.project(edge);
    const { at } = pixels();
    const column = Array.from({ length: 90 }, (_, step) => at(x, y + 45 - step)[3]);
    expect(column.filter((alpha) => alpha > 60).length).toBeGreaterThan(0);
    expect(column.filter((alpha) => alpha > 60).length).toBeLessThan(8);
  });

  it('stand beside their disc where they are displaced', async () => {
    const { map, layer, pixels } = await show([markRow({ lngLat: DAMASCUS, style: DISC })], { zoom: 8 });
    layer.setOffsets(Int16Array.of(90 * 8, 0));
    const { x, y } = map.project(DAMASCUS);
    const { at } = pixels();
    expect(at(x, y)[3]).toBeLessThan(30);
    expect(at(x + 90, y)[3]).toBeGreaterThan(200);
  });

  it('ring the highlighted row in ink, above all others', async () => {
    const { map, layer, pixels } = await show([
      markRow({ lngLat: DAMASCUS, kind: 2 }),
      markRow({ lngLat: DAMASCUS, start: 1, kind: 0 }),
    ]);
    const { x, y } = map.project(DAMASCUS);
    layer.setHighlight({ hovered: null, selected: 0 });
    const { at } = pixels();
    expect(distanceTo(COLOURS[2] ?? '', at(x, y))).toBeLessThan(3);
    const column = Array.from({ length: 16 }, (_, step) => distanceTo(INK, at(x, y - step)));
    expect(Math.min(...column)).toBeLessThan(20);
    layer.setHighlight({ hovered: null, selected: null });
    expect(distanceTo(COLOURS[0] ?? '', pixels().at(x, y))).toBeLessThan(3);
  });
});

describe('filters', () => {
  it.each([
    ['window', (layer: Stage['layer']) => layer.setWindow(span(2 * DAY_MS, 3 * DAY_MS))],
    ['kind', (layer: Stage['layer']) => layer.setKindMask(ALL_KINDS - 1)],
    ['row', (layer: Stage['layer']) => layer.setRowBits(Uint8Array.of(0))],
  ] as const)('hide a row by its %s, from the eye and from the pointer', async (_name, hide) => {
    const { map, layer, pixels } = await show([markRow({ lngLat: DAMASCUS })]);
    expect(layer.pick(map.project(DAMASCUS), 0)).toEqual([0]);
    hide(layer);
    expect(inkOf(pixels()).count).toBe(0);
    expect(layer.pick(map.project(DAMASCUS), 0)).toEqual([]);
    layer.setWindow(WEEK);
    layer.setKindMask(ALL_KINDS);
    layer.setRowBits(null);
    expect(inkOf(pixels()).count).toBeGreaterThan(50);
  });

  it('hide a highlighted row as well', async () => {
    const { layer, pixels } = await show([markRow({ lngLat: DAMASCUS })]);
    layer.setHighlight({ hovered: 0, selected: 0 });
    layer.setKindMask(0);
    expect(inkOf(pixels()).count).toBe(0);
  });

  it('read the bit of the very row beyond the first line of the texture', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      markRow({ start: index, lngLat: index === 17_001 ? DAMASCUS : [36.1, 33.4] }),
    );
    const { map, layer, pixels } = await show(rows);
    const bits = new Uint8Array(2500);
    bits[17_001 >> 3] = 1 << (17_001 & 7);
    layer.setRowBits(bits);
    const { x, y } = inkOf(pixels());
    expect(Math.hypot(x - map.project(DAMASCUS).x, y - map.project(DAMASCUS).y)).toBeLessThan(0.5);
  });
});

describe('pick', () => {
  it('finds what is drawn at each pixel, and nothing where nothing is drawn', async () => {
    let seed = 11;
    const random = (): number => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const rows = Array.from({ length: 150 }, (_, index) =>
      markRow({
        start: index,
        lngLat: [DAMASCUS[0] + (random() - 0.5) * 0.5, DAMASCUS[1] + (random() - 0.5) * 0.3],
        kind: Math.floor(random() * EVENT_KINDS.length),
        weight: Math.floor(random() * 200),
      }),
    );
    const marks: MarkColumns = marksOf(rows);
    const { layer, pixels } = await show(rows);
    const { at } = pixels();
    let solid = 0;
    let empty = 0;
    const wrong: string[] = [];
    for (let y = 20; y < 280; y += 4)
      for (let x = 20; x < 380; x += 4) {
        const point = { x: x + 0.5, y: y + 0.5 };
        const [first] = layer.pick(point, 0);
        const inside = [-1, 1].flatMap((d) => [
          layer.pick({ x: point.x + d, y: point.y }, 0)[0],
          layer.pick({ x: point.x, y: point.y + d }, 0)[0],
        ]);
        const near = layer.pick(point, 2.5);
        const isAlone = near.length === layer.pick(point, 0).length; // no rim of another mark over it
        if (first !== undefined && isAlone && inside.every((row) => row === first)) {
          solid += 1;
          if (distanceTo(COLOURS[marks.kind[first] ?? 0] ?? '', at(x, y)) > 3)
            wrong.push(`${x},${y}: ${first} ${marks.kind[first]} ${at(x, y).join(' ')}`);
        } else if (near.length === 0) {
          empty += 1;
          if (at(x, y)[3] !== 0) wrong.push(`${x},${y}: drawn`);
        }
      }
    expect(wrong).toEqual([]);
    expect(solid).toBeGreaterThan(300);
    expect(empty).toBeGreaterThan(1000);
  });

  it('finds every row of a pile', async () => {
    const rows = Array.from({ length: 841 }, (_, index) => markRow({ start: index, lngLat: DAMASCUS }));
    const { map, layer } = await show([...rows, markRow({ lngLat: [36.5, 33.5] })]);
    expect(layer.spotAt(map.project(DAMASCUS))).toBeNull(); // few enough to be marks
    expect(layer.pick(map.project(DAMASCUS), 0)).toHaveLength(841);
  });
});

describe('a scrub step', () => {
  it('uploads nothing, reads nothing back and takes at most four draws', async () => {
    const rows = Array.from({ length: 6000 }, (_, index) =>
      markRow({
        start: (index % 400) * DAY_MS,
        end: ((index % 400) + (index % 7 === 0 ? 40 : 1)) * DAY_MS,
        lngLat: [36 + (index % 90) / 100, 33 + (index % 70) / 100],
        style: index % 50 === 0 ? DISC : DOT,
      }),
    );
    const { layer, canvas } = await show(rows);
    layer.setHighlight({ hovered: 40, selected: 3 });
    layer.draw();
    const work = countWork(canvas);
    for (let day = 0; day < 300; day += 30) {
      work.draws = 0;
      layer.setWindow(span(day * DAY_MS, (day + 50) * DAY_MS));
      layer.setKindMask(ALL_KINDS);
      layer.draw();
      expect(work.draws).toBeGreaterThan(0);
      expect(work.draws).toBeLessThanOrEqual(4);
    }
    expect(work).toMatchObject({ uploads: 0, reads: 0 });
  });

  it('takes one vertex for each row of the window, near places with their discs included', async () => {
    const rows = Array.from({ length: 50 }, (_, index) =>
      markRow({
        start: index * DAY_MS,
        end: (index + 1) * DAY_MS,
        lngLat: [36 + index / 100, 33.5],
        style: index % 2 === 0 ? DISC : DOT,
      }),
    );
    const { layer, canvas } = await show(rows);
    const work = countWork(canvas);
    layer.setWindow(span(10 * DAY_MS, 16 * DAY_MS));
    layer.draw();
    expect(work).toMatchObject({ vertices: 6, uploads: 0, reads: 0 });
  });

  it('does not repaint the map, and is drawn in the next frame', async () => {
    const { map, layer, canvas } = await show([markRow({ lngLat: DAMASCUS })]);
    await new Promise<void>((resolve) => {
      map.once('idle', () => {
        resolve();
      });
      map.triggerRepaint();
    });
    let repaints = 0;
    map.on('render', () => {
      repaints += 1;
    });
    const work = countWork(canvas);
    layer.setWindow(span(0, 2 * DAY_MS));
    expect(work.draws).toBe(0);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(work.draws).toBe(1);
    expect(repaints).toBe(0);
  });
});

describe('life', () => {
  it('comes back by itself after its context was lost', async () => {
    const { map, layer, pixels, canvas } = await show([markRow({ lngLat: DAMASCUS, kind: 4 })]);
    layer.setRowBits(Uint8Array.of(1));
    const before = inkOf(pixels());
    const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const event = (name: string): Promise<unknown> =>
      new Promise((resolve) => {
        canvas.addEventListener(name, resolve, { once: true });
      });
    const lost = event('webglcontextlost');
    extension?.loseContext();
    await lost;
    layer.setWindow(WEEK);
    layer.draw();
    expect(layer.pick(map.project(DAMASCUS), 0)).toEqual([0]);
    const restored = event('webglcontextrestored');
    await new Promise(requestAnimationFrame); // a restore in the task of the loss is refused
    extension?.restoreContext();
    await restored;
    expect(inkOf(pixels())).toEqual(before);
  });

  it('keeps drawing after the map got another style', async () => {
    const { map, layer, pixels } = await show([markRow({ lngLat: DAMASCUS })]);
    const loaded = map.once('style.load');
    map.setStyle({ version: 8, sources: {}, layers: [] }, { diff: false });
    await loaded;
    layer.setPalette(eventPalette('dark'));
    map.jumpTo({ center: [36.3, 33.5] });
    map.redraw();
    const { x, y } = inkOf(pixels());
    const expected = map.project(DAMASCUS);
    expect(Math.hypot(x - expected.x, y - expected.y)).toBeLessThan(0.7);
  });

  it('finds the camera again after the map lost its own context', async () => {
    const { map, pixels } = await show([markRow({ lngLat: DAMASCUS })]);
    const extension = map.getCanvas().getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const lost = map.once('webglcontextlost');
    extension?.loseContext();
    await lost;
    const loaded = map.once('style.load');
    await new Promise(requestAnimationFrame);
    extension?.restoreContext();
    await loaded;
    map.jumpTo({ center: [36.2, 33.6] });
    map.redraw();
    const { x, y } = inkOf(pixels());
    const expected = map.project(DAMASCUS);
    expect(Math.hypot(x - expected.x, y - expected.y)).toBeLessThan(0.7);
  });

  it('leaves nothing behind', async () => {
    const { map, layer, canvas } = await show([markRow({ lngLat: DAMASCUS })]);
    layer.dispose();
    expect(canvas.isConnected).toBe(false);
    expect(map.getLayersOrder()).toEqual(['paper']);
    map.redraw();
  });

  it('draws paper, not a hole, inside hollow marks', async () => {
    const { map, pixels } = await show([markRow({ lngLat: DAMASCUS, style: AREA, kind: 2 })]);
    const { x, y } = map.project(DAMASCUS);
    expect(distanceTo(PAPER, pixels().at(x, y))).toBeLessThan(3);
  });
});
