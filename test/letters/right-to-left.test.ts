import { describe, expect, it } from 'vitest';
import { readRightToLeft, type Piece } from '../../src/letters/right-to-left.js';

/** Pieces of one line, each with its left edge and its width, in the order of painting. */
const line = (...pieces: readonly (readonly [str: string, x: number, width: number])[]): Piece[] => pieces.map(([str, x, width]) => ({ str, x, width, y: 700, fontSize: 12 }));

describe('an Arabic line of a PDF', () => {
  it('is put together from the right, where its letters were painted from the left', () => {
    const painted = line(['2026', 10, 24], [' ', 34, 4], ['ﻮ', 38, 6], ['ﻳ', 44, 6], ['ﺎ', 50, 6], ['ﻣ', 56, 6]);

    expect(readRightToLeft(painted)).toBe('مايو 2026');
  });

  it('keeps a number and a Latin name in their own order', () => {
    const painted = line(['UN', 10, 12], [' ', 22, 4], ['Network', 26, 40], [' ', 66, 4], ['في', 70, 10], [' ', 80, 4], ['20', 84, 12], ['26', 96, 12], [' ', 108, 4], ['اجتماع عام', 112, 40]);

    expect(readRightToLeft(painted)).toBe('اجتماع عام 2026 في UN Network');
  });

  it('parts pieces that stand apart, and drops a slash that was painted over a word’s place', () => {
    const painted = line(['10', 191, 13], ['/', 119, 5], ['تشرين الثاني نوفمبر', 86, 101], ['2026', 57, 26], ['.', 54, 3]);

    expect(readRightToLeft(painted)).toBe('10 تشرين الثاني نوفمبر 2026.');
  });

  it('reads lam and alef that were named in the order of painting', () => {
    expect(readRightToLeft(line(['كانون األول', 10, 60]))).toBe('كانون الأول');
  });

  it('leaves a line that is mostly Latin as it is', () => {
    expect(readRightToLeft(line(['Network (', 10, 40], ['شبكة', 50, 20], [')', 70, 4]))).toBe('Network (شبكة)');
  });
});
