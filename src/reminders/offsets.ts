import { OffsetDays } from './subscription.js';

/** Most reminders of one date: more is noise. */
export const MOST_OFFSETS = 6;

/**
 * Reads how long before people want to be reminded: `14d`, `2w`, `30d 7d 1d`, `30, 7, 1`. Days and weeks.
 * Undefined for anything else. Sorted, longest first, each once.
 */
export function readOffsets(text: string): number[] | undefined {
  const parts = text.trim().toLowerCase().split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 0 || parts.length > MOST_OFFSETS) return undefined;
  const days = parts.map(readOffset);
  const known = days.filter((one) => one !== undefined);
  return known.length === days.length ? [...new Set(known)].sort((one, other) => other - one) : undefined;
}

function readOffset(part: string): number | undefined {
  const found = /^(\d{1,3})\s*([a-z\p{L}]*)$/u.exec(part);
  if (found === null) return undefined;
  const perUnit = daysPerUnit(found[2] ?? '');
  return perUnit === undefined ? undefined : OffsetDays.safeParse(Number(found[1]) * perUnit).data;
}

// d day, j jour, д день, ي يوم, 天; w week, s semaine and semana, н неделя, 周. A bare number is days.
const DAY_UNITS = new Set(['', 'd', 'day', 'days', 'j', 'jour', 'jours', 'dia', 'dias', 'día', 'días', 'д', 'дн', 'день', 'дня', 'дней', 'ي', 'يوم', 'يوما', 'أيام', '天', '日']);
const WEEK_UNITS = new Set(['w', 'week', 'weeks', 's', 'sem', 'semaine', 'semaines', 'semana', 'semanas', 'н', 'нед', 'неделя', 'недели', 'недель', 'أسبوع', 'أسابيع', '周', '星期']);

function daysPerUnit(unit: string): number | undefined {
  if (DAY_UNITS.has(unit)) return 1;
  return WEEK_UNITS.has(unit) ? 7 : undefined;
}
