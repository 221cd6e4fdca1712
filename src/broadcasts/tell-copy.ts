import { z } from 'zod';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { isolate, isolateAmong } from '../language/isolate.js';
import { Language } from '../language/language.js';
import { wordsIn, type Words } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import { CarriedDate, type Content } from './broadcast.js';
import { copyButtons } from './broadcast-button.js';
import type { CopyFacts } from './broadcast-facts.js';
import { SAYS } from './copy-keys.js';
import { REASONS } from './reasons.js';
import { textFor } from './text-for.js';

const CarriedArgs = z.object({ broadcast: z.number().int(), hash: z.string(), dates: z.array(CarriedDate) });

/** The message itself: the frozen text in the language of the conversation. Not said where it was stopped, corrected or recalled meanwhile, or a date in it has moved. */
const first = sayable(SAYS.first, CarriedArgs, ({ broadcast, hash, dates }, facts: CopyFacts): Spoken => {
  const held = whyHeld(hash, facts);
  if (held !== undefined) return { notSaid: held };
  return tellText(facts, { dates, buttons: (content) => copyButtons(content, broadcast, facts.words) });
});

/** The new text in place of an older one, or below it where that cannot be changed. Not said where it was recalled or corrected once more meanwhile, or a date in it has moved. */
const correction = sayable(SAYS.correction, CarriedArgs, ({ broadcast, hash, dates }, facts: CopyFacts): Spoken => {
  const held = whyLeftOut(hash, facts);
  if (held !== undefined) return { notSaid: held };
  return tellText(facts, { dates, above: facts.words.say('broadcast.corrected-here'), buttons: (content) => copyButtons(content, broadcast, facts.words) });
});

/** One word to where nobody has seen it. */
const nudge = sayable(SAYS.nudge, CarriedArgs, ({ broadcast }, facts: CopyFacts): Spoken => {
  const buttons = copyButtons({ buttons: ['seen'] }, broadcast, facts.words);
  return tellNudge(facts, [], { kind: 'actions', buttons });
});

/** The same once somebody has seen it: who. The text stands where the copy is, and is corrected there. */
export const nudgeSeen = sayable('broadcast.nudge-seen', z.object({ broadcast: z.number().int(), by: z.string() }), ({ by }, facts: CopyFacts): Spoken => tellNudge(facts, [seenLine(by, facts)]));

/** The same message once somebody has seen it: who, and without that button. It shows what holds now: the copy may have been corrected since it was sent. */
export const copySeen = sayable('broadcast.seen', z.object({ broadcast: z.number().int(), by: z.string() }), ({ broadcast, by }, facts: CopyFacts): Spoken => {
  if (facts.broadcast?.state === 'recalled') return { notSaid: REASONS.recalled };
  return tellText(facts, { dates: [], below: seenLine(by, facts), buttons: (content) => copyButtons(content, broadcast, facts.words, { without: ['seen'] }) });
});

/** How it will look, for one person alone: nothing is counted. In her language, or in the one that she looks at. */
export const copyTried = sayable('broadcast.tried', z.object({ broadcast: z.number().int(), language: Language.optional() }), ({ broadcast, language }, facts: CopyFacts): Spoken => {
  const theirs = language === undefined ? facts : { ...facts, words: wordsIn(language) };
  return tellText(theirs, { dates: [], above: facts.words.say('broadcast.only-you'), buttons: (content) => copyButtons(content, broadcast, theirs.words, { isTest: true }) });
});

/** A copy as it will arrive, in the language of these words. */
export function tellCopy({ words }: Pick<CopyFacts, 'words'>, broadcast: number, content: Content): Message {
  return compose(words, content, { dates: [], buttons: () => copyButtons(content, broadcast, words) });
}

export const copySayables = [first, correction, nudge, nudgeSeen, copySeen, copyTried];

function tellNudge({ words, content, broadcast, isInDoubt }: CopyFacts, below: readonly string[], ...actions: readonly Block[]): Spoken {
  if (content === undefined) return { notSaid: 'the broadcast is not known' };
  if (!isInDoubt && broadcast?.state === 'recalled') return { notSaid: REASONS.recalled };
  const text = words.say('broadcast.nudge', { title: isolate(content.title, words.language) });
  return { text: [text, ...below].join('\n\n'), language: words.language, about: [], blocks: [paragraph(text), ...below.map((line) => paragraph(line, 'quiet')), ...actions] };
}

function seenLine(by: string, { words }: CopyFacts): string {
  return words.say('broadcast.seen-by', { by: isolate(by, words.language) });
}

/** Why a copy is not to go now. One in doubt is always composed: it is looked for as it was. */
function whyHeld(hash: string, { broadcast, isInDoubt, isMuted, hasMoved, machineNow }: CopyFacts): string | undefined {
  if (isInDoubt) return undefined;
  switch (broadcast?.state) {
    case undefined:
    case 'draft':
    case 'proposed':
      return REASONS.takenBack;
    case 'stopped':
      return REASONS.stopped;
    case 'recalled':
      return REASONS.recalled;
    case 'approved':
      if (broadcast.beginsAt === null || broadcast.beginsAt > machineNow) return REASONS.stopped;
      break;
    case 'sending':
    case 'sent':
    case 'corrected':
  }
  if (broadcast.approval?.hash !== hash) return REASONS.corrected;
  if (hasMoved) return REASONS.moved;
  return isMuted ? REASONS.muted : undefined;
}

/** The same of a correction: it goes also while the rest is held back, and where its date is muted, since what it replaces stands there. */
function whyLeftOut(hash: string, { broadcast, isInDoubt, hasMoved }: CopyFacts): string | undefined {
  if (isInDoubt) return undefined;
  if (broadcast?.state === 'recalled') return REASONS.recalled;
  if (broadcast?.approval?.hash !== hash) return REASONS.corrected;
  return hasMoved ? REASONS.moved : undefined;
}

interface Around {
  readonly dates: readonly CarriedDate[];
  readonly above?: string;
  readonly below?: string;
  readonly buttons: (content: Content) => readonly Button[];
}

function tellText({ words, content }: CopyFacts, around: Around): Spoken {
  return content === undefined ? { notSaid: 'the broadcast is not known' } : compose(words, content, around);
}

function compose(words: Words, content: Content, { dates, above, below, buttons }: Around): Message {
  const { text, language } = textFor(content, words.language);
  const other = language === words.language ? [] : [words.say('broadcast.in-other-language', { own: nameLanguage(words.language, words.language), given: nameLanguage(language, words.language) })];
  const setOff = (line: string) => isolateAmong(line, words.language, language);
  const [before, after] = [above === undefined ? [] : [setOff(above)], [...other, ...(below === undefined ? [] : [below])].map(setOff)];
  const drawn = buttons(content);
  const blocks: Block[] = [...before.map((line) => paragraph(line, 'quiet')), ...text.blocks, ...after.map((line) => paragraph(line, 'quiet')), ...(drawn.length === 0 ? [] : [{ kind: 'actions' as const, buttons: [...drawn] }])];
  return { text: [...before, text.plain, ...after].join('\n\n'), language, about: [...dates], blocks };
}
