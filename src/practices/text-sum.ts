import { createHash } from 'node:crypto';

/** A short sum of a field's text, by which it is known later whether anybody wrote in it: 16 hexadecimal figures. */
export function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
