import '@/ui/styles/precision-key.css';
import { type ReactElement, useId, useState } from 'react';
import { useServices } from '@/ui/app-context';
import { KEY_SAMPLES, type KeySample, PLACE_SAMPLES, TIME_SAMPLES } from './key-samples';

/**
 * The key to how exactly place and time are known: each sign is drawn as map and timeline draw it, and explains itself in
 * plain words where it is pointed at, focused or tapped.
 */
export function PrecisionKey(): ReactElement {
  const { t } = useServices();
  const [explained, setExplained] = useState<KeySample | null>(null);
  const id = useId();
  const sections = [
    { title: t('key.place'), samples: PLACE_SAMPLES },
    { title: t('key.time'), samples: TIME_SAMPLES },
  ];
  return (
    <div className="precision-key">
      {sections.map(({ title, samples }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {samples.map((sample) => (
              <li key={sample}>
                <button
                  type="button"
                  aria-describedby={`${id}-${sample}`}
                  className={sample === explained ? 'is-explained' : ''}
                  onPointerEnter={() => {
                    setExplained(sample);
                  }}
                  onFocus={() => {
                    setExplained(sample);
                  }}
                  onClick={() => {
                    setExplained(sample);
                  }}
                >
                  <svg viewBox="0 0 32 18" aria-hidden="true">
                    {KEY_SAMPLES[sample]}
                  </svg>
                  <span>{t(`key.${sample}`)}</span>
                </button>
                <span id={`${id}-${sample}`} hidden>
                  {t(`key.${sample}.words`)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {/* what the button's description says to those who do not see it */}
      <p className="precision-key-words" aria-hidden="true">
        {explained === null ? t('key.hint') : t(`key.${explained}.words`)}
      </p>
    </div>
  );
}
