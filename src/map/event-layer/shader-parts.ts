import { EVENT_KINDS } from '@/domain/event';
import { MARK_STYLES } from '@/domain/mark-columns';
import { ATLAS_REACH, HATCH_PERIOD, SHAPE_BOX } from '@/domain/kind-shapes';
import { WEIGHT_GAIN } from '@/domain/mark-weight';
import { EARTH_CIRCUMFERENCE_METERS, NEAR_RADIUS_METERS } from './mark-size';
import { ROW_BITS_WIDTH } from './row-bits-texture';
import { OFFSET_STEPS } from './scene';

/** A number as GLSL writes a float. */
export const float = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

/** Goes before every shader. */
export const HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2DArray;
precision highp usampler2D;
`;

/** Vertex side of everything: where a row is, and whether it passes the filters. Mirrors view.ts and scene.ts. */
export const ROWS = `
layout(location = 0) in ivec2 a_place;
layout(location = 1) in ivec2 a_ranks; // row number, rank of its end
layout(location = 2) in uvec4 a_bytes; // kind, style + 4 * extent, weight, role
layout(location = 3) in ivec2 a_offset;

uniform mat4 u_matrix;
uniform ivec2 u_centre;
uniform vec2 u_viewport; // device px
uniform float u_pixelRatio;
uniform int u_copies;
uniform bool u_repeats;
uniform ivec4 u_ranks; // rowFrom, rowTo, endFrom, endTo
uniform uint u_kinds;
uniform bool u_hasRowBits;
uniform usampler2D u_rowBits;
uniform float u_diameter; // CSS px, of a mark without weight

const float WORLD = 4294967296.0;

// int32 differences wrap around the antimeridian, which is right where the world repeats and nowhere else
float unwrapped(int value, int centre) {
  int difference = value - centre;
  return float(difference) + round((float(value) - float(centre) - float(difference)) / WORLD) * WORLD;
}

vec2 fromCentre(ivec2 place) {
  int copy = gl_InstanceID % (2 * u_copies + 1) - u_copies;
  float x = u_repeats ? float(place.x - u_centre.x) + float(copy) * WORLD : unwrapped(place.x, u_centre.x);
  return vec2(x, unwrapped(place.y, u_centre.y));
}

vec4 toClip(vec2 relative) { return u_matrix * vec4(relative, 0.0, 1.0); }

vec4 displaced(vec4 clip) {
  vec2 shift = vec2(a_offset) / ${float(OFFSET_STEPS)} * u_pixelRatio * 2.0 / u_viewport;
  return clip + vec4(shift.x, -shift.y, 0.0, 0.0) * clip.w;
}

bool isShown() {
  if (a_ranks.x >= u_ranks.y || a_ranks.y < u_ranks.z) return false;
  if (((u_kinds >> a_bytes.x) & 1u) == 0u) return false;
  if (!u_hasRowBits) return true;
  int index = a_ranks.x >> 3;
  uint bits = texelFetch(u_rowBits, ivec2(index % ${ROW_BITS_WIDTH}, index / ${ROW_BITS_WIDTH}), 0).r;
  return ((bits >> uint(a_ranks.x & 7)) & 1u) == 1u;
}

bool isCertain() {
  return (a_bytes.y >> 2) == 1u || (a_ranks.x >= u_ranks.x && a_ranks.y < u_ranks.w);
}

const float HALF_WORLD = 2147483648.0;

// 25 km at the place's latitude, in fixed-point units
float groundRadius() {
  return ${float(NEAR_RADIUS_METERS / EARTH_CIRCUMFERENCE_METERS)} * WORLD * cosh(3.14159265358979 * float(a_place.y) / HALF_WORLD);
}

float markDiameter() { return u_diameter * (1.0 + ${float(WEIGHT_GAIN)} * float(a_bytes.z) / 255.0); }
`;

/**
 * Fragment side: one mark from the distance to its outline. All lengths in device px. Two things are told apart in
 * form: a place known only to an area is hollow with a hatch, an event that is only possibly in the window has a dashed
 * outline; the legend (ui/legend/precision-key) draws the same.
 */
export const PAINT = `
uniform sampler2DArray u_shapes;
uniform vec3 u_colours[${EVENT_KINDS.length}];
uniform vec3 u_paper;
uniform vec3 u_ink;

