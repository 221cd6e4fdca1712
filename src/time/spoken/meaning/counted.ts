import type { Unit } from '../spoken-time.js';
import { whole, type Meaning, type Resolve } from './meaning.js';
import { plusUnits, unitAround, type Span } from './spans.js';

/** In three weeks: one day. */
export const resolveAway: Resolve<'away'> = ({ amount, unit }, { today }) => counted(unitAround(plusUnits(today, amount, unit), 'day'), 'day', 'away', amount, unit);

/** Next month: the calendar one beside the current. */
export const resolveBeside: Resolve<'beside'> = ({ amount, unit }, { today }) => counted(unitAround(plusUnits(unitAround(today, unit).from, amount, unit), unit), unit, 'beside', amount, unit);

/** The next three weeks, the last two months: whole calendar ones without the current; the next three days begin tomorrow. */
export const resolveRun: Resolve<'run'> = ({ amount, unit }, { today }) => {
  const span = runOf(unitAround(today, unit), amount, unit);
  return { ...counted(span, unit, 'run', amount, unit), precision: Math.abs(amount) === 1 ? unit : 'range' };
};

/** Within three weeks: from today until that day. */
export const resolveTerm: Resolve<'term'> = ({ amount, unit }, { today }) => {
  const span = { from: today, to: plusUnits(today, amount, unit) };
  return { ...counted(span, 'day', 'term', amount, unit), precision: 'range' };
};

function runOf(current: Span, amount: number, unit: Unit): Span {
  const first = plusUnits(current.from, amount > 0 ? 1 : amount, unit);
  const last = plusUnits(current.from, amount > 0 ? amount : -1, unit);
  return { from: unitAround(first, unit).from, to: unitAround(last, unit).to };
}

function counted(span: Span, grain: Unit, how: 'away' | 'run' | 'beside' | 'term', amount: number, unit: Unit): Meaning {
  return { ...whole(span, grain, 'relative'), counted: { how, amount, unit } };
}
