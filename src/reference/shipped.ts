import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../language/language.js';
import { readDataFile } from '../roadmap/data-file.js';
import type { Source } from '../roadmap/milestone.js';
import { CalendarDate, daysBetween, plusMonths } from '../time/calendar-date.js';
import { AsOf, daysOf, isEditable, type ReferenceEntry, type ReferenceKind, type Values } from './entry.js';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const Label = z.record(z.enum(LANGUAGES), z.string().min(1));
const Number = z.number().int().min(1);
const Text = z.string().min(1);
const Url = z.url({ protocol: /^https?$/ });
const inItems = <T extends z.ZodType>(item: T, count: number) => z.looseObject({ items: z.array(item).length(count) });

/** data/reference.json, as data/README.md describes it: every value that is told. */
const ReferenceFile = z.looseObject({
  checkedOn: CalendarDate,
  objectives: inItems(z.looseObject({ number: Number.max(23), roundtable: Number.max(4), title: z.looseObject({ en: Text }), short: Label }), 23).extend({ sources: z.looseObject({ titles: Url, en: Url }) }),
  guidingPrinciples: inItems(z.looseObject({ number: Number.max(10), label: Label }), 10).extend({ sources: z.looseObject({ en: Url }) }),
  roundtables: inItems(z.looseObject({ number: Number.max(4), objectives: z.array(Number.max(23)).min(1), title: Text, sources: z.array(Url).min(1) }), 4),
  forumFormat: z.looseObject({ id: Id, source: Url }),
  regions: z.looseObject({
    regionalNetworks: z.array(z.looseObject({ id: Id, name: Text, source: Url.nullable() })).min(1),
    reviewRegions: z.array(z.looseObject({ id: Id, name: Text, commission: Text, source: Url })).min(1),
  }),
  sdgs: inItems(z.looseObject({ number: Number.max(17), short: Label }), 17),
  stakeholderCategories: z.looseObject({ source: Url, items: z.array(z.looseObject({ id: Id, label: Label })).min(1) }),
  contacts: z.array(z.looseObject({ id: Id, email: z.email(), for: Text, source: Text, asOf: AsOf })).min(1),
  people: z.array(z.looseObject({ id: Id, role: Text, name: Text, since: AsOf.optional(), until: AsOf.optional(), source: Text, asOf: AsOf })).min(1),
  figures: z.array(z.looseObject({ id: Id, what: Text, unit: Text, values: z.array(z.looseObject({ asOf: AsOf, value: z.number(), qualifier: Text.nullable(), source: Text })).min(1) })).min(1),
  supportOffers: z.array(z.looseObject({
    id: Id, title: Text, summary: Text, contact: z.email().nullable(), requestable: z.boolean(), requestVia: Id.nullable(), requests: z.array(z.looseObject({ title: Text })), requestNote: Text.nullable(),
    links: z.array(z.looseObject({ name: Text, url: Url.nullable() })), source: Text, asOf: AsOf,
  })).min(1),
  declarations: z.array(z.looseObject({ id: Id, title: Text, symbol: Text, adopted: Id, endorsed: Id, sourceUrl: Url, asOf: AsOf })).min(1),
  forms: z.array(z.looseObject({ id: Id, title: Text })).min(1),
});
type ReferenceFile = z.infer<typeof ReferenceFile>;

/** What data/practice-form.json says of handing in: where the rules stand, and how long a pledge may be. */
const FormFile = z.looseObject({
  checklist: z.looseObject({ source: Url }),
  relatedForms: z.looseObject({
    pledge: z.looseObject({ source: Url, limits: z.looseObject({ description: z.looseObject({ minChars: Number, maxChars: Number }), file: z.looseObject({ maxMB: Number }) }) }),
  }),
});
type FormFile = z.infer<typeof FormFile>;

/** The reference facts that ship. Throws DataFileBroken, naming every bad entry and field. */
export function readShippedReference(dataFolder: string): ReferenceEntry[] {
  const file = readDataFile(join(dataFolder, 'reference.json'), ReferenceFile);
  const forms = readDataFile(join(dataFolder, 'practice-form.json'), FormFile);
  return [...fixed(file, forms), ...editable(file)].sort((one, other) => (one.ref < other.ref ? -1 : 1));
}

type Make = <K extends ReferenceKind>(kind: K, id: string | number, values: Values<K>, source: string | null, asOf?: AsOf) => ReferenceEntry<K>;

function maker({ checkedOn }: Pick<ReferenceFile, 'checkedOn'>): Make {
  return (kind, id, values, source, asOf = checkedOn) => ({
    ref: `${kind}:${id}`, kind, values, source: sourceOf(source), asOf, expires: isEditable(kind) ? expiryOf(asOf, checkedOn) : null,
    removed: false, by: 'shipped', at: null, reason: null, revision: 1,
  });
}

