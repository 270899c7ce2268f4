import { EVENT_KINDS } from '@/domain/event';
import { MARK_STYLES } from '@/domain/mark-columns';
import { HIGHLIGHT_MIN_PX } from './mark-size';
import { OFFSET_STEPS } from './scene';
import { HEAD, PAINT, ROWS, float } from './shader-parts';

export const MARK_VERTEX = `${HEAD}${ROWS}
flat out uvec3 v_mark; // kind, style, certain
flat out vec3 v_size; // diameter, sprite, pixel ratio

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = 1.0;
  v_mark = uvec3(0u);
  v_size = vec3(1.0);
  if (!isShown()) return;
  float diameter = markDiameter() * u_pixelRatio;
  float sprite = diameter + 4.0 * u_pixelRatio;
  gl_Position = displaced(toClip(fromCentre(a_place)));
  gl_PointSize = sprite;
  v_mark = uvec3(a_bytes.x, a_bytes.y & 3u, isCertain() ? 1u : 0u);
  v_size = vec3(diameter, sprite, u_pixelRatio);
}`;

export const MARK_FRAGMENT = `${HEAD}${PAINT}
flat in uvec3 v_mark;
flat in vec3 v_size;
uniform float u_strength; // below 1 where a few rows in focus stand out against the rest
out vec4 o_colour;

void main() {
  vec2 p = (gl_PointCoord - 0.5) * v_size.y;
  float d = outline(p, v_size.x, v_mark.x);
  o_colour = mark(p, d, v_size.x, v_size.z, v_mark.x, v_mark.y, v_mark.z == 1u) * u_strength;
}`;

/**
 * A row near a place: its mark and the disc of 25 km around the place in one sprite, so that a row stays one vertex.
 * For maps that look straight down, where the disc is a circle. Points whose middle is off the canvas are dropped by
 * WebGL, so the sprite's middle is moved to the canvas's edge: what it holds within the canvas stays within its reach.
 */
export const NEAR_VERTEX = `${HEAD}${ROWS}
uniform float u_unitPx; // device px of one fixed-point unit
flat out uvec3 v_mark; // kind, style, certain
flat out vec4 v_size; // diameter, sprite, pixel ratio, radius of the disc: 0 where there is none
flat out vec4 v_from; // the mark's middle and the place, from the sprite's middle, y downwards
flat out float v_rank; // height in the drawing, 0 to 1

uniform float u_rowCount;

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = 1.0;
  v_mark = uvec3(0u);
  v_size = vec4(1.0);
  v_from = vec4(0.0);
  v_rank = float(gl_VertexID) / u_rowCount;
  if (!isShown()) return;
  float diameter = markDiameter() * u_pixelRatio;
  bool isNear = (a_bytes.y & 3u) == ${MARK_STYLES.indexOf('disc')}u;
  float radius = isNear ? groundRadius() * u_unitPx : 0.0;
  if (radius <= diameter * 0.5) radius = 0.0;
  vec4 place = toClip(fromCentre(a_place));
  vec2 middle = radius > 0.0 ? place.xy / place.w : displaced(place).xy / place.w;
  vec2 shift = radius > 0.0 ? vec2(a_offset) / ${float(OFFSET_STEPS)} * u_pixelRatio : vec2(0.0);
  float reach = max(radius + 3.0 * u_pixelRatio, length(shift) + diameter * 0.5 + 2.0 * u_pixelRatio);
  if (radius == 0.0) reach = diameter * 0.5 + 2.0 * u_pixelRatio;
  vec2 held = radius > 0.0 ? clamp(middle, -1.0, 1.0) : middle;
  vec2 moved = (middle - held) * u_viewport * 0.5 * vec2(1.0, -1.0);
  if (max(abs(moved.x), abs(moved.y)) > reach) return;
  gl_Position = vec4(held, 0.0, 1.0);
  gl_PointSize = 2.0 * reach;
  v_mark = uvec3(a_bytes.x, a_bytes.y & 3u, isCertain() ? 1u : 0u);
  v_size = vec4(diameter, 2.0 * reach, u_pixelRatio, radius);
  v_from = vec4(moved + shift, moved);
}`;

/**
 * Depth does what blending cannot: of several discs on a spot only the first is seen, so that many stay as faint as
 * one, while a later mark lies over an earlier one and every mark over every disc.
 */
