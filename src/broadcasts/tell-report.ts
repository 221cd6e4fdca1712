import { NOBODY_COULD_SAY } from '../delivery/age-limits.js';
import { TAKEN_BACK, type DeliveryState } from '../delivery/delivery.js';
import { WAITS_FOR_A_PERSON } from '../delivery/resolve-doubt.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import type { Answered } from '../people/heard.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { countsLine, headLine, proofLines } from './desk-lines.js';
import { FACE_NAMES } from './face.js';
import { REASONS } from './reasons.js';
import { readReport, type Reached } from './report.js';
import { broadcastReport } from './report-says.js';

const MOST_MISSED = 20;
const MOST_ASKED = 10;

/** States in which a copy is still on its way: it is counted, and not listed as missed. */
const UNDER_WAY: readonly DeliveryState[] = ['due', 'sending', 'retrying'];

const STATE_NAMES: Readonly<Record<DeliveryState, MessageKey>> = {
  due: 'deliveries.state-due', sending: 'deliveries.state-sending', retrying: 'deliveries.state-retrying', sent: 'deliveries.state-sent', unknown: 'deliveries.state-unknown', refused: 'deliveries.state-refused',
  unreachable: 'deliveries.state-unreachable', skipped: 'deliveries.state-skipped', cancelled: 'deliveries.state-cancelled',
};

/** Our own reasons, as they stand in the outbox; those of platforms are shown as they came. */
const REASON_TEXTS: Readonly<Record<string, MessageKey>> = {
  [REASONS.moved]: 'broadcast.why-moved', [REASONS.muted]: 'broadcast.why-muted', [REASONS.stopped]: 'broadcast.why-stopped', [REASONS.recalled]: 'broadcast.why-recalled', [REASONS.corrected]: 'broadcast.why-corrected',
  [REASONS.pressed]: 'broadcast.why-pressed', [WAITS_FOR_A_PERSON]: 'broadcast.why-in-doubt', [NOBODY_COULD_SAY]: 'broadcast.why-given-up', [TAKEN_BACK]: 'broadcast.why-taken-back',
};

/** What became of it, where people talk: the proof of reach, the counts, who was missed and why, and what was asked in reply. */
export async function tellReport(broadcast: Broadcast, words: Words, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<Answered> {
  const { counts, proof, rows, questions } = await readReport(broadcast, tx, clock.machineNow());
  const missed = rows.filter(({ state, isRemoved, mayShowOlder }) => (state !== 'sent' && !UNDER_WAY.includes(state)) || isRemoved === false || mayShowOlder);
  const says = broadcastReport.of({
    head: headLine(broadcast, counts.state, words), done: counts.intended - counts.due, total: counts.intended, proof: proofLines(proof, words), counts: countsLine(counts, counts.seen, words),
    missed: missed.slice(0, MOST_MISSED).map((one) => missedLine(one, words)), missedCount: missed.length,
    asked: questions.slice(0, MOST_ASKED).map((one) => `${isolate(`Q-${one.number}`, words.language)}: ${isolate(one.text, words.language)}`), askedCount: questions.length,
  });
  return { says: [says] };
}

/** `Kenya, Slack: Out of reach (is_archived)`. */
function missedLine({ network, platform, state, reason, isRemoved, mayShowOlder }: Reached, words: Words): string {
  const stands = words.say(mayShowOlder ? 'broadcast.not-corrected' : isRemoved === false && state === 'sent' ? 'broadcast.not-removed' : STATE_NAMES[state]);
  const own = reason === null ? undefined : REASON_TEXTS[reason];
  const why = reason === null ? '' : ` (${own === undefined ? isolate(reason, words.language) : words.say(own)})`;
  return words.say('broadcast.missed-one', { network: network === null ? '–' : isolate(nameNetwork(network, words.language), words.language), platform: words.say(FACE_NAMES[platform]), state: `${stands}${why}` });
}
