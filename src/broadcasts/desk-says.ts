import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { Language } from '../language/language.js';
import type { MessageKey } from '../language/words.js';
import { NetworkCode } from '../networks/network.js';
import { broadcastCode, type Broadcast, type BroadcastState } from './broadcast.js';
import type { BroadcastFacts } from './broadcast-facts.js';
import { audienceWords, countsLine, headLine, languageLines, leftLine, secondsLeft, unconfirmedLines } from './desk-lines.js';
import { NEWS, News } from './news.js';
import { CONFIRM_ABOVE } from './plan-step.js';
import { stateNow } from './tally.js';
import { setOffBlocks } from './set-off-blocks.js';
import { textFor } from './text-for.js';
import { whenLine } from './when-lines.js';

/** What a person does with a broadcast at the desk. `hash` names the text that she read. */
export const Step = z.enum(['show', 'propose', 'approve', 'send', 'stop', 'resume', 'recall', 'report', 'test', 'nudge', 'preview', 'schedule']);
export type Step = z.infer<typeof Step>;

export const stepButton = action('broadcast.step', z.object({ broadcast: z.number().int().min(1), step: Step, hash: z.string().max(64).optional(), language: Language.optional() }));

const LABELS: Readonly<Record<Step, MessageKey>> = {
  show: 'broadcast.do-show', propose: 'broadcast.do-propose', approve: 'broadcast.do-approve', send: 'broadcast.do-send', stop: 'broadcast.do-stop', resume: 'broadcast.do-resume', recall: 'broadcast.do-recall',
  report: 'broadcast.do-report', test: 'broadcast.do-test', nudge: 'broadcast.do-nudge', preview: 'broadcast.do-preview', schedule: 'broadcast.do-schedule',
};

const STEPS: Readonly<Record<BroadcastState, readonly Step[]>> = {
  draft: ['preview', 'test', 'propose'], proposed: ['preview', 'test', 'approve'], approved: ['preview', 'send', 'schedule', 'recall'], sending: ['stop', 'report'], stopped: ['resume', 'recall', 'report'], sent: ['report', 'nudge', 'recall'],
  corrected: ['report', 'nudge', 'recall'], recalled: ['report'],
};

/** An approved one that has its hour. */
const SCHEDULED: readonly Step[] = ['preview', 'schedule', 'stop', 'recall'];

const Unconfirmed = z.object({ conversations: z.number().int(), networks: z.array(NetworkCode) });
const Named = z.object({ broadcast: z.number().int() });

/** A broadcast on a card: its state and text, to whom, in which languages, and what can be done with it. */
export const broadcastCard = sayable('broadcast.card', Named.extend({ conversations: z.number().int(), unreachable: z.number().int(), unconfirmed: Unconfirmed, moved: z.array(z.string()).max(10) }), ({ conversations, unreachable, unconfirmed, moved }, facts: BroadcastFacts): Spoken => {
  const { broadcast, words, tally, content, machineNow } = facts;
  if (broadcast === undefined || content === undefined) return { notSaid: 'the broadcast is not known' };
  const state = stateNow(broadcast, tally, machineNow);
  const { text, language } = textFor(content, words.language);
  const lines = [
    words.say('broadcast.audience', { audience: audienceWords(content.audience, words), conversations, unreachable }),
    ...unconfirmedLines(unconfirmed, words), ...languageLines(content, words), ...scheduleLines(broadcast, facts), ...moved.map((one) => words.say('broadcast.date-moved', { date: isolate(one, words.language) })),
  ];
  const head = headLine(broadcast, state, words);
  const blocks: Block[] = [{ kind: 'heading', text: head }, ...lines.map((line) => paragraph(line)), { kind: 'divider' }, ...setOffBlocks(text.blocks, words.language, language), { kind: 'actions', buttons: buttonsFor(broadcast, state, facts, conversations) }];
  return { text: [head, ...lines, text.plain].join('\n'), language: words.language, about: [], blocks };
});

