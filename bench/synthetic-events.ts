/**
 * Made-up conflict events, the same for the same seed on every machine: bursty in time (campaigns over a wandering
 * daily level), clustered around towns of very unequal size, with long tails of fatalities and of length. No row
 * stands for anything that happened. Imports nothing, so that benchmarks, tests and tools can share it.
 */

/** Everything a row of a conflict data set says. Reused by the next call of the visitor: copy what is kept. */
export interface SyntheticEvent {
  id: string;
  /** Position in KINDS of whoever reads it: 0 is by far the most frequent, 7 the rarest. */
  kind: number;
  /** Epoch ms UTC, half-open. Whole days except for one event in ten, which is known to the hour. */
  start: number;
  end: number;
  /** One in fifty held throughout its span. */
  isThroughout: boolean;
  lng: number;
  lat: number;
  /** 1 exact, 2 near, 3 district, 4 province. */
  wherePrecision: 1 | 2 | 3 | 4;
  /** −1 in one of twenty events: not given. */
  low: number;
  best: number;
  high: number;
  town: number;
  province: number;
  actorA: number;
  /** −1: nobody. */
  actorB: number;
  source: number;
}

export const SYNTHETIC_KINDS = 8;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** 1 January 2017. */
export const SYNTHETIC_START_MS = 1_483_228_800_000;
const DAYS = 2922; // eight years
export const SYNTHETIC_END_MS = SYNTHETIC_START_MS + DAYS * DAY_MS;
const TOWNS = 400;
const SITES_PER_TOWN = 30;
const CAMPAIGNS = 80;
/** `[west, south, east, north]` in degrees. */
export const SYNTHETIC_BBOX = [35.7, 32.3, 42.4, 37.3] as const;

/** A generator of numbers in [0, 1): 32-bit state, xorshift with a multiplication to mix the low bits. */
export const randomNumbers = (seed: number): (() => number) => {
  let state = (seed ^ 0x9e_37_79_b9) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((Math.imul(state, 0x2c_1b_3c_6d) ^ (state >>> 15)) >>> 0) / 2 ** 32;
  };
};

