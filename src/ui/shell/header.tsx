import type { ReactElement } from 'react';
import { LOCALES, type Locale, THEMES, type Theme } from '@/state/app-state';
import { selectHasArticle, selectOnlyFile } from '@/state/dataset-selectors';
import { selectRows } from '@/state/selectors';
import { homeReturned, localeChosen, themeChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { OpenDataButton } from '@/ui/import/open-data-button';
import { CopyLink } from './copy-link';

/** Each language names itself. */
const LANGUAGE_NAMES: Record<Locale, string> = {
  en: 'English',
  ar: 'العربية',
  he: 'עברית',
  ru: 'Русский',
};

/** The head of the page: what this is, where it comes from, and the few switches that concern the whole page. */
export function Header(): ReactElement {
  const { t, format } = useServices();
  const act = useAct();
  const theme = useApp((state) => state.theme);
  const locale = useApp((state) => state.locale);
  const dossier = useApp((state) => selectRows(state)?.dossier ?? null);
  const rows = useApp(selectRows);
  const dataset = selectOnlyFile(rows);
  const parts = rows?.parts ?? [];
  const hasArticle = selectHasArticle(rows);
  return (
    <header className="header">
      <h1>
        <span className="brand">Watchpost</span>
        {dataset !== null && (
          <span className="article" title={dataset.citation}>
            {t('header.file', { name: dataset.name })}
          </span>
        )}
        {parts.length > 1 && (
          <span
            className="article"
            title={parts.map(({ info }) => info?.name ?? dossier?.title ?? '').join('\n')}
          >
            {t('header.datasets', { count: parts.length })}
          </span>
        )}
        {dossier !== null && dataset === null && parts.length === 1 && (
          <a className="article" href={dossier.article.url} rel="noreferrer noopener" target="_blank">
            {t('header.article', {
              publisher: dossier.article.publisher,
              date: articleDate(dossier.article.published, format.day),
            })}
          </a>
        )}
      </h1>
      <div className="header-tools">
        <OpenDataButton />
        <button
          type="button"
          className="button"
          disabled={dossier === null}
          onClick={() => {
            if (dossier !== null) act(homeReturned(dossier));
          }}
        >
          {t(hasArticle || rows === null ? 'header.home' : 'header.homeFile')}
        </button>
        <CopyLinkHere />
        <select
          className="select"
          aria-label={t('header.theme')}
          value={theme}
          onChange={(event) => {
            act(themeChosen(event.target.value as Theme));
          }}
        >
          {THEMES.map((value) => (
            <option key={value} value={value}>
              {t(`theme.${value}`)}
            </option>
          ))}
        </select>
        <select
          className="select language"
          aria-label={t('header.language')}
          value={locale}
          onChange={(event) => {
            act(localeChosen(event.target.value as Locale));
          }}
        >
          {LOCALES.map((value) => (
            <option key={value} value={value} lang={value}>
              {LANGUAGE_NAMES[value]}
            </option>
          ))}
        </select>
      </div>
    </header>
  );
}

const articleDate = (iso: string, day: (ms: number) => string): string => {
  const [year = 0, month = 1, date = 1] = iso.split('-').map(Number);
  return day(Date.UTC(year, month - 1, date));
};

/** The same button as in the details, named apart so that each can be found by its own name. */
function CopyLinkHere(): ReactElement {
  const hasSelection = useApp((state) => state.selection !== null);
  return <>{!hasSelection && <CopyLink />}</>;
}
