/** A line of the 1974 agreement, taken from the basemap. */
export type ReferenceLine = 'line-a' | 'line-b';

/**
 * Where a zone's geometry comes from. Distances are kilometres; `within` are ISO 3166-2 codes of provinces in
 * geodata/basemap/provinces.geojson to which the result is cut: nothing is measured across a border.
 */
export type ZoneShape =
  /** The feature's own geometry, drawn by hand. */
  | { readonly kind: 'drawn' }
  /** No geometry: a tag at the anchor. */
  | { readonly kind: 'none' }
  /** The provinces, joined. Natural Earth's Quneitra ends at Line B. */
  | { readonly kind: 'provinces'; readonly isoCodes: readonly string[] }
  /** The area between Lines A and B, from the basemap. */
  | { readonly kind: 'separation' }
  | { readonly kind: 'line'; readonly line: ReferenceLine }
  /** All points between two distances from a line. */
  | {
      readonly kind: 'band';
      readonly line: ReferenceLine;
      readonly fromKm: number;
      readonly toKm: number;
      readonly within: readonly string[];
    }
  /** Nested areas up to each distance from a line: drawn over each other they fade outwards. */
  | {
      readonly kind: 'fade';
      readonly line: ReferenceLine;
      readonly stepsKm: readonly number[];
      readonly within: readonly string[];
    }
  /** The area between Lines A and B with a margin. */
  | { readonly kind: 'around'; readonly zone: 'area-of-separation'; readonly km: number }
  /** The line of all points at one distance from a line, or from the outline of a drawn zone. */
  | {
      readonly kind: 'distance';
      readonly from: string;
      readonly km: number;
      readonly within: readonly string[];
    };
