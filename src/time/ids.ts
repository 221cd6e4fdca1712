import type { Clock } from './clock.js';
import { msOf } from './instant.js';

/** Makes ids: text that sorts by the time it was made, unique in this house. */
export type NewId = () => string;

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const CHANCE_LENGTH = 10;

/**
 * The one maker of ids: ten digits of machine time, ten of chance (50 bits).
 * @param chance numbers from 0 up to but not including 1; a simulation hands in its own.
 */
export function idMaker(clock: Pick<Clock, 'machineNow'>, chance: () => number): NewId {
  let lastMs = 0;
  return () => {
    // Never backwards, so that ids made by one process sort in the order in which they were made.
    lastMs = Math.max(lastMs + 1, msOf(clock.machineNow()));
    return written(lastMs, TIME_LENGTH) + Array.from({ length: CHANCE_LENGTH }, () => digit(Math.floor(chance() * 32))).join('');
  };
}

function written(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = digit(rest % 32) + text;
  return text;
}

function digit(value: number): string {
  return DIGITS.charAt(value);
}