type Random = () => number;

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Running sums of weights: picks positions in proportion to them. */
const picker = (weights: Float64Array): ((random: Random) => number) => {
  const sums = Float64Array.from(weights);
  for (let at = 1; at < sums.length; at += 1) sums[at] = (sums[at] as number) + (sums[at - 1] as number);
  const total = sums.at(-1) ?? 0;
  return (random) => {
    const value = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
};

interface Campaign {
  readonly firstDay: number;
  readonly days: number;
  readonly town: number;
}

interface World {
  readonly sites: Float64Array;
  readonly province: Uint8Array;
  readonly campaigns: readonly Campaign[];
  readonly pickTown: (random: Random) => number;
  readonly pickDay: (random: Random) => number;
}

const makeWorld = (random: Random): World => {
  const [west, south, east, north] = SYNTHETIC_BBOX;
  const sites = new Float64Array(TOWNS * SITES_PER_TOWN * 2);
  const province = new Uint8Array(TOWNS);
  const size = new Float64Array(TOWNS);
  for (let town = 0; town < TOWNS; town += 1) {
    const lng = west + random() * (east - west);
    const lat = south + random() * (north - south);
    const spread = 0.02 + 0.15 * random() ** 3;
    size[town] = 1 / (town + 3) ** 0.9;
    province[town] = Math.floor(((lng - west) / (east - west)) * 7) * 2 + (lat > (south + north) / 2 ? 1 : 0);
    for (let site = 0; site < SITES_PER_TOWN; site += 1) {
      const at = (town * SITES_PER_TOWN + site) * 2;
      const reach = site === 0 ? 0 : spread; // site 0 is the town's own centroid
      sites[at] = Math.round((lng + normal(random) * reach) * 1e4) / 1e4;
      sites[at + 1] = Math.round((lat + normal(random) * reach * 0.8) * 1e4) / 1e4;
    }
  }
  const campaigns = Array.from({ length: CAMPAIGNS }, () => ({
    firstDay: Math.floor(random() * DAYS),
    days: 5 + Math.floor(random() * 70),
    town: Math.floor(random() ** 2 * TOWNS),
  }));
  const level = new Float64Array(DAYS);
  let wandering = 1;
  for (let day = 0; day < DAYS; day += 1) {
    wandering = Math.min(6, Math.max(0.2, wandering * (1 + 0.07 * normal(random))));
    level[day] = wandering * (0.6 + 0.8 * random());
  }
  return { sites, province, campaigns, pickTown: picker(size), pickDay: picker(level) };
};

/** Where and when: four in ten events belong to a campaign, which ties a town to a stretch of days. */
const placeInTime = (random: Random, world: World, event: SyntheticEvent): void => {
  const campaign = random() < 0.4 ? world.campaigns[Math.floor(random() ** 1.5 * CAMPAIGNS)] : undefined;
  const day = campaign
    ? Math.min(DAYS - 1, campaign.firstDay + Math.floor(random() * campaign.days))
    : world.pickDay(random);
  event.town = campaign && random() < 0.7 ? campaign.town : world.pickTown(random);
  event.province = world.province[event.town] ?? 0;
  const shape = random();
  event.start = SYNTHETIC_START_MS + day * DAY_MS;
  if (shape < 0.1) {
    event.start += Math.floor(random() * 24) * HOUR_MS;
    event.end = event.start + HOUR_MS;
  } else if (shape < 0.88) event.end = event.start + DAY_MS;
  else if (shape < 0.97) event.end = event.start + (2 + Math.floor(random() * 6)) * DAY_MS;
  else if (shape < 0.998) event.end = event.start + (28 + Math.floor(random() * 4)) * DAY_MS;
  else event.end = event.start + (60 + Math.floor(random() ** 2 * 500)) * DAY_MS;
  event.isThroughout = random() < 0.02;
};

const placeInSpace = (random: Random, world: World, event: SyntheticEvent): void => {
  const how = random();
  event.wherePrecision = how < 0.62 ? 1 : how < 0.87 ? 2 : how < 0.96 ? 3 : 4;
  const anchor = event.wherePrecision > 2 ? event.province * 3 : event.town;
  const site = event.wherePrecision === 1 ? Math.floor(random() ** 2.5 * SITES_PER_TOWN) : 0;
  const at = (anchor * SITES_PER_TOWN + site) * 2;
  event.lng = world.sites[at] ?? 0;
  event.lat = world.sites[at + 1] ?? 0;
};

/** Deaths: none in two of three events, then a tail that falls with the square, up to some thousands. */
const countDeaths = (random: Random, event: SyntheticEvent): void => {
  const given = random() >= 0.05;
  const best = random() < 0.66 ? 0 : Math.floor(1 / (1.0003 - random()) ** 0.9);
  event.best = given ? best : -1;
  event.low = given ? Math.floor(best * (0.6 + 0.4 * random())) : -1;
  event.high = given ? Math.ceil(best * (1 + 0.5 * random())) : -1;
};

/**
 * Calls `visit` for each of `count` events, in no particular order of time.
 *
 * @param seed any integer; the world (towns, campaigns) is the same for every count
 */
export const eachSyntheticEvent = (
  count: number,
  seed: number,
  visit: (event: SyntheticEvent, index: number) => void,
): void => {
  const world = makeWorld(randomNumbers(seed));
  const random = randomNumbers(seed + 1);
  const event: SyntheticEvent = {
    id: '',
    kind: 0,
    start: 0,
    end: 1,
    isThroughout: false,
    lng: 0,
    lat: 0,
    wherePrecision: 1,
    low: -1,
    best: -1,
    high: -1,
    town: 0,
    province: 0,
    actorA: 0,
    actorB: -1,
    source: 0,
  };
  for (let index = 0; index < count; index += 1) {
    placeInTime(random, world, event);
    placeInSpace(random, world, event);
    countDeaths(random, event);
    event.id = `made-up-${index}`;
    event.kind = Math.floor(random() ** 2 * SYNTHETIC_KINDS);
    event.actorA = Math.floor(random() ** 3 * 300);
    event.actorB = random() < 0.7 ? Math.floor(random() ** 2 * 700) : -1;
    event.source = Math.floor(random() ** 3 * 5000);
    visit(event, index);
  }
};
