/** What events refer to by id, gathered from TimeMap's other two files. */
export interface TimeMapSidecars {
  /** Source id to its links and title. */
  readonly sources: Map<string, string>;
  /** Association id to its path, e.g. `Side A=IS`; null for narratives, which are no category. */
  readonly associations: Map<string, string | null>;
  hasSources: boolean;
  hasAssociations: boolean;
}

/** Nothing known yet. */
export const createSidecars = (): TimeMapSidecars => ({
  sources: new Map(),
  associations: new Map(),
  hasSources: false,
  hasAssociations: false,
});

/** Which of TimeMap's sidecar files a text is, judged by its first kilobytes in lower case; null: neither. */
export const sidecarRole = (text: string): 'sources' | 'associations' | null => {
  if (/^\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\{[^{}]*"paths"\s*:/u.test(text)) return 'sources';
  return /^\[\s*\{[^{}]*"mode"\s*:/u.test(text) && !/^\[\s*\{[^{}]*"latitude"/u.test(text)
    ? 'associations'
    : null;
};
