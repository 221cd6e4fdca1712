import { createHash } from 'node:crypto';

// No 0/O, 1/I/L, 5/S, 8/B, 2/Z: a code is read aloud and copied by hand.
const LETTERS = '34679ACDEFGHJKMNPQRTUVWXY';
const SHORTEST = 3;

/**
 * The short code that stands for a milestone and one of its dates (`D-7K4`): the same in every house,
 * longer only where two would collide.
 * @param isTaken whether another date of this house has the code already.
 */
export function dateCode(milestone: string, dateRevision: number, isTaken: (code: string) => boolean): string {
  const digest = createHash('sha256').update(`${milestone} ${dateRevision}`).digest();
  const letters = [...digest].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
  for (let length = SHORTEST; length <= letters.length; length += 1) {
    const code = `D-${letters.slice(0, length)}`;
    if (!isTaken(code)) return code;
  }
  throw new Error(`no free code for ${milestone}, revision ${dateRevision}`);
}
