import { describe, expect, it } from 'vitest';
import { scattered } from '@/domain/crowd-sample';
import { ALL_TIME, DAY_MS, span } from '@/domain/time';
import { eventPalette } from './event-palette';
import {
  type Picture,
  type Stage,
  DAMASCUS,
  countWork,
  distanceTo,
  inkOf,
  type openStage,
  showRows,
} from './layer-stage.test-helper';
import { type MarkRow, markRow } from './made-up-marks.test-helper';

const { kinds: COLOURS } = eventPalette('light');
/** Rows in view above which the layer sums up wherever they stand. */
const CROWD = 210_000;

const show = (rows: readonly MarkRow[], options: Parameters<typeof openStage>[0] = {}): Promise<Stage> =>
  showRows(rows, ALL_TIME, options);

/** So many rows on one spot. */
const pileOf = (count: number, lngLat: [number, number]): readonly MarkRow[] =>
  Array.from({ length: count }, (_, index) => markRow({ start: index, extent: 1, lngLat }));

/** So many rows on as many spots of a view of 400 × 300 px at zoom 9. */
const spreadOf = (count: number): readonly MarkRow[] =>
  Array.from({ length: count }, (_, index) =>
    markRow({
      start: index,
      extent: 1,
      lngLat: [
        DAMASCUS[0] + (scattered(2 * index, 1e6) / 1e6 - 0.5) * 0.5,
        DAMASCUS[1] + (scattered(2 * index + 1, 1e6) / 1e6 - 0.5) * 0.3,
      ],
    }),
  );

/** The whole picture, to be compared. */
const bytesOf = ({ width, height, at }: Picture): readonly number[] =>
  Array.from({ length: width * height }, (_, index) => at(index % width, Math.floor(index / width))).flat();

/** Where the ink that lies between two columns has its middle, and how wide it is, in CSS px. */
const spotBetween = (
  { height, alphaAt }: Picture,
  from: number,
  to: number,
  ratio: number,
): { readonly x: number; readonly width: number; readonly darkest: number } => {
  let [least, most, darkest] = [Infinity, -Infinity, 0];
  for (let x = Math.ceil(from * ratio); x < to * ratio; x += 1)
    for (let y = 0; y < height; y += 1) {
      const alpha = alphaAt(x, y);
      darkest = Math.max(darkest, alpha);
      if (alpha < 8) continue;
      least = Math.min(least, x);
      most = Math.max(most, x + 1);
    }
  return { x: (least + most) / 2 / ratio, width: (most - least) / ratio, darkest };
};

/** What a row alone looks like on a screen, while a crowd elsewhere makes the picture one of density. */
const lookAt = async (pixelRatio: number) => {
  const { map, pixels, close } = await show(
    [...pileOf(CROWD, DAMASCUS), markRow({ lngLat: [36.4, 33.5138] })],
    { pixelRatio },
  );
  const lone = map.project([36.4, 33.5138]).x;
  const look = spotBetween(pixels(), lone - 20, lone + 20, pixelRatio);
  close();
  return look;
};

