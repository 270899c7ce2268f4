import { type MapTheme } from '@/domain/kind-colours';
import { PAPER } from '@/map/event-layer/event-palette';

/** Colours of the basemap under one theme. None of them is a kind's: colour on this map means kind and nothing else. */
export interface BasemapColours {
  readonly land: string;
  readonly water: string;
  readonly shore: string;
  readonly river: string;
  readonly admin: string;
  readonly border: string;
  readonly countryLabel: string;
  readonly adminLabel: string;
  readonly placeLabel: string;
  readonly minorLabel: string;
  readonly waterLabel: string;
  readonly dot: string;
}

export const BASEMAP_COLOURS: Readonly<Record<MapTheme, BasemapColours>> = {
  light: {
    land: PAPER.light,
    water: '#d8e1e6',
    shore: '#b9c7cf',
    river: '#c2d1d9',
    admin: '#d3ccc0',
    border: '#8f8a86',
    countryLabel: '#6f6a67',
    adminLabel: '#98908a',
    placeLabel: '#3b3d40',
    minorLabel: '#63656a',
    waterLabel: '#6c8593',
    dot: '#8b8783',
  },
  dark: {
    land: PAPER.dark,
    water: '#0a131b',
    shore: '#263644',
    river: '#2a4151',
    admin: '#333a42',
    border: '#6c747d',
    countryLabel: '#8f969e',
    adminLabel: '#69717a',
    placeLabel: '#c6cace',
    minorLabel: '#959ba2',
    waterLabel: '#668496',
    dot: '#767d85',
  },
};
