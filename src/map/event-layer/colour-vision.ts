/** How a colour is seen. The last three are the full absence of one cone type. */
export const VISIONS = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Vision = (typeof VISIONS)[number];

type Triple = readonly [number, number, number];

/** Linear RGB to linear RGB as seen: Machado, Oliveira and Fernandes 2009, severity 1. */
const SEEN: Readonly<Record<Vision, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const linear = (hex: string): Triple => {
  const value = Number.parseInt(hex.slice(1), 16);
  const channel = (shift: number): number => {
    const part = ((value >> shift) & 255) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [channel(16), channel(8), channel(0)];
};

const luminance = (hex: string): number => dot([0.2126, 0.7152, 0.0722], linear(hex));

/** WCAG 2.2's contrast ratio of two `#rrggbb` colours, 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const clamp = (part: number): number => Math.max(0, Math.min(1, part));

/** CIELAB's compression of a ratio to white. */
const compressed = (ratio: number): number =>
  ratio > 216 / 24_389 ? Math.cbrt(ratio) : (ratio * 24_389) / 27 / 116 + 16 / 116;

/** CIELAB under D65, of a `#rrggbb` colour as it is seen. */
const lab = (hex: string, vision: Vision): Triple => {
  const rgb = linear(hex);
  const [red, green, blue] = SEEN[vision];
  const seen: Triple = [clamp(dot(red, rgb)), clamp(dot(green, rgb)), clamp(dot(blue, rgb))];
  const x = compressed(dot([0.4124564, 0.3575761, 0.1804375], seen) / 0.95047);
  const y = compressed(dot([0.2126729, 0.7151522, 0.072175], seen));
  const z = compressed(dot([0.0193339, 0.119192, 0.9503041], seen) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const hue = (a: number, b: number): number => ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;

/** CIEDE2000 between two `#rrggbb` colours as they are seen: about 2 is just visible, 10 plain at a glance. */
export const colourDifference = (first: string, second: string, vision: Vision): number => {
  const [l1, a1, b1] = lab(first, vision);
  const [l2, a2, b2] = lab(second, vision);
  const meanChroma7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanChroma7 / (meanChroma7 + 25 ** 7));
  const c1 = Math.hypot(a1 * stretch, b1);
  const c2 = Math.hypot(a2 * stretch, b2);
  const h1 = hue(a1 * stretch, b1);
  const h2 = hue(a2 * stretch, b2);
  const apart = ((h2 - h1 + 540) % 360) - 180; // the short way round
  const deltaHue = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(apart) / 2);
  const meanHue = (h1 + apart / 2 + 360) % 360;
  const meanLightness = (l1 + l2) / 2;
  const meanChroma = (c1 + c2) / 2;
  const weight =
    1 -
    0.17 * Math.cos(radians(meanHue - 30)) +
    0.24 * Math.cos(radians(2 * meanHue)) +
    0.32 * Math.cos(radians(3 * meanHue + 6)) -
    0.2 * Math.cos(radians(4 * meanHue - 63));
  const fromMiddle = (meanLightness - 50) ** 2;
  const lightness = (l2 - l1) / (1 + (0.015 * fromMiddle) / Math.sqrt(20 + fromMiddle));
  const chroma = (c2 - c1) / (1 + 0.045 * meanChroma);
  const shade = deltaHue / (1 + 0.015 * meanChroma * weight);
  const chroma7 = meanChroma ** 7;
  const rotation =
    -2 *
    Math.sqrt(chroma7 / (chroma7 + 25 ** 7)) *
    Math.sin(radians(60 * Math.exp(-(((meanHue - 275) / 25) ** 2))));
  return Math.sqrt(lightness ** 2 + chroma ** 2 + shade ** 2 + rotation * chroma * shade);
};
