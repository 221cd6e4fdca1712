import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message, type Span } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { Language } from '../language/language.js';
import type { MessageKey } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import type { Facts } from '../roadmap/facts.js';
import { TRANSLATION_REFUSALS } from './plan-translation.js';
import { refusalText } from './refusal-text.js';
import { standings, type Standing, type TranslationState } from './standing.js';
import { Translated, type Translation } from './translation.js';

/** Vouches for one translation, at the revision that was shown. */
export const confirmButton = action('translation.confirm', z.object({ of: Translated, language: Language, revision: z.number().int() }));

/** How many of a list are shown. */
const LONGEST_LIST = 5;

const stateText: Readonly<Record<Exclude<TranslationState, 'confirmed'>, MessageKey>> = {
  unconfirmed: 'translation.state-unconfirmed', 'out-of-date': 'translation.state-out-of-date', missing: 'translation.state-missing',
};

/** What is not confirmed in a language, as it stands when this is sent: the first few, each with a button. */
export const translationsListed = sayable('translation.list', z.object({ language: Language }), ({ language }, facts: Facts): Message => {
  const { words } = facts;
  const open = standings(facts.ledger).filter((one) => one.language === language && one.state !== 'confirmed');
  const name = nameLanguage(language, words.language);
  if (open.length === 0) return lines(facts, [words.say('translation.all-confirmed', { language: name })]);
  const shown = [...open].sort((one, other) => urgencyOf(one, facts) - urgencyOf(other, facts)).slice(0, LONGEST_LIST);
  const head = words.say('translation.open', { language: name, count: open.length });
  const how = words.say('translation.how', { command: isolate(`translate ${shown[0]?.of ?? ''} ${language} title …`, words.language) });
  const items = shown.map((one) => itemOf(one, facts));
  const buttons = shown.flatMap(({ translation }, at) => (translation === null ? [] : [buttonOf(translation, words.say('translation.confirm-number', { number: at + 1 }))]));
  const blocks: Block[] = [paragraph(head), { kind: 'list', ordered: true, items: items.map((text): Span[] => [{ text }]) }];
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons });
  blocks.push(paragraph(how, 'quiet'));
  return { text: [head, ...items.map((text, at) => `${at + 1}. ${text}`), how].join('\n'), language: words.language, about: [], blocks };
});

const Changed = z.object({ of: Translated, language: Language, title: z.string(), revision: z.number().int(), confirmed: z.boolean() });

/** A translation was mended (and waits to be confirmed), or confirmed. */
export const translationChanged = sayable('translation.changed', Changed, ({ of, language, title, revision, confirmed }, facts: Facts): Message => {
  const { words } = facts;
  const line = words.say(confirmed ? 'translation.confirmed' : 'translation.changed', { title: isolate(title, words.language), id: isolate(of, words.language), language: nameLanguage(language, words.language) });
  const message = lines(facts, [line]);
  return confirmed ? message : { ...message, blocks: [...message.blocks, { kind: 'actions', buttons: [buttonOf({ of, language, revision }, words.say('translation.confirm'))] }] };
});

/** Why a translation was not changed, and how to mend it. */
export const translationRefused = sayable('translation.refused', z.object({ code: z.enum(TRANSLATION_REFUSALS), said: z.string().max(500) }), ({ code, said }, facts: Facts): Message => {
  const { words } = facts;
  return { ...lines(facts, [words.say(refusalText[code], { said: isolate(said, words.language) }), words.say('roadmap.nothing-changed')]), refusal: true };
});

/** The words after `translate` could not be read. */
export const translateHow = sayable('translation.how', z.object({}), (_args, facts: Facts): Message =>
  ({ ...lines(facts, [facts.words.say('translation.how', { command: isolate('translate imrf-2030 fr title …', facts.words.language) })]), refusal: true }));

export const translationSayables = [translationsListed, translationChanged, translationRefused, translateHow];

function itemOf({ of, state, english, translation }: Standing, { words }: Facts): string {
  const texts = { id: isolate(of, words.language), english: isolate(english.title, words.language), title: isolate(translation?.title ?? translation?.aliases.join('; ') ?? '', words.language) };
  return state === 'confirmed' ? texts.title : words.say(stateText[state], texts);
}

/** Smaller comes first: what is wrong now, what lies ahead, then the rest. */
function urgencyOf({ of, state }: Standing, { ledger, today }: Facts): number {
  const endsOn = ledger.byId.get(of)?.endsOn;
  const isAhead = endsOn !== undefined && endsOn >= today;
  return (state === 'unconfirmed' ? 2 : 0) + (isAhead ? 0 : 1);
}

function buttonOf({ of, language, revision }: Pick<Translation, 'of' | 'language' | 'revision'>, label: string): Button {
  return confirmButton.button({ of, language, revision }, label);
}

function lines(facts: Facts, texts: readonly string[]): Message {
  return { text: texts.join('\n'), language: facts.words.language, about: [], blocks: texts.map((text) => paragraph(text)) };
}
