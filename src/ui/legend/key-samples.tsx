import type { ReactElement } from 'react';
import { kindHatchPath, kindShapePath } from '@/domain/kind-shapes';

/** How exactly a place is known, from the most exact. */
export const PLACE_SAMPLES = ['dot', 'disc', 'area', 'band', 'tag', 'link', 'tray'] as const;
/** How exactly a time is known. */
export const TIME_SAMPLES = ['day', 'span', 'open', 'possible'] as const;

export type KeySample = (typeof PLACE_SAMPLES)[number] | (typeof TIME_SAMPLES)[number];

/** The circle stands for every kind: the key is about form, so it is drawn in ink. */
const CIRCLE = kindShapePath('armed-event');
const LINES = kindHatchPath('armed-event');
const MARK = 'translate(8.5 1.5) scale(0.75)';

/** Lines as an area's own, in device-independent steps; `falling` for a band. */
const hatch = (isFalling: boolean): ReactElement => (
  <g className="key-hatch">
    {[-12, -6, 0, 6, 12, 18, 24, 30].map((x) => (
      <path key={x} d={isFalling ? `M${x + 2} 2L${x + 16} 16` : `M${x + 16} 2L${x + 2} 16`} />
    ))}
  </g>
);

/** Each sign as map and timeline draw it, for `viewBox="0 0 32 18"`; colours come from precision-key.css. */
export const KEY_SAMPLES: Readonly<Record<KeySample, ReactElement>> = {
  dot: <path className="key-solid" transform={MARK} d={CIRCLE} />,
  disc: (
    <>
      <circle className="key-ground" cx="16" cy="9" r="8.4" />
      <circle className="key-soft" cx="16" cy="9" r="4.6" />
    </>
  ),
  area: (
    <>
      {hatch(false)}
      <g className="key-hollow" transform={MARK}>
        <path d={CIRCLE} />
        <path className="key-lines" d={LINES} />
      </g>
    </>
  ),
  band: (
    <g transform="rotate(-14 16 9)">
      <svg x="1" y="4" width="30" height="10" viewBox="1 4 30 10">
        {hatch(true)}
      </svg>
    </g>
  ),
  tag: (
    <text className="key-text" x="16" y="13" textAnchor="middle">
      Aa
    </text>
  ),
  link: <path className="key-arc" d="M3 15Q16 -3 29 15" />,
  tray: (
    <>
      <path className="key-tray" d="M5 4v10h22V4" />
      <g className="key-hollow" transform="translate(11 2.5) scale(0.5)">
        <path d={CIRCLE} />
      </g>
    </>
  ),
  day: <rect className="key-solid" x="12" y="6" width="8" height="6" />,
  span: (
    <>
      <linearGradient id="key-span">
        <stop offset="0" className="key-stop-faint" />
        <stop offset="0.5" className="key-stop-half" />
        <stop offset="1" className="key-stop-faint" />
      </linearGradient>
      <rect fill="url(#key-span)" x="2" y="6" width="28" height="6" />
    </>
  ),
  open: (
    <>
      <linearGradient id="key-open">
        <stop offset="0" className="key-stop-half" />
        <stop offset="1" className="key-stop-none" />
      </linearGradient>
      <rect fill="url(#key-open)" x="6" y="6" width="26" height="6" />
    </>
  ),
  possible: (
    <g className="key-hollow key-dashed" transform={MARK}>
      <path d={CIRCLE} />
    </g>
  ),
};
