/** Weekdays as tables and the command line write them; the first is ISO weekday 1. */
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** `Fri;Sat` for 5 and 6. */
export function writeWeekdays(days: readonly number[]): string {
  return days.map((day) => WEEKDAYS[day - 1] ?? String(day)).join(';');
}

/** ISO weekdays of `Fri;Sat`, `Friday, Saturday` or `5;6`, in their order; undefined where a part is none, or nobody would work. */
export function readWeekdays(text: string): number[] | undefined {
  const read = text.split(/[\s,;]+/).filter((part) => part !== '').map(readWeekday);
  const days = [...new Set(read.filter((day) => day > 0))].sort();
  return days.length > 0 && days.length < WEEKDAYS.length && !read.includes(0) ? days : undefined;
}

function readWeekday(part: string): number {
  if (/^[1-7]$/.test(part)) return Number(part);
  return WEEKDAYS.findIndex((name) => part.length >= 3 && part.slice(0, 3).toLowerCase() === name.toLowerCase()) + 1;
}
