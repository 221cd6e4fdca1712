import { STATE_TEXTS } from '../../src/broadcasts/desk-lines.js';
import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import type { InvariantTools } from './invariant-tools.js';
import { Broken } from './story.js';
import type { BroadcastSeen, ProgressSeen } from './watch-broadcasts.js';

type Tools = Pick<InvariantTools, 'watch' | 'counterparts' | 'story'>;

/** When all is calm: each message that tells how far a broadcast has come says what the rows say, or a row tells why it could not be changed; and none was written beside another. */
export function tellsHowFar(tools: Tools): void {
  for (const [now] of tools.watch.broadcasts.values()) if (now !== undefined && ['sending', 'stopped', 'sent', 'corrected', 'recalled'].includes(now.state)) isToldRightly(now, tools);
}

function isToldRightly(now: BroadcastSeen, { watch, counterparts, story }: Tools): void {
  const name = `B-${now.number}`;
  const rows = watch.progress(now.number);
  const expected = expectedLines(now, { watch });
  for (const { name: platform, standing } of counterparts) for (const [receipt, { key, conversation, text, isRemoved }] of standing) {
    if (isRemoved || !isProgress(key, now.number)) continue;
    const place = [...watch.places.values()].find(([one]) => one?.platform === platform && one.address === conversation)?.[0];
    if (place?.isOpen !== true) continue;
    const known = rows.filter((row) => row.conversation === place.id && row.state === 'sent' && row.receipt === receipt);
    const others = rows.filter((row) => row.conversation === place.id && row.changes === receipt && row.state !== 'sent');
    // Who took it back while it was in doubt knows that it may stand.
    const wroteIt = rows.find((row) => row.key === key);
    if (known.length === 0 && platform === 'slack' && wroteIt?.state === 'sent') throw new Broken('a message is known by its row', `${name}: ${key} stands in ${conversation}, and no row has ${receipt}`);
    if (known.length > 0 && isReplaced(receipt, place.id, rows)) throw new Broken('none beside another', `${name}: ${receipt} stands in ${conversation}, and another was written in its place`);
    if (known.length === 0 || others.length > 0) {
      story.count('how far a broadcast has come, not changed and known');
    } else if (expected.some((lines) => lines.every((line) => text.includes(line)))) {
      story.count('how far a broadcast has come, as the rows say');
    } else throw new Broken('how far it has come is told as it is', `${name} in ${conversation}: ${JSON.stringify(text)}, and it is ${JSON.stringify(expected[0])}`);
  }
}

function isReplaced(receipt: string, conversation: string, rows: readonly ProgressSeen[]): boolean {
  return rows.some((row) => row.conversation === conversation && row.state === 'sent' && row.changes === receipt && row.receipt !== receipt);
}

/** Its state and its counts, in each language. */
function expectedLines({ number, round, state }: BroadcastSeen, { watch }: Pick<Tools, 'watch'>): string[][] {
  const rows = watch.copies(number, round).filter(({ part }) => part === 'first');
  const inState = (...states: readonly string[]) => rows.filter((row) => states.includes(row.state)).length;
  const counts = { intended: rows.length, sent: inState('sent'), unknown: inState('unknown'), refused: inState('refused'), unreachable: inState('unreachable'), skipped: inState('skipped'), cancelled: inState('cancelled'), due: inState('due', 'sending', 'retrying'), seen: watch.seenIn(number) };
  return LANGUAGES.map((language) => [wordsIn(language).say(STATE_TEXTS[state]), wordsIn(language).say('broadcast.counts', counts)]);
}

function isProgress(key: string, number: number): boolean {
  return key.startsWith(`desk:${number}:`) || key.startsWith(`broadcast-progress:${number}:`);
}
