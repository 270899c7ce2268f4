import { type Session, openSession } from './browser-session';
import { measureNativeMillion } from './native-million';
import type { Variant } from './page/main';
import { type ResultRow, boundRow, medianOf, ratioRow } from './results';
import type { Measure } from './run-columns';
import { isBudgetSpent } from './time-budget';

const STEPS = 10;

/** Medians over the rounds, per step where it is work. */
interface Sample {
  readonly mainMs: number | null;
  readonly otherMs: number | null;
  readonly gpuMs: number | null;
  readonly wallMs: number;
  readonly toggleMainMs: number | null;
  readonly syncUs: number;
  readonly draws: number;
  readonly vertices: number;
  readonly verticesPerEvent: number;
  readonly uploadedBytes: number;
  readonly readBacks: number;
  readonly firstPictureMs: number;
  readonly idleMs: number | null;
  readonly megabytes: number | null;
  readonly pickMs: number | null;
}

const IDLE_MS = 2000;

/** Opens one contender in a fresh browser and measures it. */
const sample = async (session: Session, variant: Variant, events: number): Promise<Sample> => {
  const { firstPictureMs } = await session.call('open', variant, events);
  await session.call('steps', 0, 3, false); // compiles shaders and code
  const scrub = await session.cpuOf(() => session.call('steps', 3, STEPS, false));
  const toggle = await session.cpuOf(() => session.call('steps', 3, STEPS / 2, true));
  const { gl, syncMs, wallMs } = scrub.value;
  const eventsInWindows = await session.call('eventsIn', 3, STEPS);
  const idle = await session.idleCpu(IDLE_MS);
  return {
    mainMs: scrub.cpu && scrub.cpu.mainMs / STEPS,
    otherMs: scrub.cpu && scrub.cpu.otherMs / STEPS,
    gpuMs: scrub.cpu && scrub.cpu.gpuMs / STEPS,
    wallMs,
    toggleMainMs: toggle.cpu && toggle.cpu.mainMs / (STEPS / 2),
    syncUs: syncMs * 1000,
    draws: gl.draws / STEPS,
    vertices: gl.vertices / STEPS,
    verticesPerEvent: gl.vertices / eventsInWindows,
    uploadedBytes: gl.uploadedBytes / STEPS,
    readBacks: gl.readBacks / STEPS,
    firstPictureMs,
    idleMs: idle && idle.mainMs / (IDLE_MS / 1000),
    megabytes: await session.memoryMegabytes(),
    pickMs: await session.call('pick', variant === 'ours' ? 20 : 3),
  };
};

/**
 * How often each contender is opened at each size. A million events in a GeoJSON source end the page, and deck.gl takes
 * half a minute a picture on a software rasteriser: both are left out there.
 */
const PLAN: readonly {
  readonly events: number;
  readonly rounds: number;
  readonly variants: readonly Variant[];
}[] = [
  { events: 50, rounds: 1, variants: ['ours', 'setFilter', 'deck.gl', 'repaint'] },
  { events: 2000, rounds: 1, variants: ['ours', 'setFilter', 'deck.gl', 'repaint'] },
  { events: 10_000, rounds: 3, variants: ['ours', 'setFilter', 'deck.gl', 'repaint'] },
  { events: 100_000, rounds: 1, variants: ['ours', 'setFilter', 'deck.gl', 'repaint'] },
  { events: 1_000_000, rounds: 2, variants: ['ours', 'repaint'] },
];

const PEERS: readonly Variant[] = ['setFilter', 'deck.gl', 'repaint'];

const hasEvents = ({ baseline }: ResultRow): boolean => !baseline.startsWith('repaint');

const rowsFor = (events: number, samples: ReadonlyMap<Variant, readonly Sample[]>): readonly ResultRow[] => {
  const ours = samples.get('ours') ?? [];
  const against = (
    what: string,
    field: keyof Sample,
    unit: string,
    target: (peer: Variant) => number | null = () => null,
  ): readonly ResultRow[] =>
    PEERS.filter((peer) => samples.has(peer)).map((peer) =>
      ratioRow(
        what,
        events,
        medianOf(ours, field),
        { name: peer, value: medianOf(samples.get(peer) ?? [], field) },
        unit,
        target(peer),
      ),
    );
  const scrubTarget = (peer: Variant): number | null =>
    peer === 'setFilter' && events === 10_000 ? 0.3 : null;
  return [
    ...against('scrub step, main thread CPU', 'mainMs', 'ms', scrubTarget),
    ...against('scrub step, GPU process CPU', 'gpuMs', 'ms'),
    ...against('scrub step, wall to drawn', 'wallMs', 'ms'),
    ...against('kind switched, main thread CPU', 'toggleMainMs', 'ms').filter(hasEvents),
    ...against('data in memory to first picture', 'firstPictureMs', 'ms').filter(hasEvents),
    ...(events >= 100_000 ? against('renderer memory', 'megabytes', 'MB') : []),
    boundRow('vertices a step', events, medianOf(ours, 'vertices'), '', null),
    boundRow(
      'vertices a step for each event in the window',
      events,
      medianOf(ours, 'verticesPerEvent'),
      '',
      1.1,
    ),
    boundRow('bytes uploaded a step', events, medianOf(ours, 'uploadedBytes'), '', 0),
    boundRow('draw calls a step', events, medianOf(ours, 'draws'), '', 4),
    boundRow('read-backs a step', events, medianOf(ours, 'readBacks'), '', 0),
    boundRow('pick, ms', events, medianOf(ours, 'pickMs'), '', null, false),
    boundRow('idle main thread, ms CPU a second', events, medianOf(ours, 'idleMs'), '', 10, false),
    ...(events === 1_000_000
      ? [boundRow('renderer memory, MB', events, medianOf(ours, 'megabytes'), '', 600, false)]
      : []),
  ];
};

/** The event layer on the embedded basemap against `setFilter`, deck.gl and a bare repaint. */
export const measureMap: Measure = async (address, say, sizes) => {
  const rows: ResultRow[] = [];
  const syncUs = new Map<number, number>();
  const failures: string[] = [];
  let browser = '';
  const plan = PLAN.filter(({ events }) => sizes.length === 0 || sizes.includes(events));
  for (const { events, rounds, variants } of plan) {
    if (isBudgetSpent()) {
      failures.push(`${events} events on the map: the time of a full run was spent`);
      continue;
    }
    const samples = new Map<Variant, Sample[]>(variants.map((variant) => [variant, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const variant of variants) {
        const session = await openSession(address).catch(() => null);
        if (session === null) {
          failures.push(`${variant} at ${events} events: no browser started`);
          continue;
        }
        browser = session.version;
        try {
          const found = await sample(session, variant, events);
          samples.get(variant)?.push(found);
          say(`${events} ${variant}: ${JSON.stringify(found)}`);
        } catch (error) {
          failures.push(`${variant} at ${events} events: ${String(error).split('\n', 1)[0] ?? ''}`);
        } finally {
          await session.close();
        }
      }
    }
    rows.push(...rowsFor(events, samples));
    syncUs.set(events, medianOf(samples.get('ours') ?? [], 'syncUs') ?? Number.NaN);
  }
  if (plan.some(({ events }) => events === 1_000_000)) {
    rows.push(await measureNativeMillion(address, 'yes, see the rows above'));
  }
  const million = syncUs.get(1_000_000);
  const few = { name: 'at 2,000 events', value: syncUs.get(2000) ?? null };
  if (million !== undefined)
    rows.push(
      ratioRow('scrub step, own JavaScript (layer, counts, list page), µs', 1_000_000, million, few, '', 2),
    );
  return { browser, rows, failures };
};
