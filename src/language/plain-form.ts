import { SIMPLIFIED } from './simplified.js';

/**
 * Text as it is compared, never shown: compatibility forms, no accents or vowel signs, small letters, Western digits,
 * one form of Arabic letters that people write in several (أ إ آ ا, ى ي, ة ه), simplified Chinese characters, straight apostrophes.
 */
export function plainForm(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}|ـ/gu, '').toLowerCase();
  return Array.from(bare, (letter) => SAME.get(letter) ?? letter).join('').replace(/\s+/g, ' ').trim();
}

const SAME = new Map([
  ...pairs('ىةؤئٱ', 'يهويا'),
  ...pairs('٠١٢٣٤٥٦٧٨٩', '0123456789'),
  ...pairs('۰۱۲۳۴۵۶۷۸۹', '0123456789'),
  ...pairs('’‘ʼ`', "''''"),
  ...SIMPLIFIED,
]);

function pairs(from: string, to: string): [string, string][] {
  const plain = Array.from(to);
  return Array.from(from, (letter, at) => [letter, plain[at] ?? letter]);
}
