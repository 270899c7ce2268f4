import type { MessageKey } from '@/i18n/translate';
import type { ImportReport } from '@/state/app-state';

export type WarningKind = keyof ImportReport['warnings'];
export type NoticeKind = keyof ImportReport['notices'];
export type RejectionReason = keyof ImportReport['rejectedByReason'];
export type ImportFault = ImportReport['errors'][number];
export type RemedyOffer = ImportReport['remedies'][number];

// Each record is exhaustive: a kind that the importer learns does not compile until it has words.

/** Why a record was rejected, as a noun phrase. */
export const REASON_WORDS: Readonly<Record<RejectionReason, MessageKey>> = {
  'no-coords': 'report.reason.noCoords',
  'bad-coords': 'report.reason.badCoords',
  'coords-out-of-range': 'report.reason.outOfRange',
  'null-island': 'report.reason.nullIsland',
  'no-date': 'report.reason.noDate',
  'bad-date': 'report.reason.badDate',
  'unclosed quote': 'report.reason.unclosedQuote',
  'unknown geometry type': 'report.reason.unknownGeometry',
  'too few positions': 'report.reason.fewPositions',
  degenerate: 'report.reason.degenerate',
};

/** What may be wrong, in a sentence about one record. */
export const WARNING_WORDS: Readonly<Record<WarningKind, MessageKey>> = {
  'swapped-axes': 'report.warning.swappedAxes',
  'null-island': 'report.warning.nullIsland',
  'end-before-start': 'report.warning.endBeforeStart',
  'bad-end-date': 'report.warning.badEndDate',
  'duplicate-id rows': 'report.warning.duplicateId',
  'low<=best<=high violated': 'report.warning.fatalityOrder',
  'totals-row': 'report.warning.totalsRow',
  'sentinel-date': 'report.warning.sentinelDate',
  'far-future': 'report.warning.farFuture',
  fatalities: 'report.warning.fatalities',
  'ambiguous-date-order': 'report.warning.ambiguousOrder',
  'date-order-contradicted': 'report.warning.orderContradicted',
  'too-few-fields': 'report.warning.fewFields',
  'too-many-fields': 'report.warning.manyFields',
  'repeated-header': 'report.warning.repeatedHeader',
  'bad-time': 'report.warning.badTime',
  'bad-precision': 'report.warning.badPrecision',
  'cell-truncated': 'report.warning.cellTruncated',
  'undecodable-text': 'report.warning.undecodable',
  'ring-closed': 'report.warning.ringClosed',
  'crosses-antimeridian': 'report.warning.antimeridian',
  'dangling-sources': 'report.warning.danglingSources',
  'dangling-associations': 'report.warning.danglingAssociations',
  'graphic-content': 'report.warning.graphic',
  'unsupported-crs': 'report.warning.crs',
  'file-truncated': 'report.warning.truncated',
  'unread-member': 'report.warning.unreadMember',
  'track-mismatch': 'report.warning.trackMismatch',
};

/** What was decided while reading, in a sentence. */
export const NOTICE_WORDS: Readonly<Record<NoticeKind, MessageKey>> = {
  'encoding-guessed': 'report.notice.encodingGuessed',
  'excel-serial': 'report.notice.excelSerial',
  'unix-time': 'report.notice.unixTime',
  'two-digit-year': 'report.notice.twoDigitYear',
  'time-without-zone': 'report.notice.timeWithoutZone',
  'coordinates-converted': 'report.notice.converted',
  'fatalities-range': 'report.notice.fatalitiesRange',
  'nul-bytes-removed': 'report.notice.nulBytes',
  undated: 'report.notice.undated',
  'shape-as-point': 'report.notice.shapeAsPoint',
  reprojected: 'report.notice.reprojected',
  'preamble-rows': 'report.notice.preamble',
  'tag-rows': 'report.notice.tagRows',
  'blank-records': 'report.notice.blank',
  'actor-rows-merged': 'report.notice.actorsMerged',
  'acled-none-or-unknown': 'report.notice.acledZero',
  'acled-round-number': 'report.notice.acledRound',
  'network-links-ignored': 'report.notice.networkLinks',
  'guards-removed': 'report.notice.guards',
};

/** What went wrong with `{place}`, and what can be done. */
export const ERROR_WORDS: Readonly<Record<ImportFault['kind'], MessageKey>> = {
  empty: 'report.error.empty',
  'no-rows': 'report.error.noRows',
  'not-text': 'report.error.notText',
  'unknown-format': 'report.error.unknownFormat',
  'unsupported-format': 'report.error.unsupportedFormat',
  'bad-json': 'report.error.badJson',
  'bad-xml': 'report.error.badXml',
  'bad-archive': 'report.error.badArchive',
  'bad-mapping': 'report.error.badMapping',
  truncated: 'report.error.truncated',
  'too-deep': 'report.error.tooDeep',
  'too-large': 'report.error.tooLarge',
  'too-many-columns': 'report.error.tooManyColumns',
  'too-many-members': 'report.error.tooManyMembers',
  'nested-too-deep': 'report.error.nestedTooDeep',
  'zip-bomb': 'report.error.zipBomb',
  encrypted: 'report.error.encrypted',
  'xml-entities': 'report.error.xmlEntities',
  'unsupported-crs': 'report.error.crs',
  'unsupported-compression': 'report.error.compression',
  unreadable: 'report.error.unreadable',
  cancelled: 'report.error.cancelled',
};

/** Facts of an error that help a reader, in the order in which they are said. */
export const FACT_WORDS: Readonly<Record<string, MessageKey>> = {
  looksLike: 'report.fact.looksLike',
  found: 'report.fact.looksLike',
  column: 'report.fact.column',
  encoding: 'report.fact.encoding',
  crs: 'report.fact.name',
  codec: 'report.fact.name',
  limit: 'report.fact.limit',
  message: 'report.fact.message',
};

/** What more is known of a rejected record. */
export const DETAIL_WORDS: Readonly<
  Record<NonNullable<ImportReport['rejected'][number]['detail']>, MessageKey>
> = {
  'repeated-header': 'report.detail.repeated-header',
  'totals-row': 'report.detail.totals-row',
  'swallowed-rest': 'report.detail.swallowed-rest',
};
