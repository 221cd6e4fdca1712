import { z } from 'zod';
import { forwardButtons } from '../answers/forward-says.js';
import { milestoneBlocks, milestoneLines } from '../answers/milestone-blocks.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import { NOW_EXACT } from './plan.js';
import { OffsetDays } from './subscription.js';

const Subject = z.object({ milestone: MilestoneId, dateRevision: z.number().int(), offsetDays: z.union([OffsetDays, z.literal(NOW_EXACT)]) });
type Subject = z.infer<typeof Subject>;

// Reminders that were put into the outbox before several shared a message hold one date.
const Carried = z.union([z.object({ subjects: z.array(Subject).min(1) }), Subject.transform((one) => ({ subjects: [one] }))]);

/** A reminder of one date or several. What has moved or passed since is left out: both are worse than silence. Not said when nothing is left. */
export const reminder = sayable('reminder', Carried, ({ subjects }, facts: Facts): Spoken => {
  const standing = subjects.map((subject) => standingOf(subject, facts));
  const good = standing.filter((one) => one.kind === 'holds');
  const bad = standing.find((one) => one.kind === 'over');
  if (good.length === 0) return { notSaid: bad?.reason ?? 'nothing is left to tell' };
  const exact = new Set(good.filter(({ isNews }) => isNews).map(({ milestone }) => milestone.id));
  const milestones = [...new Set(good.map(({ milestone }) => milestone))];
  return messageOf(milestones, exact, facts);
});

type Standing = { readonly kind: 'holds'; readonly milestone: Milestone; readonly isNews: boolean } | { readonly kind: 'over'; readonly reason: string };

function standingOf({ milestone: id, dateRevision, offsetDays }: Subject, { ledger, today }: Facts): Standing {
  const milestone = ledger.byId.get(id);
  if (milestone === undefined) return { kind: 'over', reason: 'the milestone is not known any more' };
  if (milestone.dateRevision !== dateRevision) return { kind: 'over', reason: 'the date has moved since' };
  // One that is to come after the day is planned, and so sent, on its own day.
  if (offsetDays >= 0 && milestone.endsOn < today) return { kind: 'over', reason: 'the day has passed' };
  return { kind: 'holds', milestone, isNews: offsetDays === NOW_EXACT };
}

function messageOf(milestones: readonly Milestone[], exact: ReadonlySet<string>, facts: Facts): Message {
  const { words } = facts;
  const head = milestones.length === 1 ? [] : [words.say('reminders.several', { count: milestones.length })];
  const news = ({ id }: Milestone): string[] => (exact.has(id) ? [words.say('reminders.now-exact')] : []);
  const texts = milestones.map((milestone) => [...news(milestone), ...milestoneLines(milestone, facts)].join('\n'));
  const blocks = milestones.flatMap((milestone, at): Block[] => [...(at === 0 ? [] : [{ kind: 'divider' } as const]), ...news(milestone).map((line) => paragraph(line)), ...milestoneBlocks(milestone, facts)]);
  return {
    text: [...head, ...texts].join('\n\n'),
    language: words.language,
    about: milestones.map(({ id, dateRevision }) => ({ milestone: id, dateRevision })),
    blocks: [...head.map((line) => paragraph(line)), ...blocks, ...forwardButtons(milestones, facts)],
  };
}
