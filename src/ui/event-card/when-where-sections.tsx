import type { ReactElement } from 'react';
import type { Dossier, Names } from '@/domain/dossier';
import { type ConflictEvent, placeCodesOf } from '@/domain/event';
import type { PlaceCodes } from '@/domain/precision';
import type { LngLat } from '@/domain/space';
import type { Translate } from '@/i18n/translate';
import { selectPlace, selectZones } from '@/state/selectors';
import { useServices } from '@/ui/app-context';
import { describeWhen } from '@/ui/describe-when';
import { useName } from '@/ui/use-name';

/** When, how precisely, and why that date. */
export function WhenSection({ event }: { event: ConflictEvent }): ReactElement {
  const { t, format } = useServices();
  const { when } = event;
  return (
    <>
      <dt>{t('card.when')}</dt>
      <dd>
        <p>{describeWhen(when, t, format)}</p>
        <p className="note">
          {describeTimePrecision(when, t)}
          {/* a file's row has no article to take its date from */}
          {event.locator !== '' && ` · ${t(`whenBasis.${when.basis}`)}`}
          {' · '}
          <code title={t('card.edtf')}>{when.edtf}</code>
        </p>
        {when.reasoning !== '' && (
          <p className="note" lang="en" dir="ltr">
            {when.reasoning}
          </p>
        )}
        {event.reported !== null && (
          <p className="note">
            {t('card.reported', {
              day: describeWhen({ ...event.reported, extent: 'sometime' }, t, format),
              locator: event.locator,
            })}
          </p>
        )}
      </dd>
    </>
  );
}

/** ACLED's time_precision (day, week, month) as the words for UCDP's date_prec say it. */
const WORDS_OF_ACLED = { 1: 1, 2: 3, 3: 4 } as const;

/** How exactly the time is known, in words: by UCDP's code, otherwise by ACLED's. */
const describeTimePrecision = (
  { precision, acledPrecision }: ConflictEvent['when'],
  t: Translate,
): string => {
  const code = precision ?? (acledPrecision === null ? null : WORDS_OF_ACLED[acledPrecision]);
  return t(code === null ? 'whenPrecision.none' : `whenPrecision.${code}`);
};

/** Where, and how precisely. */
export function WhereSection({ event, dossier }: { event: ConflictEvent; dossier: Dossier }): ReactElement {
  const { t, format } = useServices();
  const { where } = event;
  const nameOf = useName();
  const note = where.kind === 'none' ? where.reason : where.note;
  return (
    <>
      <dt>{t('card.where')}</dt>
      <dd>
        <p>{placeName(event, dossier, nameOf, format.list, t('where.none'))}</p>
        <p className="note">
          {where.kind === 'point' || where.kind === 'area'
            ? describePlacePrecision(where, t)
            : t(`whereKind.${where.kind}`)}
        </p>
        <PlaceCodesLine event={event} />
        {note !== '' && (
          <p className="note" lang="en" dir="ltr">
            {note}
          </p>
        )}
        {selectZones(dossier, event).map(
          (zone) =>
            zone.accuracy !== '' && (
              <p className="note" key={zone.id} lang="en" dir="ltr">
                {zone.accuracy}
              </p>
            ),
        )}
      </dd>
    </>
  );
}

/** How exactly the place is known, in words: by UCDP's code, otherwise by ACLED's. */
const describePlacePrecision = ({ precision, acledPrecision }: PlaceCodes, t: Translate): string => {
  if (precision !== null) return t(`wherePrecision.${precision}`);
  return t(acledPrecision === null ? 'wherePrecision.none' : `acledWhere.${acledPrecision}`);
};

/** The codes themselves, in the field's own names, and the words of the one that the line above does not say. */
function PlaceCodesLine({ event }: { event: ConflictEvent }): ReactElement | null {
  const { t } = useServices();
  const { precision, acledPrecision } = placeCodesOf(event);
  if (precision === null && acledPrecision === null) return null;
  return (
    <p className="note">
      {precision !== null && <code>{`UCDP where_prec ${precision}`}</code>}
      {precision !== null && acledPrecision !== null && ' · '}
      {acledPrecision !== null && <code>{`ACLED geo_precision ${acledPrecision}`}</code>}
      {precision !== null && acledPrecision !== null && `: ${t(`acledWhere.${acledPrecision}`)}`}
    </p>
  );
}

/** Latitude first, as readers write it; a metre is more than any source knows. */
const coordinates = ([lng, lat]: LngLat): string => `${lat.toFixed(4)}, ${lng.toFixed(4)}`;

const placeName = (
  event: ConflictEvent,
  dossier: Dossier,
  nameOf: (names: Names) => string,
  list: (names: readonly string[]) => string,
  none: string,
): string => {
  const { where } = event;
  switch (where.kind) {
    case 'point': {
      const place = selectPlace(dossier, where.placeId);
      return place ? nameOf(place.names) : coordinates(where.lngLat);
    }
    case 'area':
      return list(selectZones(dossier, event).map(({ names }) => nameOf(names)));
    case 'link':
      return where.placeIds
        .map((id) => {
          const place = selectPlace(dossier, id);
          return place ? nameOf(place.names) : id;
        })
        .join(' – ');
    case 'parts':
      return list(
        where.eventIds.flatMap((id) => {
          const part = dossier.events.find((other) => other.id === id);
          return part ? [placeName(part, dossier, nameOf, list, none)] : [];
        }),
      );
    case 'none':
      return none;
  }
};
