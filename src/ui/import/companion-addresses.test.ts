import { describe, expect, it } from 'vitest';
import { companionAddresses } from './companion-addresses';

describe('the addresses of files that belong to a fetched one', () => {
  it.each([
    ['https://a.example.org/events/x/events.json', ['https://a.example.org/events/x/sources.json']],
    ['https://a.example.org/x/export_events.json', ['https://a.example.org/x/export_sources.json']],
    ['/own/Events.v2.json', ['/own/sources.v2.json']],
  ])('of %s lie beside it', (address, addresses) => {
    expect(companionAddresses(address, ['sources'])).toEqual(addresses);
  });

  it('are those of every role that is missing, never its own', () => {
    expect(companionAddresses('/own/events.json', ['events', 'sources', 'associations'])).toEqual([
      '/own/sources.json',
      '/own/associations.json',
    ]);
  });

  it.each(['/own/data.json', '/own/events?from=1', '/events/', '/own/sources-of-events.json'])(
    'are not guessed for %s',
    (address) => {
      expect(companionAddresses(address, ['associations'])).toEqual([]);
    },
  );
});