/**
 * What was a year old when the file was checked is to be checked at once, so that the Secretariat finds it on its list;
 * anything else a year later.
 */
function expiryOf(asOf: AsOf, checkedOn: CalendarDate): CalendarDate {
  return daysBetween(daysOf(asOf).endsOn, checkedOn) > 365 ? checkedOn : plusMonths(checkedOn, 12);
}

/** A link is called by its host, as the ledger does; the letter has no address. */
function sourceOf(source: string | null): Source {
  if (source === null) return { title: 'General knowledge, no page read', url: null };
  return URL.canParse(source) ? { title: new URL(source).hostname.replace(/^www\./, ''), url: source } : { title: source, url: null };
}

function fixed(file: ReferenceFile, forms: FormFile): ReferenceEntry[] {
  const make = maker(file);
  const { objectives, guidingPrinciples, roundtables, forumFormat, regions, sdgs, stakeholderCategories } = file;
  const { pledge } = forms.relatedForms;
  const limits = { minChars: pledge.limits.description.minChars, maxChars: pledge.limits.description.maxChars, maxMegabytes: pledge.limits.file.maxMB };
  return [
    ...objectives.items.map(({ number, roundtable, short, title }) => make('objective', number, { number, roundtable, label: short, title: title.en }, objectives.sources.en)),
    ...guidingPrinciples.items.map(({ number, label }) => make('principle', number, { number, label }, guidingPrinciples.sources.en)),
    ...roundtables.items.map(({ number, objectives: covered, title, sources }) => make('roundtable', number, { number, objectives: covered, title }, sources[0] ?? null)),
    ...sdgs.items.map(({ number, short }) => make('sdg', number, { number, label: short }, 'UN short names of the Sustainable Development Goals')),
    ...regions.reviewRegions.map(({ id, name, commission, source }) => make('region', id, { name, commission }, source)),
    ...regions.regionalNetworks.map(({ id, name, source }) => make('network', id, { name }, source)),
    ...stakeholderCategories.items.map(({ id, label }) => make('stakeholder', id, { label }, stakeholderCategories.source)),
    make('format', forumFormat.id, { title: 'Format of the Forum' }, forumFormat.source),
    ...file.declarations.map(({ id, title, symbol, adopted, endorsed, sourceUrl, asOf }) => make('declaration', id, { title, symbol, adopted, endorsed }, sourceUrl, asOf)),
    ...file.forms.map(({ id, title }) => (id === 'pledge' ? make('form', id, { title, ...limits }, pledge.source) : make('form', id, { title }, forms.checklist.source))),
  ];
}

function editable(file: ReferenceFile): ReferenceEntry[] {
  const make = maker(file);
  const links = new Map(file.supportOffers.flatMap(({ links: named, asOf }) => named.flatMap(({ name, url }) => (url === null ? [] : [[slugOf(name), { title: name, url, asOf }] as const]))));
  return [
    ...file.contacts.map(({ id, email, for: use, source, asOf }) => make('contact', id, { email, for: use }, source, asOf)),
    ...file.people.map(({ id, name, role, since, until, source, asOf }) => make('person', id, { name, role, since: since ?? null, until: until ?? null }, source, asOf)),
    ...file.figures.flatMap(({ id, what, unit, values }) => {
      const latest = values.at(-1);
      return latest === undefined ? [] : [make('figure', id, { what, unit, value: latest.value, qualifier: latest.qualifier }, latest.source, latest.asOf)];
    }),
    // The day on which the file was checked is the day on which these addresses were seen.
    ...[...links].map(([id, { title, url }]) => make('link', id, { title, url }, url)),
    ...file.supportOffers.map((offer) => make('support', offer.id, {
      title: offer.title, summary: offer.summary, contact: contactOf(offer, file), requests: offer.requestable ? offer.requests.map(({ title }) => title) : [], note: offer.requestNote,
      links: offer.links.filter(({ url }) => url !== null).map(({ name }) => `link:${slugOf(name)}`),
    }, offer.source, offer.asOf)),
  ];
}

/** Where an offer is asked for, else whose address stands in the letter. */
function contactOf({ contact, requestVia }: { readonly contact: string | null; readonly requestVia: string | null }, { contacts }: ReferenceFile): string | null {
  const found = contacts.find(({ id, email }) => (requestVia === null ? email === contact : id === requestVia));
  return found === undefined ? null : `contact:${found.id}`;
}

function slugOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
