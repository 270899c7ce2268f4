import type { EventKind } from '@/domain/event';

export type MapTheme = 'light' | 'dark';

/**
 * The colour of each kind, `#rrggbb`. Red belongs to violence alone. Each has 3:1 contrast with the land of its theme
 * (WCAG 2.2, 1.4.11), and any two that a colour-blind reader may take for one another differ clearly in shape.
 */
export const KIND_COLOURS: Readonly<Record<MapTheme, Readonly<Record<EventKind, string>>>> = {
  light: {
    'armed-event': '#b5231d',
    deployment: '#6b5a10',
    meeting: '#2a62b8',
    call: '#0b7d86',
    statement: '#6f4fb0',
    warning: '#b35c00',
    agreement: '#2f7d3b',
    estimate: '#4d6a86',
    position: '#1f3a6e',
    background: '#6d6a66',
    protest: '#a8327e',
  },
  dark: {
    'armed-event': '#ff6a5c',
    deployment: '#c9b458',
    meeting: '#6fa8ff',
    call: '#4cc3c9',
    statement: '#b79bf2',
    warning: '#f0a04b',
    agreement: '#73c47d',
    estimate: '#9db9d6',
    position: '#8292e8',
    background: '#a9a49c',
    protest: '#f08cc8',
  },
};
