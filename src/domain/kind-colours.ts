import type { EventKind } from './event';

export type MapTheme = 'light' | 'dark';

/**
 * The colour of each kind, `#rrggbb`. Red belongs to violence alone. Each has 3:1 contrast with the land of its theme
 * (WCAG 2.2, 1.4.11), and any two that a colour-blind reader may take for one another differ clearly in shape.
 */
export const KIND_COLOURS: Readonly<Record<MapTheme, Readonly<Record<EventKind, string>>>> = {
  light: {
    'armed-event': '#a80c08',
    deployment: '#55572f',
    meeting: '#0f74c8',
    call: '#2e6c6c',
    statement: '#70319a',
    warning: '#b26000',
    agreement: '#508545',
    estimate: '#26363e',
    position: '#5b5a82',
    background: '#7d7872',
    protest: '#8a0f58',
  },
  dark: {
    'armed-event': '#ee4d3d',
    deployment: '#e5e29e',
    meeting: '#2f9ff5',
    call: '#5e9b99',
    statement: '#d6b4f0',
    warning: '#f8bb5e',
    agreement: '#8ad4aa',
    estimate: '#d6dee9',
    position: '#7a7ca8',
    background: '#88847c',
    protest: '#db8eb2',
  },
};
