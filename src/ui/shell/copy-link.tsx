import { type ReactElement, useState } from 'react';
import { noticed } from '@/state/transitions';
import { useAct, useServices } from '@/ui/app-context';

/** Copies the address that reproduces the view. Where the clipboard is closed to us the link is shown for copying. */
export function CopyLink(): ReactElement {
  const { t, linkHere } = useServices();
  const act = useAct();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const link = linkHere();
    try {
      await navigator.clipboard.writeText(link);
      setIsCopied(true);
      act(noticed({ kind: 'link-copied' }));
    } catch {
      act(noticed({ kind: 'copy-failed', link }));
    }
  };
  return (
    <button
      type="button"
      className="button"
      aria-label={t('card.copyLink')}
      onClick={() => {
        void copy();
      }}
      onBlur={() => {
        setIsCopied(false);
      }}
    >
      {t(isCopied ? 'card.copied' : 'card.copyLink')}
    </button>
  );
}
