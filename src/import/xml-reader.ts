import { SaxesParser } from 'saxes';
import type { ByteStream } from '@/import/byte-stream';
import { toUtf8 } from '@/import/encoding';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { LIMITS } from '@/import/limits';

/** What a reader of an XML format is told. Names come without their prefix: `gx:Track` is `Track`. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** @param text everything between the tags that is no element, CDATA included */
  close(name: string, text: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The encoding that an XML declaration names; the byte order mark and UTF-8 need none. */
const declaredEncoding = (head: Uint8Array): string | undefined => {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 200));
  const name = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/iu.exec(start)?.[1]?.toLowerCase();
  return name === 'utf-8' || name === 'utf-16' ? undefined : name;
};

/**
 * Streams XML to `listener`. No entity is ever expanded but XML's own five: a document type with declarations or a
 * reference outside is refused before any of it is used.
 *
 * @throws ImportFailure `xml-entities`, `bad-xml` with the line, `too-deep`, `too-large`
 */
export const readXml = async (
  stream: ByteStream,
  session: ImportSession,
  listener: XmlListener,
): Promise<void> => {
  const head = await stream.peek(LIMITS.headBytes);
  const { notes, chunks } = toUtf8(head, stream.chunks(), session.options.encoding ?? declaredEncoding(head));
  const parser = new SaxesParser({ position: true, xmlns: false as const });
  const texts: string[] = [];
  let textLength = 0;
  const addText = (text: string): void => {
    textLength += text.length;
    if (textLength > LIMITS.xmlTextCharacters) {
      throw new ImportFailure('too-large', { limitCharacters: LIMITS.xmlTextCharacters }, parser.line);
    }
    texts[texts.length - 1] += text;
  };
  parser.on('doctype', (doctype) => {
    if (/\[|\bSYSTEM\b|\bPUBLIC\b/u.test(doctype)) throw new ImportFailure('xml-entities', {}, parser.line);
  });
  parser.on('error', (error) => {
    // An entity that nobody declared (`&nbsp;`) stays as it is written.
    if (error.message.includes('undefined entity')) return;
    throw new ImportFailure('bad-xml', { message: error.message.slice(0, 200) }, parser.line);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (texts.length >= LIMITS.xmlDepth)
      throw new ImportFailure('too-deep', { limit: LIMITS.xmlDepth }, parser.line);
    texts.push('');
    listener.open(localName(name), attributes);
  });
  parser.on('text', (text) => {
    if (texts.length > 0) addText(text);
  });
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    const text = texts.pop() ?? '';
    textLength -= text.length;
    listener.close(localName(name), text);
  });
  const decoder = new TextDecoder();
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode()).close();
  session.encoding = notes.encoding;
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** HTML (as in KML descriptions) as plain text: tags go, line breaks stay. The result is text and shown as text. */
export const plainText = (html: string): string =>
  html
    .slice(0, LIMITS.textCharacters)
    .replaceAll(/<(?:br|\/p|\/div|\/tr|\/li)\b[^<>]*>/giu, '\n')
    .replaceAll(/<[!/?a-z][^<>]*>/giu, '')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/gu, (_, name: string) => ENTITIES[name] ?? '')
    .trim();
