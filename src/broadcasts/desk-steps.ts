import type { Answered, Heard } from '../people/heard.js';
import { approveBroadcast } from './approve-broadcast.js';
import { cardOf } from './card-of.js';
import { nudgeUnseen, recallBroadcast } from './correct-broadcast.js';
import { actorOf, refused } from './desk-answers.js';
import { broadcastProgress, type Step } from './desk-says.js';
import { showPreview } from './preview-hears.js';
import { readSchedule } from './read-schedule.js';
import { refuse } from './refusal.js';
import { broadcastTold } from './replies.js';
import { resumeBroadcast, sendBroadcast, stopBroadcast } from './send-broadcast.js';
import { findLanguage } from '../networks/find-language.js';
import { copyTried } from './tell-copy.js';
import { tellReport } from './tell-report.js';
import { openWhen, showWhen, type WhenTools } from './when-hears.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { proposeBroadcast, type Stepped } from './write-broadcast.js';

/** A step at the desk, pressed or typed. */
export interface Wanted {
  readonly number: number;
  readonly step: Step;
  /** The text that she read, where the button knows it. */
  readonly hash: string | null;
  /** What was typed behind it: a number, a reason, when. */
  readonly more: string;
}

/** Looks at a broadcast, or takes a step with it. */
export async function takeStep(heard: Heard, wanted: Wanted, tools: WhenTools): Promise<Answered> {
  const { number, step, hash, more } = wanted;
  const actor = actorOf(heard, tools);
  switch (step) {
    case 'show':
    case 'test':
    case 'preview':
    case 'report':
      return look(heard, wanted, tools);
    case 'propose':
      return answer(heard, await proposeBroadcast(number, actor, tools), tools);
    case 'approve':
      return answer(heard, await approveBroadcast(number, { hash, ...readApproval(more) }, actor, tools), tools);
    case 'schedule':
      return openWhen(heard, number, tools);
    case 'send':
      return send(heard, wanted, tools);
    case 'stop':
      return answer(heard, await stopBroadcast(number, actor, tools), tools);
    case 'resume':
      return answer(heard, await resumeBroadcast(number, actor, tools), tools);
    case 'recall':
      return answer(heard, await recallBroadcast(number, more === '' ? null : more, actor, tools), tools);
    case 'nudge': {
      const asked = await nudgeUnseen(number, actor, tools);
      return typeof asked === 'number' ? { says: [broadcastTold.of({ lines: [heard.facts.words.say('broadcast.nudged', { count: asked })] })] } : refused(asked);
    }
  }
}

async function look(heard: Heard, { number, step, more }: Wanted, tools: WhenTools): Promise<Answered> {
  const found = await tools.tx.broadcasts.find(number);
  if (found === undefined) return refused(refuse('unknown', number));
  if (step === 'preview') return showPreview(heard, number, more, tools);
  if (step === 'report') return tellReport(found, heard.facts.words, tools);
  if (step === 'show') return answer(heard, found, tools);
  const language = findLanguage(more);
  return { says: [copyTried.of({ broadcast: number, ...(language === undefined ? {} : { language }) })], onlyForPerson: true };
}

/** At once; a time that was typed is shown first, and counts where `yes` stands behind it. */
async function send(heard: Heard, { number, more }: Wanted, tools: WhenTools): Promise<Answered> {
  const [, when = '', yes] = /^(.*?)(\s+yes)?$/i.exec(more.trim()) ?? [];
  const schedule = readSchedule(when);
  if (schedule === undefined) return refused(refuse('at-unreadable', when));
  if (schedule.kind !== 'now' && yes === undefined) return showWhen(number, schedule, tools);
  return answer(heard, await sendBroadcast(number, schedule, null, actorOf(heard, tools), tools), tools);
}

/** `25`, or `override` and the reason. */
function readApproval(more: string): { readonly confirm: number | null; readonly override: string | null } {
  const override = /(?:^|\s)override\s*([\s\S]*)$/i.exec(more)?.[1] ?? null;
  const typed = /^\d{1,7}/.exec(more.trim())?.[0];
  return { confirm: typed === undefined ? null : Number(typed), override };
}

/** Once it has begun, how far it has come; before, the card. */
export async function answer(heard: Heard, stepped: Stepped, tools: BroadcastTools): Promise<Answered> {
  if ('refused' in stepped) return refused(stepped);
  const hasBegun = !['draft', 'proposed', 'approved'].includes(stepped.state);
  return { says: [hasBegun ? broadcastProgress.of({ broadcast: stepped.number }) : await cardOf(stepped, heard, tools)] };
}