/** How far it has come: the message changes itself while it is sent. */
export const broadcastProgress = sayable('broadcast.progress', Named, (_args, facts: BroadcastFacts): Spoken => {
  const { broadcast, words, tally, pace, seen, machineNow } = facts;
  if (broadcast === undefined) return { notSaid: 'the broadcast is not known' };
  const state = stateNow(broadcast, tally, machineNow);
  const head = headLine(broadcast, state, words);
  const done = tally.intended - tally.due;
  const label = words.say('broadcast.progress', { done, total: tally.intended });
  // Where each clock has its own hour, the pace tells nothing.
  const seconds = state === 'sending' && broadcast.schedule?.kind !== 'local' ? secondsLeft(tally, pace, machineNow) : null;
  const lines = [countsLine(tally, seen, words), ...(seconds === null || tally.due === 0 ? [] : [leftLine(seconds, words)])];
  const blocks: Block[] = [{ kind: 'heading', text: head }, { kind: 'progress', done, total: tally.intended, label }, ...lines.map((line) => paragraph(line)), { kind: 'actions', buttons: buttonsFor(broadcast, state, facts) }];
  return { text: [head, label, ...lines].join('\n'), language: words.language, about: [], blocks };
});

/** What approvers are told, with the button that shows it. */
export const broadcastNews = sayable(NEWS, Named.extend({ news: News, by: z.string(), reason: z.string().nullable() }), ({ news, by, reason }, { broadcast, words, content }: BroadcastFacts): Spoken => {
  if (broadcast === undefined || content === undefined) return { notSaid: 'the broadcast is not known' };
  if (news === 'proposed' && broadcast.state !== 'proposed') return { notSaid: 'it does not wait any more' };
  const line = words.say(NEWS_TEXTS[news], { id: isolate(broadcastCode(broadcast.number), words.language), title: isolate(content.title, words.language), by: isolate(by, words.language) });
  const lines = [line, ...(reason === null ? [] : [words.say('broadcast.reason', { reason: isolate(reason, words.language) })])];
  const button = stepButton.button({ broadcast: broadcast.number, step: 'show' }, words.say('broadcast.do-show'), { typed: `broadcast ${broadcastCode(broadcast.number)}` });
  return { text: lines.join('\n'), language: words.language, about: [], blocks: [...lines.map((one) => paragraph(one)), { kind: 'actions', buttons: [button] }] };
});

const NEWS_TEXTS: Readonly<Record<News, MessageKey>> = { proposed: 'broadcast.news-proposed', overridden: 'broadcast.news-overridden', corrected: 'broadcast.news-corrected', recalled: 'broadcast.news-recalled' };

/** When an approved one goes; nothing while nobody has set it, and once it has begun. */
function scheduleLines({ state, schedule }: Broadcast, { zone, words }: BroadcastFacts): string[] {
  return state !== 'approved' || schedule === null || schedule.kind === 'now' ? [] : [whenLine(schedule, zone, words)];
}

export const broadcastDeskSayables = [broadcastCard, broadcastProgress, broadcastNews];

/** `conversations`: how many are meant, where they are counted; above twenty their number is typed before it is approved. */
function buttonsFor({ number, hash, schedule }: Broadcast, state: BroadcastState, { words }: BroadcastFacts, conversations = 0): Button[] {
  const steps = state === 'approved' && schedule !== null ? SCHEDULED : STEPS[state];
  const opensForm = (step: Step) => step === 'schedule' || (step === 'approve' && conversations > CONFIRM_ABOVE);
  return steps.map((step) => ({ ...stepButton.button({ broadcast: number, step, ...(step === 'approve' ? { hash } : {}) }, words.say(LABELS[step]), lookOf(step, number)), ...(opensForm(step) ? { opensForm: true as const } : {}) }));
}

function lookOf(step: Step, number: number): { readonly style?: Button['style'] & string; readonly typed: string } {
  const typed = `broadcast ${step === 'show' ? '' : `${step} `}${broadcastCode(number)}`;
  if (step === 'approve' || step === 'send') return { typed, style: 'primary' };
  return step === 'recall' || step === 'stop' ? { typed, style: 'danger' } : { typed };
}
