import type { ReactElement } from 'react';
import type { Dossier } from '@/domain/dossier';
import type { SourceId } from '@/domain/event';

/** Outside sources by name, each with its address and date where it has them. */
export function SourceLinks({
  ids,
  dossier,
}: {
  readonly ids: readonly SourceId[];
  readonly dossier: Dossier;
}): ReactElement | null {
  const sources = ids.flatMap((id) => dossier.sources.find((source) => source.id === id) ?? []);
  if (sources.length === 0) return null;
  return (
    <ul className="sources" lang="en" dir="ltr">
      {sources.map((source) => (
        <li key={source.id}>
          {source.url === null ? (
            source.title
          ) : (
            <a href={source.url} rel="noreferrer noopener" target="_blank">
              {source.title}
            </a>
          )}
          {source.date !== '' && <span className="role">{source.date}</span>}
        </li>
      ))}
    </ul>
  );
}
