/**
 * What the licences of the embedded basemap ask for, as one line that is always visible on the map. Names of works and
 * licences, the same in every language; GSHHG's authors and the licence of each file are in DATA-LICENSES.md.
 */
export const BASEMAP_ATTRIBUTION =
  '© OpenStreetMap contributors (borders, ODbL 1.0) · Made with Natural Earth · GSHHG 2.3.7, Wessel & Smith (LGPL-3+) · GeoNames (CC BY 4.0)';
