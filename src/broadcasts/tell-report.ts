import type { Answered } from '../people/heard.js';
import type { Words } from '../language/words.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { countsLine, headLine, proofLines } from './desk-lines.js';
import { broadcastTold } from './replies.js';
import { readReport } from './report.js';

/** What became of it, where people talk: the counts, the proof of reach, who was missed and why, and what was asked. */
export async function tellReport(broadcast: Broadcast, words: Words, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<Answered> {
  const { counts, proof, rows, questions } = await readReport(broadcast, tx, clock.machineNow());
  const missed = rows.filter(({ state, isRemoved }) => state !== 'sent' || isRemoved === false).slice(0, 20).map(({ network, platform, state, reason }) => `${network ?? '–'}, ${platform}: ${reason ?? state}`);
  return { says: [broadcastTold.of({ lines: [headLine(broadcast, counts.state, words), countsLine(counts, counts.seen, words), ...proofLines(proof, words), ...missed, ...questions.slice(0, 10).map((one) => `Q-${one.number}: ${one.text}`)] })] };
}
