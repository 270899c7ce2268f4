/** An event of TimeMap's three-file form, which refers to a source and an association. */
export const TIMEMAP_EVENT = {
  id: 'E1',
  date: '02/24/2022',
  time: '00:00',
  latitude: '36',
  longitude: '37',
  location: 'A',
  description: 'An event of three files',
  sources: ['s1'],
  associations: ['x1'],
};

/** The files that {@link TIMEMAP_EVENT} refers to. */
export const TIMEMAP_COMPANIONS = {
  'sources.json': JSON.stringify({ s1: { id: 's1', title: 'T', paths: ['https://example.org/1'] } }),
  'associations.json': JSON.stringify([
    { id: 'x1', title: 'T', mode: 'FILTER', filter_paths: ['Kind', 'Shelling'] },
  ]),
};
