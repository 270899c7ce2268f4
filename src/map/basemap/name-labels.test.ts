import { describe, expect, it } from 'vitest';
import { nameLabels } from './name-labels';

describe('nameLabels', () => {
  it('names the Golan Heights apart from any country', () => {
    const golan = nameLabels('en').features.find(({ properties }) => properties.name === 'Golan Heights');
    expect(golan?.properties.kind).toBe('region');
  });

  it.each(['en', 'ar', 'he', 'ru'] as const)('has a name for every point, never a code (%s)', (locale) => {
    for (const { properties } of nameLabels(locale).features)
      expect(properties.name).not.toMatch(/^[A-Z]{2}$/);
  });

  it('speaks the language it is asked for', () => {
    const names = nameLabels('ru').features.map(({ properties }) => properties.name);
    expect(names).toContain('Сирия');
    expect(names).toContain('Тивериадское озеро');
  });

  it('shows Israel and Palestine from the same zoom', () => {
    const { features } = nameLabels('en');
    const zoomAt = (lng: number): number | undefined =>
      features.find(({ geometry }) => geometry.coordinates[0] === lng)?.properties.zoom;
    expect(zoomAt(34.75)).toBe(zoomAt(35.24));
  });

  it('starts labels at whole zooms, because filters see no other', () => {
    for (const { properties } of nameLabels('en').features)
      expect(Number.isInteger(properties.zoom)).toBe(true);
  });
});
