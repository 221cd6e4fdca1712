import type { Field, Form, FormValues } from '../chat/form.js';
import { readField } from '../chat/read-field.js';
import { isEmpty, isNeeded, shownFields } from '../chat/shown-fields.js';
import { wordsIn } from '../language/words.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { acronymsNotSpelledOut } from './acronyms.js';
import { dateFindings } from './check-dates.js';
import { hasFigure, linksNotOfTheWeb } from './check-text.js';
import type { Finding } from './finding.js';

/** What the form's file says about a field beyond the form itself. */
export interface FieldRules {
  /** Advice on the least length, in characters. */
  readonly leastChars?: number | undefined;
  /** It can be saved otherwise, but sent only with one of these. */
  readonly onlyWith?: readonly string[] | undefined;
  /** Options beside which a short text belongs; it stands in the field `<id>-text`. */
  readonly textWith?: readonly string[] | undefined;
}

/** Another practice whose text is like this one; `likeness` from 0 to 1. */
export interface Neighbour {
  readonly id: string;
  readonly likeness: number;
}

/** What is checked, and beside what. */
export interface Checked {
  readonly form: Form;
  readonly rules: ReadonlyMap<string, FieldRules>;
  readonly values: FormValues;
  readonly neighbours: readonly Neighbour[];
  readonly today: CalendarDate;
}

/** All that is to be mended or looked at before this is submitted, in the order of the form. Pure; no finding is worded here. */
export function checkPractice(checked: Checked): Finding[] {
  const { form, values } = checked;
  const shown = shownFields(form, values);
  const found = [
    ...shown.flatMap((field) => fieldFindings(field, checked)),
    ...dateFindings(textOf(values, 'startDate'), textOf(values, 'endDate'), checked.today),
    ...objectiveFindings(values),
    ...acronymFindings(shown, values),
    ...checked.neighbours.map(({ id }): Finding => warning('title', 'alike', { practice: id })),
  ];
  const order = new Map(form.pages.flatMap((page) => page.fields).map(({ id }, at) => [id, at]));
  return found.filter(({ field }) => order.has(field)).sort((one, other) => (order.get(one.field) ?? 0) - (order.get(other.field) ?? 0));
}

function fieldFindings(field: Field, { form, rules, values }: Checked): Finding[] {
  const value = values[field.id];
  if (isEmpty(value) || value === undefined) return isNeeded(field, values) ? [error(field.id, 'empty')] : [];
  const foreign = linksIn(field, value);
  if (foreign.length > 0) return [{ field: field.id, severity: isOfLinks(field) ? 'error' : 'warning', code: 'link', args: { link: foreign[0] ?? '' } }];
  if (!readField(field, value, wordsIn(form.language)).ok) return [error(field.id, 'unreadable')];
  return ruleFindings(field, value, rules.get(field.id) ?? {}, values);
}

function ruleFindings({ id }: Field, value: FormValues[string], { leastChars, onlyWith, textWith }: FieldRules, values: FormValues): Finding[] {
  const chosen = [value].flat();
  const length = typeof value === 'string' ? value.trim().length : 0;
  return [
    ...(onlyWith !== undefined && !chosen.some((one) => onlyWith.includes(one)) ? [error(id, 'consent')] : []),
    ...(textWith !== undefined && chosen.some((one) => textWith.includes(one)) && isEmpty(values[`${id}-text`]) ? [warning(`${id}-text`, 'text-missing')] : []),
    ...(leastChars !== undefined && length < leastChars ? [warning(id, 'short', { least: leastChars, length })] : []),
    ...(id === 'benefitImpact' && !hasFigure(String(value)) ? [warning(id, 'no-figure')] : []),
  ];
}

function objectiveFindings(values: FormValues): Finding[] {
  const primary = [values['primaryObjectives'] ?? []].flat();
  const twice = [values['secondaryObjectives'] ?? []].flat().filter((one) => primary.includes(one));
  return twice.length === 0 ? [] : [error('secondaryObjectives', 'objective-twice', { objectives: twice.join(', ') })];
}

/** Each at the first field that has it. Names of people and their addresses are not read. */
function acronymFindings(shown: readonly Field[], values: FormValues): Finding[] {
  const texts = shown.filter((field) => isProse(field)).map(({ id }) => ({ id, text: textOf(values, id) }));
  const missing = acronymsNotSpelledOut(texts.map(({ text }) => text));
  const at = (acronym: string) => texts.find(({ text }) => new RegExp(`(?<![\\p{L}\\p{N}])${acronym}s?(?![\\p{L}\\p{N}])`, 'u').test(text))?.id;
  return texts.flatMap(({ id }) => {
    const own = missing.filter((acronym) => at(acronym) === id);
    return own.length === 0 ? [] : [warning(id, 'acronym', { acronyms: own.join(', ') })];
  });
}

const CONTACT = /^(submitter|implementerFocalPoint)/;

function isProse({ id, kind }: Field): boolean {
  return (kind === 'text' || kind === 'long-text') && !CONTACT.test(id);
}

function isOfLinks({ kind }: Field): boolean {
  return kind === 'url' || kind === 'file';
}

function linksIn(field: Field, value: FormValues[string]): string[] {
  return typeof value === 'string' && (isOfLinks(field) || isProse(field)) ? linksNotOfTheWeb(value) : [];
}

function textOf(values: FormValues, id: string): string {
  return [values[id] ?? ''].flat().join('\n');
}

function error(field: string, code: Finding['code'], args: Finding['args'] = {}): Finding {
  return { field, severity: 'error', code, args };
}

function warning(field: string, code: Finding['code'], args: Finding['args'] = {}): Finding {
  return { field, severity: 'warning', code, args };
}