const float TURN = 6.28318530718;
const float DASH_SHARE = 0.58;
const uint DISC = ${MARK_STYLES.indexOf('disc')}u;
const uint AREA = ${MARK_STYLES.indexOf('area')}u;

float cover(float distance) { return clamp(0.5 - distance, 0.0, 1.0); }

float outline(vec2 p, float diameter, uint kind) {
  float unit = diameter / ${float(SHAPE_BOX)};
  return texture(u_shapes, vec3(p / (unit * ${float(ATLAS_REACH)}) + 0.5, float(kind))).r * unit;
}

float strokeOf(float diameter, float pixelRatio) { return clamp(diameter * 0.13, 1.1 * pixelRatio, 2.2 * pixelRatio); }
float rimOf(float diameter, float pixelRatio) { return clamp(diameter * 0.1, 0.4 * pixelRatio, 1.25 * pixelRatio); }

// how much of an outline is drawn where the mark is only possibly in the window: four to six dashes around its middle
float dashes(vec2 p, float diameter, float pixelRatio) {
  float count = clamp(floor(diameter / (2.6 * pixelRatio)), 4.0, 6.0);
  float away = abs(fract(atan(p.y, p.x) / TURN * count + 0.25) - 0.5);
  float perPx = count / (TURN * max(length(p), 1.0));
  return clamp(0.5 + (DASH_SHARE * 0.5 - away) / perPx, 0.0, 1.0);
}

// rising lines like those of the areas themselves, with paper in the very middle; none where they would fill the inside
float hatching(vec2 p, float diameter, float pixelRatio) {
  float period = max(diameter * ${float(HATCH_PERIOD)}, 3.4 * pixelRatio);
  float away = abs(fract((p.x + p.y) * 0.70710678 / period) - 0.5) * period;
  return cover(away - 0.5 * pixelRatio) * smoothstep(8.0, 11.0, diameter / pixelRatio);
}

// premultiplied
vec4 over(vec4 above, vec4 below) { return above + below * (1.0 - above.a); }

vec4 mark(vec2 p, float d, float diameter, float pixelRatio, uint kind, uint style, bool certain) {
  vec3 colour = u_colours[kind];
  float stroke = strokeOf(diameter, pixelRatio);
  float rim = rimOf(diameter, pixelRatio);
  float drawn = certain ? 1.0 : dashes(p, diameter, pixelRatio);
  vec4 paper = vec4(u_paper, 1.0) * cover(d - rim);
  if (style == DISC) {
    // soft on both sides: the stroke fades in and out, the inside is a breath of colour
    float band = smoothstep(stroke * 1.1, 0.0, abs(d + stroke * 0.6)) * drawn;
    vec4 inside = vec4(mix(u_paper, colour, 0.14), 1.0) * 0.92 * cover(d + stroke * 0.6);
    return over(vec4(colour, 1.0) * band * 0.95, over(inside, paper * 0.75 * cover(d)));
  }
  bool hollow = style == AREA || !certain;
  if (!hollow) return vec4(mix(u_paper, colour, cover(d)), 1.0) * cover(d - rim);
  float inner = cover(d + stroke);
  float ink = max((1.0 - inner) * drawn, style == AREA ? inner * hatching(p, diameter, pixelRatio) : 0.0);
  return vec4(mix(u_paper, colour, ink * cover(d)), 1.0) * cover(d - rim);
}

// the disc on the ground: opacity of a thin ring, and of a breath of colour that fades towards the edge
vec2 discOnGround(float distance, float perPx, float pixelRatio) {
  float d = (distance - 1.0) / perPx;
  float ring = smoothstep(1.25 * pixelRatio, 0.25 * pixelRatio, abs(d + pixelRatio));
  return vec2(ring * 0.5, cover(d) * 0.07 * smoothstep(0.0, 0.25, 1.0 - distance));
}
`;
