import { WallTime } from '../time/zone.js';

/** An hour of the day that words name, and the words without it. */
export interface HourRead {
  readonly hour: WallTime | null;
  readonly rest: string;
}

// 8:00, 8:30 pm · 8am · 8 h 30, 8 heures · 上午8点30分 · at 8, a las 8, в 8 часов, الساعة 8. Of plain text: one form of letters, Western digits.
const HOURS: readonly RegExp[] = [
  /(?<![\d:])(?<hour>\d{1,2}):(?<minute>\d{2})(?![\d:])\s*(?<half>[ap]\.?m\b\.?)?/u,
  /(?<!\d)(?<hour>\d{1,2})\s*(?<half>[ap]\.?m\b\.?)/u,
  /(?<!\d)(?<hour>\d{1,2})\s*h(?:eures?)?(?:\s*(?<minute>\d{2}))?(?![\p{L}\d])/u,
  /(?<half>上午|下午|晚上)?(?<hour>\d{1,2})[点时](?:(?<minute>\d{1,2})分?)?/u,
  /(?<![\p{L}])(?:at|a las|в|الساعه)\s+(?<hour>\d{1,2})(?:\s*час\p{L}*)?(?!\s*[\p{L}\d])/u,
];

/** Reads the hour out of words in any of the six languages; null where none is named, or none that exists. */
export function readHour(plain: string): HourRead {
  for (const pattern of HOURS) {
    const found = pattern.exec(plain);
    if (found === null) continue;
    const hour = wallTimeOf(found.groups ?? {});
    if (hour !== undefined) return { hour, rest: plain.slice(0, found.index) + ' ' + plain.slice(found.index + found[0].length) };
  }
  return { hour: null, rest: plain };
}

function wallTimeOf({ hour, minute, half }: Partial<Record<string, string>>): WallTime | undefined {
  const said = Number(hour);
  const isLate = half !== undefined && /^(p|下午|晚上)/u.test(half);
  const isEarly = half !== undefined && half.startsWith('a');
  const hours = isLate && said < 12 ? said + 12 : said;
  return WallTime.safeParse(`${String(isEarly && said === 12 ? 0 : hours).padStart(2, '0')}:${(minute ?? '00').padStart(2, '0')}`).data;
}