export const NEAR_FRAGMENT = `${HEAD}${PAINT}
flat in uvec3 v_mark;
flat in vec4 v_size;
flat in vec4 v_from;
flat in float v_rank;
uniform float u_strength;
out vec4 o_colour;

void main() {
  vec2 p = (gl_PointCoord - 0.5) * v_size.y;
  vec2 disc = v_size.w == 0.0 ? vec2(0.0) : discOnGround(length(p - v_from.zw) / v_size.w, 1.0 / v_size.w, v_size.z);
  float d = outline(p - v_from.xy, v_size.x, v_mark.x);
  vec4 own = mark(p - v_from.xy, d, v_size.x, v_size.z, v_mark.x, v_mark.y, v_mark.z == 1u) * u_strength;
  float ground = max(disc.x, disc.y);
  if (own.a + ground < 0.004) discard;
  bool isRing = disc.x > disc.y;
  gl_FragDepth = own.a > 0.004 ? 0.1 : (isRing ? 0.3 : 0.6) + 0.2 * v_rank;
  o_colour = over(own, vec4(u_colours[v_mark.x], 1.0) * ground);
}`;

/** What an instanced quad stands for. Byte 3 of its row. */
export const QUAD_ROLES = { ground: 0, hovered: 1, selected: 2, density: 3, focused: 4 } as const;

export const QUAD_VERTEX = `${HEAD}${ROWS}
flat out uvec4 v_mark; // kind, style, certain, role
flat out vec4 v_size; // centre on the screen, diameter, pixel ratio
out vec2 v_ground; // from the place, in radii of the disc on the ground
out vec2 v_density; // [0, 1] across the picture of density

uniform vec4 u_densityFit; // from the canvas to the picture of density: scale, shift
uniform float u_densityFull; // the number at which the picture is darkest; 0: no such picture

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  v_density = (corner * 0.5 + 0.5) * u_densityFit.xy + u_densityFit.zw;
  v_ground = vec2(2.0);
  v_mark = uvec4(a_bytes.x, a_bytes.y & 3u, isCertain() ? 1u : 0u, a_bytes.w);
  v_size = vec4(0.0, 0.0, 1.0, u_pixelRatio);
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  if (a_bytes.w == ${QUAD_ROLES.density}u) {
    bool isMiddle = gl_InstanceID % (2 * u_copies + 1) == u_copies;
    if (isMiddle && u_densityFull > 0.0) gl_Position = vec4(corner, 0.0, 1.0);
    return;
  }
  if (!isShown()) return;
  bool isHighlight = a_bytes.w != ${QUAD_ROLES.ground}u;
  float diameter = (isHighlight ? max(${float(HIGHLIGHT_MIN_PX)}, markDiameter()) : markDiameter()) * u_pixelRatio;
  vec2 relative = fromCentre(a_place);
  vec4 ground = toClip(relative);
  vec4 middle = displaced(ground);
  v_size = vec4((middle.xy / middle.w * 0.5 + 0.5) * u_viewport, diameter, u_pixelRatio);
  float radius = groundRadius();
  vec4 edge = toClip(relative + vec2(radius, 0.0));
  float radiusOnScreen = length((edge.xy / edge.w - ground.xy / ground.w) * u_viewport) * 0.5;
  if ((a_bytes.y & 3u) == ${MARK_STYLES.indexOf('disc')}u && radiusOnScreen > diameter * 0.5) {
    float room = max(1.0 + 3.0 * u_pixelRatio / radiusOnScreen, isHighlight ? (diameter + 16.0 * u_pixelRatio) * 0.5 / radiusOnScreen : 0.0);
    v_ground = corner * room;
    gl_Position = toClip(relative + corner * room * radius);
  } else if (isHighlight) {
    float side = diameter + 16.0 * u_pixelRatio;
    gl_Position = middle + vec4(corner * side / u_viewport, 0.0, 0.0) * middle.w;
  }
}`;

