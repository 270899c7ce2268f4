import { ImportFailure } from '@/import/import-error';
import { LIMITS } from '@/import/limits';

/** A member of a zip archive, as its central directory has it (PKWARE APPNOTE 4.3.12). */
export interface ZipMember {
  /** As stored: shown as text, never used as a path. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflate. */
  readonly method: number;
  readonly packed: Uint8Array;
  readonly declaredBytes: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LONGEST_COMMENT = 65_535;

const fail = (message: string): never => {
  throw new ImportFailure('bad-archive', { format: 'zip', message });
};

const findEnd = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return fail('no end of directory');
};

const packedBytes = (bytes: Uint8Array, view: DataView, header: number, length: number): Uint8Array => {
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL_HEADER)
    return fail('no local header');
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + length > bytes.length) return fail('member beyond the end');
  return bytes.subarray(start, start + length);
};

/**
 * The members of a zip archive in its order. Nothing is unpacked.
 *
 * @throws ImportFailure `bad-archive` where the directory is damaged or ZIP64, `too-many-members`
 */
export const readZipDirectory = (bytes: Uint8Array): readonly ZipMember[] => {
  if (bytes.length < 22) fail('too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.archiveMembers) {
    throw new ImportFailure('too-many-members', { limit: LIMITS.archiveMembers, members: count });
  }
  const members: ZipMember[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) fail('damaged directory');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const packedLength = view.getUint32(at + 20, true);
    // Bit 11: UTF-8; without it code page 437, whose ASCII half is what names in practice use.
    const name = new TextDecoder((flags & 0x800) === 0 ? 'latin1' : 'utf-8').decode(
      bytes.subarray(at + 46, at + 46 + nameLength),
    );
    members.push({
      name,
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      packed: packedBytes(bytes, view, view.getUint32(at + 42, true), packedLength),
      declaredBytes: view.getUint32(at + 24, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return members;
};
