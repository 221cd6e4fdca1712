/**
 * Local time by brute force: asks Intl minute by minute what the clocks show. Slow, plain, and nothing of src/.
 */
const formats = new Map<string, Intl.DateTimeFormat>();
const found = new Map<string, number>();
const MINUTE_MS = 60_000;

/** What the clocks of a zone show, as `2026-10-25T01:30`. */
export function wallAt(ms: number, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  formats.set(zone, format);
  // Canadian English writes 2026-10-25, 01:30.
  return format.format(ms).replace(', ', 'T');
}

/** The first minute at which the clocks show this day and time, or (where they jump over it) the first after it. */
export function firstMinuteOf(day: string, hour: string, zone: string): number {
  const key = `${day} ${hour} ${zone}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const wanted = `${day}T${hour}`;
  let ms = Date.parse(`${wanted}:00Z`) - 15 * 60 * MINUTE_MS;
  while (wallAt(ms + 240 * MINUTE_MS, zone) < wanted) ms += 60 * MINUTE_MS;
  while (wallAt(ms, zone) < wanted) ms += 15 * MINUTE_MS;
  while (wallAt(ms - MINUTE_MS, zone) >= wanted) ms -= MINUTE_MS;
  found.set(key, ms);
  return ms;
}

/** The day so many days later. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysFromTo(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
