import type { Format } from '@/i18n/format';
import type { MessageKey, Translate } from '@/i18n/translate';
import { byteSize } from './byte-size';

const SIZE_WORDS = {
  bytes: 'device.size.bytes',
  kilobytes: 'device.size.kilobytes',
  megabytes: 'device.size.megabytes',
  gigabytes: 'device.size.gigabytes',
} as const satisfies Record<ReturnType<typeof byteSize>['unit'], MessageKey>;

/** A size as a reader says it: "487 B", "1.2 MB". */
export const byteSizeWords = (bytes: number, t: Translate, format: Format): string => {
  const { value, unit } = byteSize(bytes);
  return t(SIZE_WORDS[unit], { size: format.number(value) });
};
