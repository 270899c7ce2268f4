import { describe, expect, it } from 'vitest';
import { nameIn, plainLatin } from './place-names';

describe('nameIn', () => {
  it('takes the name that is tagged with the language', () => {
    expect(nameIn('ar', 'درعا', ['الدرعا'])).toBe('درعا');
  });

  it('does not take a tagged name in another script', () => {
    expect(nameIn('ar', 'Daraa', ['درعا'])).toBe('درعا');
  });

  it('leaves out names of other languages in the same script', () => {
    expect(nameIn('ar', undefined, ['دیر الزور', 'دير الزور'])).toBe('دير الزور');
    expect(nameIn('ru', undefined, ['Київ', 'Киев'])).toBe('Киев');
  });

  it('prefers the full form: the Arabic article, a Russian capital', () => {
    expect(nameIn('ar', undefined, ['حارة', 'الحارة'])).toBe('الحارة');
    expect(nameIn('ru', undefined, ['хара', 'Хара'])).toBe('Хара');
  });

  it('has no name where none is in the script', () => {
    expect(nameIn('he', undefined, ['Daraa', 'درعا'])).toBeNull();
  });
});

describe('plainLatin', () => {
  it('drops marks and a leading apostrophe', () => {
    expect(plainLatin('ʿAyn at Tīnah')).toBe('Ayn at Tinah');
    expect(plainLatin('Dar‘ā')).toBe("Dar'a");
  });
});