export const QUAD_FRAGMENT = `${HEAD}${PAINT}
uniform sampler2D u_density; // tones of summed rows
flat in uvec4 v_mark;
flat in vec4 v_size;
in vec2 v_ground;
in vec2 v_density;
out vec4 o_colour;

// Quadratic B-spline between the tones of texels, so that no squares show: three of them an axis, read in two places
// between them. Not between their sums: the logarithm of a blurred sum makes of every place with many rows a blot as wide
// as the blur.
vec4 densityAt(vec2 place) {
  vec2 size = vec2(textureSize(u_density, 0));
  vec2 at = place * size;
  vec2 f = fract(at) - 0.5;
  vec2 first = 0.5 * (0.5 - f) * (0.5 - f);
  vec2 third = 0.5 * (0.5 + f) * (0.5 + f);
  vec2 middle = 0.5 - 0.5 * (first + third); // of the texel between them, for either place
  vec2 low = (floor(at) - 0.5 + middle / (first + middle)) / size;
  vec2 high = (floor(at) + 0.5 + third / (third + middle)) / size;
  vec2 lower = first + middle;
  vec2 higher = third + middle;
  return lower.y * (lower.x * texture(u_density, low) + higher.x * texture(u_density, vec2(high.x, low.y)))
    + higher.y * (lower.x * texture(u_density, vec2(low.x, high.y)) + higher.x * texture(u_density, high));
}

void main() {
  uint role = v_mark.w;
  float ratio = v_size.w;
  float distance = length(v_ground);
  float perPx = max(length(vec2(dFdx(distance), dFdy(distance))), 1e-6);
  if (role == ${QUAD_ROLES.density}u) { o_colour = densityAt(v_density); return; }
  vec3 colour = u_colours[v_mark.x];
  vec2 disc = discOnGround(distance, perPx, ratio);
  o_colour = vec4(colour, 1.0) * max(disc.x, disc.y);
  if (role == ${QUAD_ROLES.ground}u) return;
  vec2 p = gl_FragCoord.xy - v_size.xy;
  p.y = -p.y;
  float diameter = v_size.z;
  float edge = outline(p, diameter, v_mark.x);
  float gap = rimOf(diameter, ratio) + 0.75 * ratio;
  float width = (role == ${QUAD_ROLES.selected}u ? 2.25 : role == ${QUAD_ROLES.focused}u ? 1.0 : 1.5) * ratio;
  vec4 base = vec4(u_paper, 1.0) * cover(edge - gap - width - ratio);
  base = over(vec4(u_ink, 1.0) * cover(edge - gap - width), base);
  base = over(vec4(u_paper, 1.0) * cover(edge - gap), base);
  o_colour = over(over(mark(p, edge, diameter, ratio, v_mark.x, v_mark.y, v_mark.z == 1u), base), o_colour);
}`;

/** Diameter of a row in the density picture, in texels of its half-size target. */
export const SPECK_TEXELS = 2;

export const DENSITY_VERTEX = `${HEAD}${ROWS}
uniform vec3 u_colours[${EVENT_KINDS.length}];
flat out vec3 v_colour;

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = ${float(SPECK_TEXELS)};
  v_colour = u_colours[a_bytes.x];
  if (isShown()) gl_Position = displaced(toClip(fromCentre(a_place)));
}`;

export const DENSITY_FRAGMENT = `${HEAD}
flat in vec3 v_colour;
out vec4 o_colour;

// shared out among the texels around the very place: sums to 1 wherever it falls, so that panning does not shimmer
void main() {
  vec2 share = max(1.0 - abs(gl_PointCoord * 2.0 - 1.0), 0.0);
  o_colour = vec4(v_colour, 1.0) * share.x * share.y;
}`;

/** A triangle over all of a picture. */
export const TONE_VERTEX = `${HEAD}
void main() { gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0); }`;

/** The colour that each texel of summed rows stands for, premultiplied. */
export const TONE_FRAGMENT = `${HEAD}
uniform sampler2D u_sums; // sums of colours, and their number
uniform float u_densityFull; // the number at which the picture is darkest
uniform vec3 u_ink;
out vec4 o_colour;

void main() {
  vec4 sum = texelFetch(u_sums, ivec2(gl_FragCoord.xy), 0);
  float level = clamp(log2(1.0 + sum.a) / log2(1.0 + u_densityFull), 0.0, 1.0);
  vec3 colour = mix(sum.rgb / max(sum.a, 0.01), u_ink, 0.55 * smoothstep(0.55, 1.0, level));
  o_colour = sum.a < 0.01 ? vec4(0.0) : vec4(colour, 1.0) * min(0.97, min(1.0, 2.0 * sum.a) * (0.4 + 0.6 * level));
}`;
