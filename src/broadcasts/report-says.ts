import { z } from 'zod';
import { paragraph, type Block } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import type { Facts } from '../roadmap/facts.js';

/** A report as it was made when somebody asked: the list of those it did not reach is short, the workbook holds all. */
export const broadcastReport = sayable(
  'broadcast.report',
  z.object({ head: z.string(), done: z.number().int(), total: z.number().int(), proof: z.array(z.string()), counts: z.string(), missed: z.array(z.string()).max(20), missedCount: z.number().int(), asked: z.array(z.string()).max(10), askedCount: z.number().int() }),
  ({ head, done, total, proof, counts, missed, missedCount, asked, askedCount }, { words }: Facts): Spoken => {
    const listed = (title: string, items: readonly string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'paragraph', tone: 'plain', spans: [{ text: title, strong: true }] }, { kind: 'list', ordered: false, items: items.map((text) => [{ text }]) }]);
    const [missedTitle, askedTitle] = [words.say('broadcast.missed', { count: missedCount }), words.say('broadcast.asked', { count: askedCount })];
    const label = words.say('broadcast.progress', { done, total });
    const blocks: Block[] = [{ kind: 'heading', text: head }, { kind: 'progress', done, total, label }, ...proof.map((line) => paragraph(line)), paragraph(counts), ...listed(missedTitle, missed), ...listed(askedTitle, asked)];
    const text = [head, ...proof, counts, ...(missed.length === 0 ? [] : [missedTitle, ...missed]), ...(asked.length === 0 ? [] : [askedTitle, ...asked])].join('\n');
    return { text, language: words.language, about: [], blocks };
  },
);
