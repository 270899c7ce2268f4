import { type ReactElement, useEffect } from 'react';
import type { Notice } from '@/state/app-state';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import { noticeDismissed } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';

const BRIEF_MS = 4000;

/** What the reader should know: a link that was partly ignored, a filter that was widened. Stays until dismissed. */
export function Notices(): ReactElement {
  const { t, format } = useServices();
  const act = useAct();
  const notices = useApp((state) => state.notices);
  useEffect(() => {
    const brief = notices.find(({ kind }) => kind === 'link-copied');
    if (!brief) return undefined;
    const timer = setTimeout(() => {
      act(noticeDismissed(brief));
    }, BRIEF_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [notices, act]);
  return (
    <div className="notices" role="log" aria-label={t('notices.title')}>
      {notices.map((notice) => (
        <p key={JSON.stringify(notice)} className="notice">
          <span>{wordsOf(notice, t, format)}</span>
          {notice.kind === 'copy-failed' && (
            <input readOnly value={notice.link} aria-label={t('notices.link')} dir="ltr" />
          )}
          <button
            type="button"
            className="button button-icon"
            aria-label={t('notices.dismiss')}
            onClick={() => {
              act(noticeDismissed(notice));
            }}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3.7 2.6 8 6.9l4.3-4.3 1.1 1.1L9.1 8l4.3 4.3-1.1 1.1L8 9.1l-4.3 4.3-1.1-1.1L6.9 8 2.6 3.7z" />
            </svg>
          </button>
        </p>
      ))}
    </div>
  );
}

const wordsOf = (notice: Notice, t: Translate, format: Format): string => {
  switch (notice.kind) {
    case 'link-value-ignored':
      return t('notice.linkValue', { param: notice.param, value: notice.value });
    case 'unknown-event':
      return t('notice.unknownEvent', { id: notice.id });
    case 'filter-widened':
      return t('notice.widened', {
        clauses: format.list(notice.clauses.map((clause) => t(`clause.${clause}`))),
      });
    case 'basemap-failed':
      return t('notice.basemapFailed');
    case 'dataset-missing':
      return t('notice.datasetMissing', { id: notice.id.slice(0, 19) });
    case 'address-refused':
      return t('notice.addressRefused', { address: notice.address, why: notice.why });
    case 'copy-opened':
      return t('notice.copyOpened', { host: notice.host });
    case 'engine-failed':
      return t('notice.engineFailed', { detail: notice.detail });
    case 'link-copied':
      return t('notice.copied');
    case 'copy-failed':
      return t('notice.copyFailed');
  }
};
