import { approveBroadcast } from '../broadcasts/approve-broadcast.js';
import { recallBroadcast, nudgeUnseen } from '../broadcasts/correct-broadcast.js';
import { readSchedule } from '../broadcasts/read-schedule.js';
import { refuse } from '../broadcasts/refusal.js';
import { resumeBroadcast, sendBroadcast, stopBroadcast } from '../broadcasts/send-broadcast.js';
import { readId, refuseStep, takeStep, type ActingOptions } from './broadcast-tools.js';
import type { CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';

export interface StepOptions extends ActingOptions {
  readonly confirm?: string;
  readonly hash?: string;
  readonly override?: string;
  readonly at?: string;
  readonly reason?: string;
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
  return takeStep('broadcasts.write', options, tools, (actor, with_) => sendBroadcast(readId(id), schedule, readNumber(options.confirm), actor, with_));
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
