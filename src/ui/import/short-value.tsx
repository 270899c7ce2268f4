import type { ReactElement } from 'react';
import { useServices } from '@/ui/app-context';

const MOST_CHARACTERS = 80;

/** A value from a foreign file: as text, in its own direction, cut where it is long (the whole is its tooltip). */
export function ShortValue({ text }: { readonly text: string }): ReactElement {
  const { t } = useServices();
  if (text.trim() === '') return <span className="value-empty">{t('report.value.empty')}</span>;
  const characters = Array.from(text);
  const isLong = characters.length > MOST_CHARACTERS;
  return (
    <bdi className="value" {...(isLong ? { title: text } : {})}>
      {isLong ? `${characters.slice(0, MOST_CHARACTERS).join('')}…` : text}
    </bdi>
  );
}
