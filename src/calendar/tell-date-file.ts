import { z } from 'zod';
import { milestoneBlocks, milestoneLines } from '../answers/milestone-blocks.js';
import { nameMilestone, unconfirmedNote } from '../answers/names.js';
import { Account } from '../chat/conversation.js';
import { MOST_DATES } from '../chat/files.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import type { Facts } from '../roadmap/facts.js';
import { isolate } from '../language/isolate.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import { placeInFile } from './place-in-file.js';

const DateFile = z.object({ milestones: z.array(MilestoneId).min(1).max(MOST_DATES), account: Account });

/** Dates as one calendar file that goes with the message: each as it stands now, what the file cannot hold, and how to get a newer one. */
export const dateFile = sayable('calendar.date-file', DateFile, ({ milestones, account }, facts: Facts): Spoken => {
  const { words, ledger } = facts;
  const known = milestones.flatMap((id) => ledger.byId.get(id) ?? []);
  if (known.length === 0) return { notSaid: 'the date is not known any more' };
  const inFile = known.filter((one) => placeInFile(one, facts) !== 'none');
  const asideOf = (at: number) => (at === known.length - 1 ? unconfirmedNote(known, facts) : []);
  const notes = [...known.flatMap((one) => noteOn(one, facts)), ...howTo(inFile, facts)];
  const head = inFile.length === 0 ? [] : [words.say('calendar.file')];
  return {
    text: [...head, ...known.map((one, at) => milestoneLines(one, facts, asideOf(at)).join('\n')), notes.join('\n')].join('\n\n'),
    language: words.language, about: known.map(({ id, dateRevision }) => ({ milestone: id, dateRevision })),
    blocks: [
      ...head.map((line) => paragraph(line)),
      ...known.flatMap((one, at): Block[] => [...(at === 0 ? [] : [{ kind: 'divider' } as const]), ...milestoneBlocks(one, facts, asideOf(at))]),
      ...notes.map((line) => paragraph(line)),
    ],
    ...(inFile.length === 0 ? {} : { file: { milestones: inFile.map(({ id }) => id), language: words.language, name: fileNameOf(inFile), account } }),
  };
});

/** No date that is seen here goes by what was typed. */
export const dateUnknown = sayable('calendar.date-unknown', z.object({}), (_args, { words }: Facts): Message => {
  const text = words.say('reminders.form.only-unknown');
  return { text, language: words.language, about: [], blocks: [paragraph(text)], refusal: true };
});

/** What somebody who opens the file would not expect. */
function noteOn(milestone: Milestone, facts: Facts): string[] {
  const name = nameMilestone(milestone, facts);
  switch (placeInFile(milestone, facts)) {
    case 'day':
      return [];
    case 'cancelled':
      return [facts.words.say('calendar.file-cancels', { name })];
    case 'none':
      return [facts.words.say('calendar.no-day', { name })];
  }
}

function howTo([first]: readonly Milestone[], { words }: Facts): string[] {
  return first === undefined ? [] : [words.say('calendar.file-how', { typed: isolate(`calendar ${first.dateCode}`, words.language) })];
}

/** As behind the address of a calendar: by its milestone. */
function fileNameOf([first, ...others]: readonly Milestone[]): string {
  return first === undefined || others.length > 0 ? 'roadmap.ics' : `${first.id}.ics`;
}
