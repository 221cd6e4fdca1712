import { z } from 'zod';
import { nameKept, unconfirmedNote, type KeptName } from '../answers/names.js';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable, type Saying } from '../chat/saying.js';
import { tellDate, tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Words } from '../language/words.js';
import { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import { Instant } from '../time/instant.js';
import { dayIn, wallTimeIn } from '../time/zone.js';
import type { HeldChange } from './change.js';
import type { Facts, Ledger } from './facts.js';
import type { Milestone } from './milestone.js';
import { MOST_ALONE } from './plan-release.js';
import type { Proposed } from './proposed.js';

/** Releases a change, by its id: asked again whoever presses. */
export const releaseButton = action('roadmap.release', z.object({ change: z.string().max(100) }));
/** Drops a change while it is held. */
export const undoButton = action('roadmap.undo', z.object({ change: z.string().max(100) }));

const Told = z.object({ startsOn: CalendarDate, endsOn: CalendarDate, precision: Precision, grain: Grain });
const Named = z.object({ milestone: z.string(), title: z.string() });
const Titled = Named.extend({ to: Told });
const Held = Named.extend({
  change: z.string(), kind: z.enum(['move', 'confirm', 'cancel', 'share']), from: Told, to: Told, reason: z.string().nullable(), source: z.string().nullable(),
  replaces: Told.nullable(), follows: z.array(Titled), alsoLook: z.array(Named), until: Instant, needsSecond: z.boolean(),
  effect: z.object({ told: z.number(), corrections: z.number(), unreachable: z.number(), reminders: z.number() }),
  /** How many who may release it are asked where they can be written to alone. */
  asked: z.number(),
  /** Whether somebody else than its maker reads this, and so may be the second person. */
  forOthers: z.boolean(),
});
type Held = z.infer<typeof Held>;

/** What is proposed, what releasing it would set in motion, and until when it is held. Its dates hold for nobody yet. */
export const changeHeld = sayable('roadmap.held', Held, (args, facts: Facts): Message =>
  linesOf([...headOf(args, facts), ...effectOf(args, facts.words), ...holdOf(args, facts), askedOf(args, facts.words), typedOf(args, facts.words)], facts, buttonsOf(args, facts.words)));

/** The same, to somebody who may release it. */
export const releaseWaits = sayable('roadmap.release-waits', Held, (args, facts: Facts): Message =>
  linesOf([facts.words.say('roadmap.release-waits'), ...headOf(args, facts), ...effectOf(args, facts.words), ...holdOf(args, facts), typedOf(args, facts.words)], facts, buttonsOf(args, facts.words)));

/** A change was dropped; the date is what it was. */
export const changeUndone = sayable('roadmap.undone', Titled, ({ to, ...named }, facts: Facts): Message =>
  linesOf([facts.words.say('roadmap.undone', { title: nameKept(named, facts), date: tellDate(to, facts.words.language) }), ...noteOn([named], facts)], facts, []));

/** Everything that waits. */
export const waitingChanges = sayable('roadmap.waiting', z.object({ changes: z.array(Named.extend({ change: z.string(), from: Told, to: Told, until: Instant })) }), ({ changes }, facts: Facts): Message => {
  const { words } = facts;
  if (changes.length === 0) return linesOf([words.say('roadmap.waiting-none')], facts, []);
  const lines = changes.map((one) => words.say('roadmap.waiting-one', {
    change: isolate(one.change, words.language), title: nameKept(one, facts), from: tellDate(one.from, words.language), to: tellDate(one.to, words.language), ...momentOf(one.until, facts),
  }));
  return linesOf([...lines, ...noteOn(changes, facts)], facts, []);
});

export const heldSayables = [changeHeld, releaseWaits, changeUndone, waitingChanges];

/** What is to be said of a change that is held now. */
export function heldArgs({ change, plan, effect, needsSecond, replaced, before, titles }: Omit<Proposed, 'asked'>, seen: Pick<Held, 'asked' | 'forOthers'>): Held {
  const [first, ...following] = plan.steps;
  const { wish, until } = change.hold;
  return {
    change: change.id, kind: wish.kind, milestone: first.next.id, title: first.next.title, from: toldOf(before), to: toldOf(first.next), reason: change.reason, source: change.source?.title ?? null,
    replaces: replaced?.hold.wish.kind === 'move' ? toldOf(replaced.hold.wish.date) : null, follows: following.map(({ next }) => ({ milestone: next.id, title: next.title, to: toldOf(next) })),
    alsoLook: plan.alsoLook.map((id) => ({ milestone: id, title: titles.get(id) ?? id })), until, needsSecond, effect: { ...effect }, ...seen,
  };
}

/** What is to be said of all that waits. */
export function waitingSaying(changes: readonly HeldChange[], { byId, held }: Ledger): Saying {
  return waitingChanges.of({
    changes: changes.flatMap((change) => {
      const [before, after] = [byId.get(change.milestone), held.get(change.milestone)];
      return before === undefined || after === undefined ? [] : [{ change: change.id, milestone: before.id, title: before.title, from: toldOf(before), to: toldOf(after), until: change.hold.until }];
    }),
  });
}

/** What is to be said of a change that was dropped. */
export function undoneSaying(milestone: Milestone): Saying {
  return changeUndone.of({ milestone: milestone.id, title: milestone.title, to: toldOf(milestone) });
}

function headOf({ kind, from, to, reason, source, replaces, follows, alsoLook, ...named }: Held, facts: Facts): string[] {
  const { words } = facts;
  const { language } = words;
  const key = { move: 'roadmap.proposed-move', confirm: 'roadmap.proposed-confirm', cancel: 'roadmap.proposed-cancel', share: 'roadmap.changed-share' } as const;
  const lines = [words.say(key[kind], { title: nameKept(named, facts), from: tellDate(from, language), to: tellDate(to, language) })];
  if (replaces !== null) lines.push(words.say('roadmap.proposed-replaces', { to: tellDate(replaces, language) }));
  if (reason !== null) lines.push(words.say('roadmap.changed-reason', { reason: isolate(reason, language) }));
  if (source !== null) lines.push(words.say('roadmap.changed-source', { title: isolate(source, language) }));
  for (const one of follows) lines.push(words.say('roadmap.proposed-follows', { title: nameKept(one, facts), to: tellDate(one.to, language) }));
  if (alsoLook.length > 0) lines.push(words.say('roadmap.changed-look', { titles: alsoLook.map((one) => nameKept(one, facts)).join('; ') }));
  return [...lines, ...noteOn([named, ...follows, ...alsoLook], facts)];
}

function noteOn(named: readonly KeptName[], facts: Facts): string[] {
  return unconfirmedNote(named.map(({ milestone }) => ({ id: milestone })), facts);
}

function effectOf({ effect }: Held, words: Words): string[] {
  const lines = [words.say('roadmap.effect-told', { told: effect.told })];
  if (effect.told > 0) lines.push(words.say('roadmap.effect-corrections', { corrections: effect.corrections, unreachable: effect.unreachable }));
  return [...lines, words.say('roadmap.effect-reminders', { reminders: effect.reminders })];
}

function holdOf({ until, needsSecond }: Held, facts: Facts): string[] {
  const { words } = facts;
  return [words.say('roadmap.held-until', momentOf(until, facts)), needsSecond ? words.say('roadmap.held-second', { most: MOST_ALONE }) : words.say('roadmap.held-alone')];
}

function askedOf({ needsSecond, asked, forOthers }: Held, words: Words): string | undefined {
  return needsSecond && !forOthers ? words.say('roadmap.held-asked', { asked }) : undefined;
}

function typedOf({ change, forOthers }: Held, words: Words): string {
  return words.say(forOthers ? 'roadmap.held-typed-both' : 'roadmap.held-typed', { change: isolate(change, words.language) });
}

function buttonsOf({ change, forOthers }: Held, words: Words): Button[] {
  const undo = undoButton.button({ change }, words.say('network.undo'), { typed: `undo ${change}` });
  return forOthers ? [releaseButton.button({ change }, words.say('roadmap.release-button'), { style: 'primary', typed: `release ${change}` }), undo] : [undo];
}

function momentOf(until: Instant, { words, zone }: Facts): { hour: string; zone: string; day: string } {
  return { hour: isolate(wallTimeIn(zone, until), words.language), zone: isolate(zone, words.language), day: tellDay(dayIn(zone, until), words.language) };
}

function toldOf({ startsOn, endsOn, precision, grain }: z.infer<typeof Told>): z.infer<typeof Told> {
  return { startsOn, endsOn, precision, grain };
}

function linesOf(texts: readonly (string | undefined)[], facts: Facts, buttons: readonly Button[]): Message {
  const lines = texts.filter((line) => line !== undefined);
  const blocks: Block[] = lines.map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text: lines.join('\n'), language: facts.words.language, about: [], blocks };
}
