import { tellDate, tellDay } from '../../language/dates.js';
import { isolate } from '../../language/isolate.js';
import type { MessageKey, Words } from '../../language/words.js';
import { factIn } from '../../reference/book.js';
import { daysOf, isExpired, isOf, type AsOf, type ReferenceEntry } from '../../reference/entry.js';
import type { Facts } from '../../roadmap/facts.js';
import { nameKind } from '../../support/name-kind.js';
import { MARK } from '../names.js';
import { isOutOfDate, type Translation } from '../../translations/translation.js';

/** The lines that tell one fact in the reader's language; what is only in English says so. */
export function tellEntry(entry: ReferenceEntry, facts: Facts): string[] {
  if (isOf('objective', entry)) return tellObjective(entry, facts);
  if (isOf('principle', entry)) return [facts.words.say('reference.principle', { number: entry.values.number, name: nameEntry(entry, facts) })];
  if (isOf('sdg', entry)) return [facts.words.say('reference.sdg', { number: entry.values.number, name: nameEntry(entry, facts) })];
  if (isOf('roundtable', entry)) return tellRoundtable(entry, facts);
  if (isOf('region', entry)) return tellRegion(entry, facts);
  if (isOf('network', entry)) return [translated(entry, facts) === undefined ? facts.words.say('reference.network', { name: nameEntry(entry, facts) }) : nameEntry(entry, facts)];
  if (isOf('format', entry)) return facts.words.say('reference.format').split('\n');
  if (isOf('declaration', entry)) return tellDeclaration(entry, facts);
  if (isOf('form', entry)) return tellForm(entry, facts);
  if (isOf('support', entry)) return tellOffer(entry, facts);
  if (isOf('contact', entry)) return [tellContact(entry, facts)];
  if (isOf('figure', entry)) return [tellFigure(entry, facts)];
  if (isOf('person', entry)) return tellPerson(entry, facts);
  if (isOf('link', entry)) return [`${isolate(entry.values.title, facts.words.language)}: ${isolate(entry.values.url, facts.words.language)}`];
  return [nameEntry(entry, facts)];
}

/** The short name of a fact in the reader's language: for lists. */
export function nameEntry(entry: ReferenceEntry, facts: Facts): string {
  const { language } = facts.words;
  const mark = isMarked(entry, facts) ? MARK : '';
  if (isOf('objective', entry) || isOf('principle', entry) || isOf('sdg', entry) || isOf('stakeholder', entry)) return `${isolate(entry.values.label[language], language)}${mark}`;
  const title = translated(entry, facts)?.title;
  if (title != null) return `${isolate(title, language)}${mark}`;
  return isolate('title' in entry.values ? entry.values.title : 'name' in entry.values ? entry.values.name : entry.ref, language);
}

/** Whom to write to: said with less trust once the day has passed until which the address was good. */
export function tellContact({ values, asOf, expires }: ReferenceEntry<'contact'>, { words, today }: Pick<Facts, 'words' | 'today'>): string {
  const told = { email: isolate(values.email, words.language), asOf: tellAsOf(asOf, words) };
  if (expires === null || !isExpired({ expires }, today)) return words.say('reference.contact', told);
  return words.say('reference.contact-expired', { ...told, expires: tellDay(expires, words.language) });
}

/** A year, a month or a day, as exactly as the source gave it. */
export function tellAsOf(asOf: AsOf, { language }: Words): string {
  const { startsOn, endsOn, grain } = daysOf(asOf);
  return tellDate({ startsOn, endsOn, grain, precision: grain }, language);
}

/** Whether its name is a translation that nobody has confirmed yet. */
export function isMarked(entry: ReferenceEntry, facts: Facts): boolean {
  const found = translated(entry, facts);
  return found !== undefined && found.title !== null && found.confirmedBy === null;
}

/** The translation of a name, unless the English text was edited since. */
function translated(entry: ReferenceEntry, { ledger, words }: Facts): Translation | undefined {
  const found = ledger.translations.get(entry.ref)?.[words.language];
  if (found === undefined || words.language === 'en') return undefined;
  const isEdited = isOf('support', entry) && isOutOfDate(found, { title: entry.values.title, summary: entry.values.summary });
  return isEdited ? undefined : found;
}

/** English words for readers of another language. */
function inEnglish(text: string, words: Words): string {
  return words.say('reference.english-only', { text: isolate(text, words.language) });
}

function tellObjective(entry: ReferenceEntry<'objective'>, facts: Facts): string[] {
  const { number, roundtable, title } = entry.values;
  return [
    facts.words.say('reference.objective', { number, name: nameEntry(entry, facts), roundtable }),
    facts.words.say('reference.in-full', { title: isolate(title, facts.words.language) }),
  ];
}

