import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { inRow } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import { Language } from '../language/language.js';
import type { MessageKey, Words } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import { MOST } from './entry.js';
import { nameLanguage } from './find-language.js';
import { nameNetwork } from './find-network.js';
import { NetworkCode } from './network.js';
import { nudge, nudged } from './nudge-says.js';
import { LISTS } from './read-wish.js';

/** Does to a network what its label says. Whether whoever presses may is asked again. */
export const networkButton = action('networks.act', z.object({ act: z.enum(['confirm', 'unconfirm', 'remind', 'preview', 'show']), network: NetworkCode }));

const Standing = z.enum(['confirmed', 'named', 'none']);
const standingText: Record<z.infer<typeof Standing>, MessageKey> = { confirmed: 'networks.confirmed', named: 'networks.named', none: 'networks.none' };

const Counts = z.object({ all: z.number().int(), confirmed: z.number().int(), named: z.number().int(), silent: z.number().int() });
const Row = z.object({ code: NetworkCode, standing: Standing, isSilent: z.boolean() });
const Listed = z.object({ list: z.enum(LISTS), region: NetworkCode.nullable(), counts: Counts, rows: z.array(Row), more: z.number().int() });

/** The registry: how many are confirmed, only named, silent; then the networks. */
export const networksListed = sayable('networks.listed', Listed, ({ region, counts, rows, more }, { words }: Facts): Message => {
  const head = region === null ? words.say('networks.head', counts) : words.say('networks.head-region', { ...counts, region: nameOf(region, words) });
  const lines = rows.map(({ code, standing, isSilent }) => words.say(isSilent ? 'networks.row-silent' : 'networks.row', { network: nameOf(code, words), code, standing: words.say(standingText[standing]) }));
  const tail = [...(more > 0 ? [words.say('answer.more', { count: more })] : []), words.say(counts.all === 0 ? 'networks.how-first' : 'networks.how')];
  return message([head, ...lines, ...tail], words, []);
});

const Card = Row.extend({
  region: NetworkCode, zones: z.array(z.string()), weekend: z.array(z.number().int()), languages: z.array(Language), tags: z.array(z.string()),
  focalPoints: z.array(z.object({ who: z.string(), isConfirmed: z.boolean() })), open: z.number().int(), unreachable: z.number().int(), mayChange: z.boolean(), mayRemind: z.boolean(),
});

/** One network: all that the house knows of it. */
export const networkShown = sayable('networks.shown', Card, (card, { words }: Facts): Message => {
  const { code, standing, focalPoints } = card;
  const points = focalPoints.map(({ who, isConfirmed }) => (isConfirmed ? isolate(who, words.language) : words.say('networks.point-silent', { who: isolate(who, words.language) })));
  const lines = [
    words.say('networks.card', { network: nameOf(code, words), code, standing: words.say(standingText[standing]) }),
    words.say('networks.card-place', { region: nameOf(card.region, words), zones: isolate(card.zones.join(', '), words.language), weekend: inRow(card.weekend.map((day) => nameWeekday(day, words)), words.language) }),
    words.say('networks.card-languages', { languages: inRow(card.languages.map((one) => nameLanguage(one, words.language)), words.language) || '–' }),
    words.say('networks.card-points', { points: inRow(points, words.language) || '–' }),
    words.say('networks.card-conversations', { open: card.open, unreachable: card.unreachable }),
    ...(card.tags.length === 0 ? [] : [words.say('networks.card-tags', { tags: inRow(card.tags.map((tag) => isolate(tag, words.language)), words.language) })]),
  ];
  return message(lines, words, buttonsOf(card, words));
});

function buttonsOf({ code, standing, mayChange, mayRemind }: z.infer<typeof Card>, words: Words) {
  const toggle = standing === 'confirmed'
    ? networkButton.button({ act: 'unconfirm', network: code }, words.say('networks.unconfirm'), { style: 'quiet', typed: `networks unconfirm ${code}` })
    : networkButton.button({ act: 'confirm', network: code }, words.say('networks.confirm'), { style: 'primary', typed: `networks confirm ${code}` });
  const remind = networkButton.button({ act: 'remind', network: code }, words.say('networks.remind'), { typed: `networks remind ${code}` });
  const preview = networkButton.button({ act: 'preview', network: code }, words.say('networks.preview'), { style: 'quiet', typed: `networks preview ${code}` });
  return [...(mayChange ? [toggle] : []), ...(mayRemind ? [remind, preview] : [])];
}

/** What was typed names no network, tag, language or zone. */
export const networksUnread = sayable('networks.unread', z.object({ what: z.enum(['network', 'tag', 'language', 'zone', 'own']), text: z.string() }), ({ what, text }, { words }: Facts): Message => {
  const texts = { network: 'networks.unread-network', tag: 'networks.unread-tag', language: 'networks.unread-language', zone: 'networks.unread-zone', own: 'people.no-network' } as const;
  return { ...message([words.say(texts[what], { text: isolate(text, words.language) })], words, []), refusal: true };
});

/** The words for more than a network can have; they name the most. */
export const tooManyText = { zones: 'networks.too-many-zones', tags: 'networks.too-many-tags' } as const;

/** What was wished has more tags or zones than a network can have. */
export const networksTooMany = sayable('networks.too-many', z.object({ what: z.enum(['zones', 'tags']) }), ({ what }, { words }: Facts): Message => {
  return { ...message([words.say(tooManyText[what], { max: MOST[what] })], words, []), refusal: true };
});

/** All that is said about the registry. */
export const registrySayables = [networksListed, networkShown, networksTooMany, networksUnread, nudge, nudged];

function nameOf(code: NetworkCode, { language }: Words): string {
  return isolate(nameNetwork(code, language), language);
}

/** 1 is Monday: 5 January 1970 was one. */
function nameWeekday(day: number, { language }: Words): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format((day + 3) * 86_400_000);
}

function message(lines: readonly string[], { language }: Words, buttons: ReturnType<typeof buttonsOf>): Message {
  const blocks: Block[] = lines.map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons });
  return { text: lines.join('\n'), language, about: [], blocks };
}
