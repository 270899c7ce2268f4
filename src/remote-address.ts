import { type Result, fail, ok } from '@/domain/result';
import type { AddressRefusal, DataAddress } from '@/state/app-state';

/** An address that may be fetched. */
export interface JudgedAddress {
  /** What a link and the device keep: without a fragment; of this host as the path, so that it survives a move. */
  readonly address: DataAddress;
  readonly url: string;
  /** Host and port as the network sees them: names in other scripts in Punycode, so that none passes for another. */
  readonly host: string;
  /** This page's own host: fetching from it tells nobody anything new. */
  readonly isOwnHost: boolean;
  /** The last part of the path, for the report. */
  readonly fileName: string;
}

const lastPart = ({ pathname, host }: URL): string => {
  const raw = pathname.slice(pathname.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(raw) || host;
  } catch {
    return raw;
  }
};

/**
 * May a page at `page` fetch what a link names? Files of its own host by any path, and `https` everywhere else. No other
 * scheme (`javascript:`, `data:`, `file:`, `blob:` …), no plain `http` to other hosts, and no name or password: an address
 * that carries one was not meant to be passed on.
 */
export const judgeAddress = (text: string, page: string): Result<JudgedAddress, AddressRefusal> => {
  if (!URL.canParse(text, page)) return fail('malformed');
  const url = new URL(text, page);
  const isOwnHost = url.origin === new URL(page).origin;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fail('scheme');
  if (url.username !== '' || url.password !== '') return fail('credentials');
  if (url.protocol === 'http:' && !isOwnHost) return fail('insecure');
  url.hash = '';
  return ok({
    address: (isOwnHost ? `${url.pathname}${url.search}` : url.href) as DataAddress,
    url: url.href,
    host: url.host,
    isOwnHost,
    fileName: lastPart(url),
  });
};
