import { broadcastCode, type SetTime } from '../broadcasts/broadcast.js';
import { findApproved, findSpan } from '../broadcasts/find-span.js';
import { spanLines, whenLine } from '../broadcasts/when-lines.js';
import { wordsIn } from '../language/words.js';
import { actAs } from './acting.js';
import { approveBroadcast } from '../broadcasts/approve-broadcast.js';
import { recallBroadcast, nudgeUnseen } from '../broadcasts/correct-broadcast.js';
import { readSchedule } from '../broadcasts/read-schedule.js';
import { refuse } from '../broadcasts/refusal.js';
import { resumeBroadcast, sendBroadcast, stopBroadcast } from '../broadcasts/send-broadcast.js';
import { readId, refuseStep, takeStep, type ActingOptions } from './broadcast-tools.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';

const words = wordsIn('en');

export interface StepOptions extends ActingOptions {
  readonly confirm?: string;
  readonly hash?: string;
  readonly override?: string;
  readonly at?: string;
  readonly reason?: string;
  readonly dryRun?: true;
}

/** `approve ID`: by whoever did not write it. */
export function approve(id: string, options: StepOptions, tools: CommandTools): Promise<void> {
  const wish = { hash: options.hash ?? null, confirm: readNumber(options.confirm), override: options.override ?? null };
  return takeStep('broadcasts.approve', options, tools, (actor, with_) => approveBroadcast(readId(id), wish, actor, with_));
}

/** `send ID`: now, or `--at`. */
export function send(id: string, options: StepOptions, tools: CommandTools): Promise<void> {
  const schedule = readSchedule(options.at ?? '');
  if (schedule === undefined) refuseStep(refuse('at-unreadable', options.at), options, tools);
  if (options.dryRun === true) return schedule.kind === 'now' ? Promise.reject(new CommandEnd(EXIT.usage, '--dry-run: give the time with --at.')) : showWhen(readId(id), schedule, options, tools);
  return takeStep('broadcasts.write', options, tools, (actor, with_) => sendBroadcast(readId(id), schedule, readNumber(options.confirm), actor, with_));
}

/** `send ID --at … --dry-run`: when it would go and in how many conversations, on the Secretariat's clock; nothing is set. */
function showWhen(number: number, schedule: SetTime, options: StepOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    await actAs(ground, options.as, 'broadcasts.write');
    const { store, secretariatZone: zone } = ground;
    const found = await findApproved(number, store.reads);
    if ('refused' in found) refuseStep(found, options, tools);
    const span = await findSpan(found, schedule, store.reads, ground);
    if ('refused' in span) refuseStep(span, options, tools);
    if (options.json === true) tools.print(JSON.stringify({ id: broadcastCode(number), schedule, ...span }));
    else for (const line of [whenLine(schedule, zone, words), ...spanLines(span, zone, words), words.say('broadcast.when-not-yet')]) tools.print(line);
  });
}

/** `stop ID`. */
export function stop(id: string, options: StepOptions, tools: CommandTools): Promise<void> {
  return takeStep('broadcasts.write', options, tools, (actor, with_) => stopBroadcast(readId(id), actor, with_));
}

/** `resume ID`. */
export function resume(id: string, options: StepOptions, tools: CommandTools): Promise<void> {
  return takeStep('broadcasts.write', options, tools, (actor, with_) => resumeBroadcast(readId(id), actor, with_));
}

/** `recall ID`. */
export function recall(id: string, options: StepOptions, tools: CommandTools): Promise<void> {
  return takeStep('broadcasts.approve', options, tools, (actor, with_) => recallBroadcast(readId(id), options.reason ?? null, actor, with_));
}

/** `nudge ID`: tells how many are asked. */
export function nudge(id: string, options: StepOptions, tools: CommandTools): Promise<void> {
  return takeStep('broadcasts.write', options, tools, async (actor, with_) => {
    const asked = await nudgeUnseen(readId(id), actor, with_);
    if (typeof asked !== 'number') return asked;
    tools.tell(`Asked in ${asked} conversations.`);
    return (await with_.tx.broadcasts.find(readId(id))) ?? refuse('unknown', id);
  });
}

function readNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (!/^\d{1,7}$/.test(text) || !Number.isInteger(number)) throw new CommandEnd(EXIT.usage, '--confirm: expected the number of conversations.');
  return number;
}
