import type { RejectionReason } from '@/import/report';
import { LIMITS } from '@/import/limits';
import { createPlaceResult, type PlaceResult } from '@/import/row-place';

/** From a file's coordinates to `[lng, lat]`; null where they are that already. */
export type Projection = ((x: number, y: number) => readonly [lng: number, lat: number]) | null;

/** Box around one path, unwrapped: `east` exceeds 180 where it crosses the antimeridian. */
export type Extent = readonly [west: number, south: number, east: number, north: number];

/** A geometry as one place, with what a report needs to know about it. */
export interface GeometrySummary {
  readonly place: PlaceResult;
  readonly type: string;
  readonly vertices: number;
  readonly extents: readonly Extent[];
  readonly crossesAntimeridian: boolean;
  /** A ring was left open and has been closed. */
  readonly wasClosed: boolean;
}

type Position = readonly [lng: number, lat: number];
type Path = readonly Position[];

/** Carries a fault out of nested coordinates; caught in {@link summariseGeometry}. */
class GeometryFault extends Error {
  readonly reason: RejectionReason;
  readonly value: string;
  constructor(reason: RejectionReason, value: unknown) {
    super(reason);
    this.reason = reason;
    this.value = (typeof value === 'string' ? value : JSON.stringify(value)) ?? '';
  }
}

const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Collects the paths of one geometry and finds the point that stands for it. */
class GeometryReader {
  vertices = 0;
  readonly extents: Extent[] = [];
  crosses = false;
  wasClosed = false;
  /** The point that stands for the geometry, and how large its part is: the largest part wins. */
  point: Position | null = null;
  #weight = -1;
  readonly #project: Projection;

  constructor(project: Projection) {
    this.#project = project;
  }

  read(geometry: unknown, depth = 0): void {
    if (typeof geometry !== 'object' || geometry === null || depth > 8)
      throw new GeometryFault('no-coords', '');
    const type: unknown = 'type' in geometry ? geometry.type : undefined;
    const coordinates: unknown = 'coordinates' in geometry ? geometry.coordinates : undefined;
    switch (type) {
      case 'Point':
        return this.#points([coordinates]);
      case 'MultiPoint':
        return this.#points(this.#list(coordinates));
      case 'LineString':
        return this.#line(coordinates);
      case 'MultiLineString':
        return this.#list(coordinates).forEach((line) => this.#line(line));
      case 'Polygon':
        return this.#polygon(coordinates);
      case 'MultiPolygon':
        return this.#list(coordinates).forEach((polygon) => this.#polygon(polygon));
      case 'GeometryCollection': {
        const parts: unknown = 'geometries' in geometry ? geometry.geometries : undefined;
        return this.#list(parts).forEach((part) => this.read(part, depth + 1));
      }
      default:
        throw new GeometryFault('unknown geometry type', type);
    }
  }

  /** A list with at least one member. */
  #list(value: unknown): readonly unknown[] {
    if (!isArray(value) || value.length === 0) throw new GeometryFault('no-coords', value);
    return value;
  }

  #position(value: unknown): Position {
    const [x, y] = this.#list(value);
    // How WKB writes an empty point.
    if (Number.isNaN(x) && Number.isNaN(y)) throw new GeometryFault('no-coords', '');
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      throw new GeometryFault('bad-coords', value);
    }
    const position: Position = this.#project ? this.#project(x, y) : [x, y];
    if (Math.abs(position[1]) > 90 || Math.abs(position[0]) > 180) {
      throw new GeometryFault('coords-out-of-range', value);
    }
    this.vertices += 1;
    if (this.vertices > LIMITS.vertices) throw new GeometryFault('bad-coords', 'too many vertices');
    return position;
  }

  #offer(point: Position, weight: number): void {
    if (weight <= this.#weight) return;
    this.#weight = weight;
    const lng = point[0] > 180 ? point[0] - 360 : point[0];
    this.point = [lng, point[1]];
  }

  /** Continues past 180° where a path jumps across it, so that its middle is not on the other side of the world. */
  #unwrap(path: Path): Path {
    let crosses = false;
    for (let at = 1; at < path.length; at += 1) {
      const [previous, current] = [path[at - 1], path[at]];
      if (previous && current && Math.abs(current[0] - previous[0]) > 180) crosses = true;
    }
    if (!crosses) return path;
    this.crosses = true;
    return path.map(([lng, lat]) => [lng < 0 ? lng + 360 : lng, lat]);
  }

  #extend(path: Path): void {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lng, lat] of path) {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    this.extents.push([west, south, east, north]);
  }

  #points(values: readonly unknown[]): void {
    for (const value of values) {
      const position = this.#position(value);
      this.#extend([position]);
      this.#offer(position, 0);
    }
  }

  #line(value: unknown): void {
    const path = this.#unwrap(this.#list(value).map((it) => this.#position(it)));
    this.#extend(path);
    const middle = path[Math.floor(path.length / 2)];
    if (middle) this.#offer(middle, 1e-9);
  }

  #polygon(value: unknown): void {
    const [outer, ...holes] = this.#list(value).map((ring) => this.#ring(ring));
    if (!outer) return;
    this.#extend(outer);
    for (const hole of holes) this.#extend(hole);
    const { area, centre } = centroid(outer);
    this.#offer(centre, area);
  }

  #ring(value: unknown): Path {
    const open = this.#list(value).map((it) => this.#position(it));
    const [first, last] = [open[0], open.at(-1)];
    if (!first || !last) throw new GeometryFault('no-coords', value);
    const isClosed = first[0] === last[0] && first[1] === last[1];
    const ring = isClosed ? open : [...open, first];
    if (ring.length < 4) throw new GeometryFault('too few positions', value);
    if (ring.every(([lng, lat]) => lng === first[0] && lat === first[1]))
      throw new GeometryFault('degenerate', value);
    if (!isClosed) this.wasClosed = true;
    return this.#unwrap(ring);
  }
}

