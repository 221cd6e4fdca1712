import { detectLanguage } from '../../language/detect.js';
import type { Language } from '../../language/language.js';
import type { CalendarDate } from '../../time/calendar-date.js';
import { readQuestion } from '../reading/read-question.js';
import type { Turn } from './turn.js';
import { saysInAny } from './words.js';

/** Longer words hold more than a wish for what was told. */
const MOST_TOKENS = 14;

/** "Add it to my calendar", "copy it to forward": what is to be done with what was told. Undefined where words ask, or name something of their own, or nothing was told. */
export function wishInTurn(text: string, turn: Turn | undefined, { language, today }: { readonly language: Language; readonly today: CalendarDate }): 'calendar' | 'forward' | undefined {
  if (turn === undefined || turn.milestones.length === 0) return undefined;
  const { tokens, subjects, times, asks } = readQuestion(text, detectLanguage(text, language), today);
  if (tokens.length > MOST_TOKENS || subjects.size > 0 || times.length > 0 || asks('where', 'who', 'why') || /[?？؟]\s*$/u.test(text)) return undefined;
  return (['forward', 'calendar'] as const).find((wish) => saysInAny(wish, text));
}
