import { z } from 'zod';
import { nameKept, unconfirmedNote } from '../answers/names.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDate, type ToldDate } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import { nameNetwork } from '../networks/find-network.js';
import type { ChangeKind } from './change.js';
import type { Facts } from './facts.js';
import type { Plan } from './ledger-wish.js';
import { ledgerRefused } from './refused.js';
import { heldSayables } from './held-says.js';
import { dateHistory } from './history-says.js';
import { shareSayables } from './share-says.js';
import { shippedSayables } from './shipped-says.js';
import { Source, type Milestone } from './milestone.js';
import { losesHours } from './plan-step.js';

const Told = z.object({ startsOn: CalendarDate, endsOn: CalendarDate, precision: Precision, grain: Grain });
const Named = z.object({ milestone: z.string(), title: z.string() });
const Dated = Named.extend({ dateRevision: z.number().int(), to: Told });
const Changed = Dated.extend({
  kind: z.enum(['add', 'move', 'confirm', 'cancel', 'edit', 'share']),
  /** How a change that was held came to be released; null for what is never held. */
  released: z.enum(['second', 'itself']).nullable().default(null),
  /** The network that alone sees what was added. */
  ours: z.string().nullable().default(null),
  code: z.string(),
  from: Told.nullable(),
  reason: z.string().nullable(),
  source: Source.nullable(),
  moved: z.array(Dated),
  alsoLook: z.array(Named),
  /** What lost its hours. */
  lostHours: z.array(Named).default([]),
});
type Changed = z.infer<typeof Changed>;

const changedText: Record<ChangeKind, MessageKey> = {
  add: 'roadmap.changed-add', move: 'roadmap.changed-move', confirm: 'roadmap.changed-confirm', cancel: 'roadmap.changed-cancel', edit: 'roadmap.changed-edit', share: 'roadmap.changed-share',
};

const releasedText = { second: 'roadmap.released-second', itself: 'roadmap.released-itself' } as const;

/** What was changed in the ledger: from what to what, why, by which source, what followed and what a person should look at. */
export const ledgerChanged = sayable('roadmap.changed', Changed, (args, facts: Facts): Message => {
  const { words } = facts;
  const lines = [headline(args, facts), ...(args.released === null ? [] : [words.say(releasedText[args.released])]), ...grounds(args, words)];
  if (args.ours !== null) lines.push(words.say('roadmap.changed-ours', { network: isolate(nameNetwork(args.ours, words.language), words.language) }));
  for (const one of args.moved) lines.push(words.say('roadmap.changed-follows', { title: nameKept(one, facts), to: tell(one.to, words) }));
  for (const one of args.lostHours) lines.push(words.say('roadmap.changed-hours', { title: nameKept(one, facts) }));
  if (args.alsoLook.length > 0) lines.push(words.say('roadmap.changed-look', { titles: args.alsoLook.map((one) => nameKept(one, facts)).join('; ') }));
  lines.push(...unconfirmedNote([args, ...args.moved, ...args.lostHours, ...args.alsoLook].map(({ milestone }) => ({ id: milestone })), facts));
  const about = args.kind === 'edit' ? [] : [args, ...args.moved].map(({ milestone, dateRevision }) => ({ milestone, dateRevision }));
  return { text: lines.join('\n'), language: words.language, about, blocks: blocksOf(args, lines) };
});

export const roadmapSayables = [ledgerChanged, ledgerRefused, ...heldSayables, ...shareSayables, ...shippedSayables, dateHistory];

/** What is to be said of a plan that was made. `titles` names what the plan only has as ids. */
export function sayingOf(plan: Plan, titles: ReadonlyMap<string, string>, released: Changed['released']): ReturnType<typeof ledgerChanged.of> {
  const [{ change, next, former }, ...following] = plan.steps;
  return ledgerChanged.of({
    ...datedOf(next), kind: change.kind, released, ours: change.kind === 'add' ? next.network : null, code: next.dateCode, from: former === null ? null : toldOf(former), reason: change.reason, source: change.source,
    moved: following.map((step) => datedOf(step.next)), alsoLook: plan.alsoLook.map((id) => ({ milestone: id, title: titles.get(id) ?? id })),
    lostHours: plan.steps.filter(losesHours).map(({ next: one }) => ({ milestone: one.id, title: one.title })),
  });
}

function headline({ kind, from, to, ...named }: Changed, facts: Facts): string {
  const { words } = facts;
  return words.say(changedText[kind], { title: nameKept(named, facts), from: tell(from ?? to, words), to: tell(to, words) });
}

function grounds({ kind, reason, source, code }: Changed, words: Words): string[] {
  const { language } = words;
  const why = reason === null ? [] : [words.say('roadmap.changed-reason', { reason: isolate(reason, language) })];
  const where = source === null ? [] : [words.say('roadmap.changed-source', { title: isolate(source.title, language) })];
  // A mended title keeps the date, and so its code.
  return [...why, ...where, ...(kind === 'edit' ? [] : [words.say('roadmap.changed-code', { code: isolate(code, language) })])];
}

function blocksOf({ source }: Changed, lines: readonly string[]): Block[] {
  const blocks = lines.map((line) => paragraph(line));
  if (source?.url !== undefined && source.url !== null) blocks.push({ kind: 'paragraph', tone: 'quiet', spans: [{ text: source.title, href: source.url }] });
  return blocks;
}

function datedOf(milestone: Milestone): z.infer<typeof Dated> {
  return { milestone: milestone.id, dateRevision: milestone.dateRevision, title: milestone.title, to: toldOf(milestone) };
}

function toldOf({ startsOn, endsOn, precision, grain }: ToldDate): ToldDate {
  return { startsOn, endsOn, precision, grain };
}

function tell(date: ToldDate, { language }: Words): string {
  return tellDate(date, language);
}