function tellRoundtable(entry: ReferenceEntry<'roundtable'>, facts: Facts): string[] {
  const { number, objectives } = entry.values;
  const names = objectives.map((one) => {
    const objective = factIn(facts.ledger.reference, 'objective', `objective:${one}`);
    return objective === undefined ? String(one) : `${one} ${nameEntry(objective, facts)}`;
  });
  const name = nameEntry(entry, facts);
  return [
    translated(entry, facts) === undefined ? facts.words.say('reference.roundtable', { number, name }) : name,
    facts.words.say('reference.objectives', { list: names.join('; ') }),
    facts.words.say('reference.roundtable-year'),
  ];
}

function tellRegion(entry: ReferenceEntry<'region'>, facts: Facts): string[] {
  const summary = translated(entry, facts)?.summary ?? '';
  const by = summary === '' ? facts.words.say('reference.commission', { commission: isolate(entry.values.commission, facts.words.language) }) : isolate(summary, facts.words.language);
  return [`${facts.words.say('reference.region', { name: nameEntry(entry, facts) })} ${by}`];
}

/** Its days are those of the ledger, so that they are never told twice differently. */
function tellDeclaration({ values }: ReferenceEntry<'declaration'>, { words, ledger }: Facts): string[] {
  const lines = [words.say('reference.declaration', { symbol: isolate(values.symbol, words.language) })];
  const [adopted, endorsed] = [ledger.byId.get(values.adopted), ledger.byId.get(values.endorsed)];
  if (adopted === undefined || endorsed === undefined) return lines;
  return [...lines, words.say('reference.declaration-days', { adopted: tellDate(adopted, words.language), endorsed: tellDate(endorsed, words.language) })];
}

function tellForm({ values }: ReferenceEntry<'form'>, { words }: Facts): string[] {
  const { minChars, maxChars, maxMegabytes } = values;
  if (minChars === undefined || maxChars === undefined || maxMegabytes === undefined) return words.say('reference.form-practice').split('\n');
  return words.say('reference.form-pledge', { min: minChars, max: maxChars, megabytes: maxMegabytes }).split('\n');
}

function tellOffer(entry: ReferenceEntry<'support'>, facts: Facts): string[] {
  const { words, ledger } = facts;
  const { title, summary, requests, links } = entry.values;
  const told = translated(entry, facts);
  const lines = told === undefined ? [inEnglish(title, words), isolate(summary, words.language)] : [nameEntry(entry, facts), isolate(told.summary, words.language)];
  if (requests.length > 0) lines.push(words.say('reference.requests', { list: words.language === 'en' ? inEnglish(requests.join('; '), words) : requests.map((kind) => nameKind(kind, words)).join('; ') }));
  const addresses = links.map((ref) => factIn(ledger.reference, 'link', ref)).filter((link) => link !== undefined);
  return [...lines, ...addresses.flatMap((link) => tellEntry(link, facts))];
}

const FIGURES: Readonly<Record<string, MessageKey>> = {
  'figure:champion-countries': 'reference.figure-champion-countries', 'figure:country-networks': 'reference.figure-country-networks',
  'figure:country-networks-africa': 'reference.figure-country-networks-africa', 'figure:gcm-pledges': 'reference.figure-gcm-pledges', 'figure:mptf-donors': 'reference.figure-mptf-donors',
  'figure:mptf-mobilized': 'reference.figure-mptf-mobilized', 'figure:mptf-pipeline': 'reference.figure-mptf-pipeline', 'figure:mptf-programmes': 'reference.figure-mptf-programmes',
  'figure:mptf-requests': 'reference.figure-mptf-requests', 'figure:mptf-target': 'reference.figure-mptf-target', 'figure:regional-networks': 'reference.figure-regional-networks',
  'figure:training-pilots': 'reference.figure-training-pilots',
};

function tellFigure({ ref, values, asOf }: ReferenceEntry<'figure'>, { words }: Facts): string {
  const key = FIGURES[ref];
  const what = key === undefined ? inEnglish(values.what, words) : words.say(key);
  const qualifier = values.qualifier !== null && /^(more than|over)$/.test(values.qualifier) ? 'more' : 'none';
  return words.say('reference.figure', { what, value: values.value, qualifier, asOf: tellAsOf(asOf, words) });
}

const ROLES: Readonly<Record<string, MessageKey>> = {
  'person:coordinator': 'reference.person-coordinator', 'person:former-coordinator': 'reference.person-former-coordinator',
  'person:secretariat-head': 'reference.person-secretariat-head', 'person:forum-chair-2026': 'reference.person-forum-chair-2026',
};

/** The translated role holds for the person that shipped; once somebody was edited, her own words are told. */
function tellPerson({ ref, values, by }: ReferenceEntry<'person'>, { words }: Facts): string[] {
  const key = by === 'shipped' ? ROLES[ref] : undefined;
  const role = key === undefined ? inEnglish(values.role, words) : words.say(key);
  const since = values.since === null ? [] : [words.say('reference.person-since', { day: tellAsOf(values.since, words) })];
  const until = values.until === null ? [] : [words.say('reference.person-until', { day: tellAsOf(values.until, words) })];
  return [words.say('reference.person', { name: isolate(values.name, words.language), role }), ...since, ...until];
}