/** The shoelace formula; a ring without area (a bow-tie) has the mean of its corners as centre. */
const centroid = (ring: Path): { readonly area: number; readonly centre: Position } => {
  let twice = 0;
  let [x, y, meanX, meanY] = [0, 0, 0, 0];
  for (let at = 1; at < ring.length; at += 1) {
    const [a, b] = [ring[at - 1], ring[at]];
    if (!a || !b) continue;
    const cross = a[0] * b[1] - b[0] * a[1];
    twice += cross;
    x += (a[0] + b[0]) * cross;
    y += (a[1] + b[1]) * cross;
    meanX += b[0];
    meanY += b[1];
  }
  const corners = ring.length - 1;
  if (Math.abs(twice) < 1e-12) return { area: 1e-9, centre: [meanX / corners, meanY / corners] };
  return { area: Math.abs(twice / 2), centre: [x / (3 * twice), y / (3 * twice)] };
};

/**
 * What a GeoJSON geometry of any type, valid or not, amounts to. Elevations are ignored.
 *
 * @param column what to call it in a rejection
 */
export const summariseGeometry = (
  geometry: unknown,
  project: Projection,
  column: string,
): GeometrySummary => {
  const place = createPlaceResult();
  const reader = new GeometryReader(project);
  const type =
    typeof geometry === 'object' && geometry !== null && 'type' in geometry ? String(geometry.type) : 'none';
  try {
    reader.read(geometry);
  } catch (fault) {
    if (!(fault instanceof GeometryFault)) throw fault;
    place.reason = fault.reason;
    place.column = column;
    place.value = fault.value;
  }
  if (place.reason === null && reader.point) {
    [place.lng, place.lat] = reader.point;
    place.isShape = type !== 'Point';
    if (type === 'Point' && place.lng === 0 && place.lat === 0) {
      Object.assign(place, { reason: 'null-island', column, value: '0,0' });
    }
  }
  const { vertices, extents, wasClosed } = reader;
  return { place, type, vertices, extents, crossesAntimeridian: reader.crosses, wasClosed };
};

const EARTH_RADIUS_METERS = 6_378_137;

const fromWebMercator = (x: number, y: number): readonly [number, number] => [
  (x / EARTH_RADIUS_METERS) * (180 / Math.PI),
  (Math.atan(Math.sinh(y / EARTH_RADIUS_METERS)) * 180) / Math.PI,
];

/**
 * How to read coordinates in the reference system of this name (`urn:ogc:def:crs:EPSG::3857`, `EPSG:4326`, …).
 *
 * @returns undefined for a system that is not understood
 */
export const projectionOf = (crs: string): Projection | undefined => {
  if (/CRS84|WGS ?84$/iu.test(crs)) return null;
  const code = /(\d{4,6})\D*$/u.exec(crs)?.[1];
  if (code === '4326' || code === '4979' || code === '4258' || code === '4269') return null;
  return code === '3857' || code === '900913' || code === '102100' || code === '102113'
    ? fromWebMercator
    : undefined;
};
