import { z } from 'zod';
import { paragraph, type Block, type Button, type Message, type Span } from '../../chat/message.js';
import { sayable } from '../../chat/saying.js';
import { isEmpty } from '../../chat/shown-fields.js';
import { inRow } from '../../language/in-list.js';
import { isolate } from '../../language/isolate.js';
import type { Words } from '../../language/words.js';
import { nameNetwork } from '../../networks/find-network.js';
import { isContact } from '../contact.js';
import type { Practice } from '../practice.js';
import type { PracticeFacts } from '../practice-facts.js';
import { tellValue } from '../review-fields.js';
import { titleOf } from '../tell-practice.js';
import { showFoundButton, startLikeButton } from './found-buttons.js';
import { isFindable } from './keep-findable.js';

const Asked = z.object({ objectives: z.array(z.string()), goals: z.array(z.string()), regions: z.array(z.string()), countries: z.array(z.string()) });
type Asked = z.infer<typeof Asked>;

/** What was found; each with its network, and the Hub's address where it has one. What was withdrawn meanwhile is left out. */
export const practicesFound = sayable('practices.found-list', z.object({ practices: z.array(z.string()), addresses: z.array(z.string().nullable()), more: z.number(), isWordless: z.boolean(), asked: Asked }), ({ practices, addresses, more, isWordless, asked }, facts: PracticeFacts): Message => {
  const { words } = facts;
  const found = practices.flatMap((id, at) => {
    const practice = facts.practices.get(id);
    return practice !== undefined && isFindable(practice) ? [{ practice, address: addresses[at] ?? null }] : [];
  });
  const about = askedIn(asked, facts);
  const head = found.length === 0 ? words.say('practice-search.none', { about }) : words.say(isWordless ? 'practice-search.wordless' : 'practice-search.head', { about, count: found.length + more });
  const lines = found.map(({ practice, address }, at) => lineOf(practice, address, at + 1, words));
  const tail = more > 0 && found.length > 0 ? [words.say('practice-search.more', { count: more })] : [];
  const buttons = found.map(({ practice: { id } }, at) => showFoundButton.button({ practice: id }, words.say('practice-search.show', { number: at + 1 })));
  return {
    text: [head, ...lines.map((spans) => spans.map(({ text, href }) => (href === undefined ? text : `${text} ${href}`)).join('')), ...tail].join('\n'), language: words.language, about: [],
    blocks: [paragraph(head), ...lines.map((spans): Block => ({ kind: 'paragraph', spans, tone: 'plain' })), ...tail.map((line) => paragraph(line, 'quiet')), ...actions(buttons)],
  };
});

/** One of them, whole but for contact details, with where it comes from. */
export const foundShown = sayable('practices.found-one', z.object({ practice: z.string(), address: z.string().nullable() }), ({ practice: id, address }, facts: PracticeFacts): Message => {
  const { words } = facts;
  const practice = facts.practices.get(id);
  if (practice === undefined || !isFindable(practice)) return { text: words.say('practice-search.gone'), language: words.language, about: [], blocks: [paragraph(words.say('practice-search.gone'))], refusal: true };
  const fields = facts.formOf(practice).pages.flatMap((page) => page.fields).filter((field) => field.id !== 'title' && !isContact(field.id) && field.id !== 'consentToPublish' && !isEmpty(practice.values[field.id]));
  const source = lineOf(practice, address, null, words);
  const told = fields.map((field) => ({ label: field.label, value: isolate(tellValue(field, practice.values[field.id]), words.language) }));
  return {
    text: [source.map(({ text, href }) => (href === undefined ? text : `${text} ${href}`)).join(''), ...told.map(({ label, value }) => `${label}: ${value}`)].join('\n'), language: words.language, about: [],
    blocks: [
      { kind: 'heading', text: titleOf(practice, words) }, { kind: 'paragraph', spans: source, tone: 'quiet' },
      ...told.flatMap(({ label, value }): Block[] => [{ kind: 'paragraph', spans: [{ text: label, strong: true }], tone: 'plain' }, paragraph(value)]), ...actions([startLikeButton.button({ practice: id }, words.say('practice-search.start-like'))]),
    ],
  };
});

/** "2. Title (Kenya), on the Hub". */
function lineOf(practice: Practice, address: string | null, number: number | null, words: Words): Span[] {
  const network = practice.network === null ? words.say('practices.no-network') : nameNetwork(practice.network, words.language);
  const named = `${number === null ? '' : `${number}. `}${titleOf(practice, words)} (${isolate(network, words.language)})`;
  return address === null || !/^https?:\/\//.test(address) ? [{ text: named }] : [{ text: `${named} · ` }, { text: words.say('practice-search.on-hub'), href: address }];
}

/** "objective 7, Africa", or nothing where only words were asked. */
function askedIn({ objectives, goals, regions, countries }: Asked, { words }: Pick<PracticeFacts, 'words'>): string {
  const parts = [
    ...objectives.map((number) => words.say('practice-search.objective', { number })), ...goals.map((number) => words.say('practice-search.goal', { number })),
    ...regions.flatMap((id) => (REGION[id] === undefined ? [] : [words.say(REGION[id])])), ...countries.map((code) => isolate(nameNetwork(code, words.language), words.language)),
  ];
  return parts.length === 0 ? '' : words.say('practice-search.about', { parts: inRow(parts, words.language) });
}

const REGION: Readonly<Record<string, 'practice-search.region-africa' | 'practice-search.region-americas' | 'practice-search.region-asia' | 'practice-search.region-europe' | 'practice-search.region-oceania'>> = {
  africa: 'practice-search.region-africa', americas: 'practice-search.region-americas', asia: 'practice-search.region-asia', europe: 'practice-search.region-europe', oceania: 'practice-search.region-oceania',
};

function actions(buttons: readonly Button[]): Block[] {
  return buttons.length === 0 ? [] : [{ kind: 'actions', buttons: [...buttons] }];
}

/** What is said about practices that were found. */
export const foundSayables = [practicesFound, foundShown];