describe('a crowd', () => {
  it('becomes a density picture above 200,000 rows, and marks again when few are left', async () => {
    const rows = Array.from({ length: CROWD }, (_, index) =>
      markRow({ start: index, extent: 1, lngLat: index === 5 ? [36.4, 33.5] : DAMASCUS }),
    );
    const { map, layer, pixels, canvas } = await show(rows);
    const { at } = pixels();
    const { x, y } = map.project(DAMASCUS);
    const lone = map.project([36.4, 33.5]);
    expect(at(x, y)[3]).toBeGreaterThan(200);
    expect(at(lone.x, lone.y)[3]).toBeGreaterThan(20);
    expect(at(lone.x, lone.y)[3]).toBeLessThan(at(x, y)[3]);
    expect(at(x, y + 30)[3]).toBe(0);
    expect(layer.pick(lone, 1)).toEqual([5]);
    expect(layer.spotAt(lone)).toEqual({ certain: 1, possible: 1, radiusPx: 10 });
    expect(layer.spotAt({ x, y })).toMatchObject({ certain: 209_999, possible: 209_999 });
    expect(layer.spotAt({ x, y: y + 30 })).toBeNull();
    const work = countWork(canvas);
    layer.setHighlight({ hovered: null, selected: 5 });
    work.uploads = 0;
    layer.setWindow(span(0, 205_000));
    layer.draw();
    expect(work).toMatchObject({ uploads: 0, reads: 0 });
    expect(work.draws).toBeLessThanOrEqual(4);
    layer.setHighlight({ hovered: null, selected: null });
    layer.setWindow(span(0, 4));
    expect(distanceTo(COLOURS[0] ?? '', pixels().at(x, y))).toBeLessThan(3);
  });

  it('and marks are the same pictures when they take turns, a highlighted row among them', async () => {
    const { layer, pixels } = await show(spreadOf(CROWD));
    const few = span(0, 60);
    const turn = (): readonly (readonly number[])[] =>
      [ALL_TIME, few].flatMap((window) =>
        [null, 30].map((selected) => {
          layer.setWindow(window);
          layer.setHighlight({ hovered: null, selected });
          return bytesOf(pixels());
        }),
      );
    const [first, second] = [turn(), turn()];
    expect(new Set(first.map((bytes) => bytes.join())).size).toBe(4);
    expect(second.map((bytes, at) => bytes.every((byte, index) => byte === first[at]?.[index]))).toEqual(
      first.map(() => true),
    );
  });

  it('is summed up long before that where marks would cover the map, and not where they stand on few places', async () => {
    const spread = await show(spreadOf(12_000));
    spread.layer.draw();
    expect(spread.layer.spotAt(spread.map.project(DAMASCUS))?.possible).toBeGreaterThan(5);
    spread.close();
    const piled = await show(pileOf(12_000, DAMASCUS));
    piled.layer.draw();
    expect(piled.layer.spotAt(piled.map.project(DAMASCUS))).toBeNull();
  });

  it('is redrawn in at most four calls, with rows of every length', async () => {
    const lengths = [DAY_MS, 9 * DAY_MS, 99 * DAY_MS];
    const rows = spreadOf(12_000).map((row, index) => ({
      ...row,
      end: row.start + (lengths[index % 3] ?? 0),
    }));
    const { layer, canvas } = await show(rows);
    layer.draw();
    const work = countWork(canvas);
    layer.setWindow(span(0, DAY_MS));
    layer.draw();
    expect(work).toMatchObject({ uploads: 0, reads: 0 });
    expect(work.vertices).toBeGreaterThan(12_000);
    expect(work.draws).toBeLessThanOrEqual(4);
  });

  it('looks as large and as dark on every screen', async () => {
    const coarse = await lookAt(1);
    const fine = await lookAt(2);
    expect(Math.abs(fine.x - coarse.x)).toBeLessThan(1.5);
    expect(fine.width / coarse.width).toBeGreaterThan(0.75);
    expect(fine.width / coarse.width).toBeLessThan(1.34);
    expect(fine.darkest / coarse.darkest).toBeGreaterThan(0.7);
    expect(fine.darkest / coarse.darkest).toBeLessThan(1.43);
  });

  it('makes no blot of a place with many rows', async () => {
    const { map, pixels } = await show(pileOf(CROWD, DAMASCUS));
    const { x, y } = map.project(DAMASCUS);
    const { alphaAt } = pixels();
    const across = Array.from({ length: 60 }, (_, index) => alphaAt(x - 30 + index, y));
    const darkest = Math.max(...across);
    // 10 px where the logarithm is taken of a blurred sum
    expect(across.filter((alpha) => alpha > darkest / 2).length).toBeLessThanOrEqual(7);
  });

  it('stands on both sides of the antimeridian, and is counted there', async () => {
    const rows = [...pileOf(CROWD, [179.9, 10]), ...pileOf(7, [-179.9, 10])];
    const { map, layer, pixels } = await show(rows, { center: [180, 10], zoom: 8 });
    for (const center of [180, 179.8, -179.8] as const) {
      map.jumpTo({ center: [center, 10] });
      map.redraw();
      const picture = pixels();
      for (const [lng, possible] of [
        [179.9, CROWD],
        [180.1, 7],
      ] as const) {
        const { x, y } = map.project([center < 0 ? lng - 360 : lng, 10]);
        expect(picture.alphaAt(x, y)).toBeGreaterThan(60);
        expect(layer.spotAt({ x, y })?.possible).toBe(possible);
      }
    }
  });

  it('is the same picture after its context was lost', async () => {
    const { layer, pixels, canvas, map } = await show([...pileOf(CROWD, DAMASCUS), ...spreadOf(300)]);
    layer.setRowBits(new Uint8Array(Math.ceil((CROWD + 300) / 8)).fill(0xfe));
    const before = bytesOf(pixels());
    const spot = layer.spotAt(map.project(DAMASCUS));
    const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const event = (name: string): Promise<unknown> =>
      new Promise((resolve) => {
        canvas.addEventListener(name, resolve, { once: true });
      });
    const lost = event('webglcontextlost');
    extension?.loseContext();
    await lost;
    expect(inkOf(pixels()).count).toBe(0);
    const restored = event('webglcontextrestored');
    await new Promise(requestAnimationFrame); // a restore in the task of the loss is refused
    extension?.restoreContext();
    await restored;
    expect(bytesOf(pixels())).toEqual(before);
    expect(layer.spotAt(map.project(DAMASCUS))).toEqual(spot);
  });
});
