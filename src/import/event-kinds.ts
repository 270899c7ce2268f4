import type { EventKind } from '@/domain/event';

/** UCDP GED codebook: type_of_violence. */
const UCDP_TYPES: Readonly<Record<string, string>> = {
  '1': 'State-based conflict',
  '2': 'Non-state conflict',
  '3': 'One-sided violence',
};

/** UCDP's name for a `type_of_violence` code; an unknown code stays as it is. */
export const ucdpTypeName = (code: string): string =>
  Object.hasOwn(UCDP_TYPES, code) ? (UCDP_TYPES[code] ?? code) : code;

/** Strategic developments that are moves of forces rather than background. */
const DEPLOYMENTS = new Set([
  'headquarters or base established',
  'non-violent transfer of territory',
  'non-violent activity',
]);

const ofStrategicDevelopment = (subEventType: string): EventKind => {
  if (subEventType === 'agreement') return 'agreement';
  return DEPLOYMENTS.has(subEventType) ? 'deployment' : 'background';
};

/**
 * The kind of an ACLED record, by event type and sub-event type of any generation (until 2018 event types held what
 * sub-event types hold now).
 */
export const acledKind = (eventType: string, subEventType: string): EventKind => {
  const type = eventType.trim().toLowerCase();
  const subType = subEventType.trim().toLowerCase();
  if (type.startsWith('strategic development')) return ofStrategicDevelopment(subType);
  if (DEPLOYMENTS.has(type)) return ofStrategicDevelopment(type);
  if (type === 'protests') return 'protest';
  // The old mixed type: peaceful protest was its commoner half, and calling a protest armed would be the worse error.
  if (type === 'riots/protests')
    return subType.includes('violen') || subType === 'riots' ? 'armed-event' : 'protest';
  if (/^(?:battle|explosion|remote violence|violence against civilians|riots)/u.test(type))
    return 'armed-event';
  return 'background';
};

const VIOLENCE =
  /\b(?:battle|clash|attack|bomb|explosi|shell|air ?strike|strike|shoot|kill|assassinat|violence|armed|massacre|rocket|missile|ied|gun|fighters|dead|conflict|warfare|fighting)/u;

/** The kind of a record of any other file: what its own type says, else armed where the file is about violence. */
export const foreignKind = (eventType: string, isViolenceData: boolean): EventKind => {
  const type = eventType.trim().toLowerCase();
  if (type === 'protest' || type === 'protests' || type.startsWith('demonstration')) return 'protest';
  if (type === 'agreement' || type === 'ceasefire' || type === 'peace agreement') return 'agreement';
  return isViolenceData || VIOLENCE.test(type) ? 'armed-event' : 'background';
};
