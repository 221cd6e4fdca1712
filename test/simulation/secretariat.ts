import { approveBroadcast } from '../../src/broadcasts/approve-broadcast.js';
import type { Schedule } from '../../src/broadcasts/broadcast.js';
import type { BroadcastTools } from '../../src/broadcasts/broadcast-tools.js';
import { correctBroadcast, nudgeUnseen, recallBroadcast } from '../../src/broadcasts/correct-broadcast.js';
import type { BroadcastRefusal } from '../../src/broadcasts/refusal.js';
import { resumeBroadcast, sendBroadcast, stopBroadcast } from '../../src/broadcasts/send-broadcast.js';
import { editBroadcast, proposeBroadcast, writeBroadcast, type Stepped } from '../../src/broadcasts/write-broadcast.js';
import type { NetworkDirectory } from '../../src/networks/network.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { instantFromMs } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import { checkReports, checkWhatStands } from './broadcast-reports.js';
import { broadcastTexts } from './broadcast-texts.js';
import type { Chance } from './chance.js';
import type { Clerk } from './clerk.js';
import { deskOf } from './desk.js';
import { dayPlus } from './local-time.js';
import type { Life } from './life.js';
import type { Channel } from './people.js';
import type { Readers } from './readers.js';
import { Broken, type Story } from './story.js';
import type { BroadcastSeen } from './watch-broadcasts.js';
import type { World } from './world.js';

const MINUTE_MS = 60_000;
const WRITERS = ['slack:T1/U4', 'teams:contoso/U5'] as const;
const APPROVERS = ['slack:T1/U6', 'slack:T1/U7'] as const;
const MOST_STEPS = 14;

export interface SecretariatTools {
  readonly world: World;
  readonly chance: Chance;
  readonly story: Story;
  readonly channels: readonly Channel[];
  readonly networks: NetworkDirectory;
  readonly endMs: number;
  readonly withLife: (act: (life: Life) => Promise<unknown>) => void;
  /** Those who read it press what stands below. */
  readonly readers: Readers;
  readonly clerk: Clerk;
}

/** What the people of the Secretariat do with broadcasts, one story after another. */
export interface Secretariat {
  /** Somebody writes one. What becomes of it is left to chance. */
  write(): void;
  /** Somebody looks at every report: it says what the rows say. */
  report(): void;
}

type Step = (number: number, life: Life, tools: BroadcastTools) => Promise<Stepped | number>;

export function secretariatOf({ world, chance, story, channels, networks, endMs, withLife, readers, clerk }: SecretariatTools): Secretariat {
  const { clock, watch } = world;
  const texts = broadcastTexts({ watch, chance, networks, channels, nowMs: () => clock.nowMs() });
  const desk = deskOf({ watch, chance, story });

  function write(): void {
    const tale = texts.stories() + 1;
    const state = chance.happens(0.4) ? 'draft' : 'proposed';
    const by = chance.pick(WRITERS);
    const content = texts.newText(tale);
    act(`${by} writes`, (life, tools) => writeBroadcast(content, state, { by, at: life.clock.machineNow() }, tools));
    clock.after(chance.between(1, 20) * MINUTE_MS, () => goOn(tale, MOST_STEPS));
  }

  /** The next step of a story, by what it has come to. */
  function goOn(tale: number, left: number): void {
    if (clock.nowMs() >= endMs || left === 0) return;
    const seen = storyNow(tale);
    // Whoever wrote it was struck down with the bot: she writes it again some day. Of those that were sent some stand as they are.
    if (seen === undefined || (seen.state === 'sent' && chance.happens(0.2))) return;
    const [what, step] = nextStep(tale, seen);
    if (chance.happens(SENDS_DOUBTFUL[seen.state === 'recalled' ? 'recalled' : what] ?? 0)) sendDoubtful(seen.number);
    act(`B-${seen.number}, ${seen.state}: ${what}`, (life, tools) => step(seen.number, life, tools).then(async (done) => {
      if (typeof done !== 'number' && 'refused' in done) story.tell('Secretariat', `B-${seen.number} ${what}: refused (${done.refused})`);
      story.count(`broadcast step ${what}${typeof done !== 'number' && 'refused' in done ? ` refused ${done.refused}` : ''}`);
      if (typeof done !== 'number' && !('refused' in done)) await desk.showHowFar(done, tools);
      await checkWhatStands(seen.number, tools.tx, life.clock.machineNow(), world);
    }));
    clock.after(pauseAfter(what), () => goOn(tale, left - 1));
    if (what === 'send now' || chance.happens(0.1)) later(chance.between(1, 120) * MINUTE_MS, () => readers.press(tale));
  }

  /** What waits for somebody's word gets it just then: held back at once, or no longer true, it may stand all the same. */
  function sendDoubtful(number: number): void {
    clerk.sendDoubtful(number);
    for (const ms of [4_000, 20_000, 90_000]) later(chance.between(1_000, ms), () => readers.pressGivenUp());
  }

  function later(ms: number, event: () => void): void {
    clock.after(ms, () => {
      if (clock.nowMs() < endMs) event();
    });
  }

  /** While it is being sent seconds count. */
  function pauseAfter(what: string): number {
    return ['send now', 'resume'].includes(what) && chance.happens(0.85) ? chance.between(100, 3_000) : chance.happens(0.3) ? chance.between(1, 90) * 1_000 : chance.between(1, 90) * MINUTE_MS;
  }

  function nextStep(tale: number, seen: BroadcastSeen): readonly [string, Step] {
    const outOfTurn = chance.happens(0.06) ? chance.pick(['edit', 'propose', 'approve', 'send now', 'stop', 'resume', 'correct', 'recall'] as const) : undefined;
    const what = outOfTurn ?? chance.pick(WHAT_NEXT[seen.state === 'approved' && seen.beginsMs !== null ? 'scheduled' : seen.state] ?? ['look']);
    return [what, stepOf(what, tale, seen)];
  }

  function stepOf(what: string, tale: number, seen: BroadcastSeen): Step {
    const writer = chance.pick(WRITERS);
    const approver = chance.pick(APPROVERS);
    const at = (life: Life) => life.clock.machineNow();
    switch (what) {
      case 'edit':
        return (number, life, tools) => editBroadcast(number, texts.newText(tale), { by: writer, at: at(life) }, tools);
      case 'propose':
        return (number, life, tools) => proposeBroadcast(number, { by: writer, at: at(life) }, tools);
      case 'approve':
        return (number, life, tools) => approveWhatWasRead(number, seen, approver, life, tools);
      case 'approve her own':
        return (number, life, tools) => refusedWith('own-text', approveBroadcast(number, { hash: null, confirm: null, override: null }, { by: seen.writers[0] ?? writer, at: at(life) }, tools));
      case 'approve with a wrong number':
        return (number, life, tools) => refusedWith('confirm-wrong', approveBroadcast(number, { hash: null, confirm: 999, override: null }, { by: approver, at: at(life) }, tools));
      case 'override':
        return (number, life, tools) => approveBroadcast(number, { hash: null, confirm: null, override: 'the hall is closed today' }, { by: seen.writers[0] ?? writer, at: at(life) }, tools);
      case 'send now':
      case 'send at':
      case 'send local':
        return (number, life, tools) => sendBroadcast(number, scheduleOf(what), null, { by: writer, at: at(life) }, tools);
      case 'stop':
        return (number, life, tools) => stopBroadcast(number, { by: writer, at: at(life) }, tools);
      case 'resume':
        return (number, life, tools) => resumeBroadcast(number, { by: writer, at: at(life) }, tools);
      case 'correct':
        return (number, life, tools) => correctBroadcast(number, chance.happens(0.3) ? texts.olderText(tale) : texts.newText(tale), null, { by: approver, at: at(life) }, tools);
      case 'recall':
        return (number, life, tools) => recallBroadcast(number, null, { by: approver, at: at(life) }, tools);
      case 'nudge':
        return (number, life, tools) => nudgeUnseen(number, { by: writer, at: at(life) }, tools);
      default:
        return () => Promise.resolve(0);
    }
  }

  /** She approves what she read some while ago: if it was written anew meanwhile, she did not. */
  async function approveWhatWasRead(number: number, read: BroadcastSeen, by: string, life: Life, tools: BroadcastTools): Promise<Stepped> {
    const done = await approveBroadcast(number, { hash: read.hash, confirm: null, override: null }, { by, at: life.clock.machineNow() }, tools);
    if (!('refused' in done) && done.approval?.hash !== read.hash) throw new Broken('what is approved is one text', `B-${number}: ${by} read ${read.edition}`);
    return done;
  }

  /** Where it is refused at all, it is for this: whatever else was done meanwhile. */
  async function refusedWith(code: BroadcastRefusal['refused'], step: Promise<Stepped>): Promise<Stepped> {
    const done = await step;
    if (!('refused' in done)) throw new Broken('nobody approves her own, nor a wrong number', `B-${done.number} was approved where it is ${code}`);
    return done;
  }

  function scheduleOf(what: 'send now' | 'send at' | 'send local'): Schedule {
    if (what === 'send now') return { kind: 'now' };
    if (what === 'send at') return { kind: 'at', at: instantFromMs(clock.nowMs() + chance.between(1, 300) * MINUTE_MS) };
    return { kind: 'local', day: CalendarDate.parse(dayPlus(new Date(clock.nowMs()).toISOString().slice(0, 10), chance.between(0, 1))), time: WallTime.parse(chance.pick(['00:00', '02:30', '09:00', '18:00'])) };
  }

  function storyNow(tale: number): BroadcastSeen | undefined {
    return [...watch.broadcasts.values()].map(([now]) => now).find((one) => one?.edition.startsWith(`edition-${tale}-`));
  }

  function act(what: string, step: (life: Life, tools: BroadcastTools) => Promise<unknown>): void {
    story.tell('Secretariat', what);
    withLife((life) => life.transact((tx) => step(life, { tx, clock: life.clock, newId: life.newId, networks })));
  }

  return { write, report: () => withLife((life) => checkReports(life, world, story)) };
}

/** How often what is in doubt is let go as this happens, or once it is recalled. */
const SENDS_DOUBTFUL: Readonly<Record<string, number>> = { stop: 0.8, correct: 0.4, recall: 0.2, recalled: 0.15 };
/** What may come next, each as often as it stands here. */
const WHAT_NEXT: Readonly<Record<string, readonly string[]>> = {
  draft: ['edit', 'propose', 'propose', 'propose'],
  proposed: ['edit', 'approve her own', 'approve with a wrong number', 'override', 'approve', 'approve', 'approve', 'approve'],
  approved: ['edit', 'send now', 'send now', 'send now', 'send now', 'send at', 'send local', 'recall'],
  scheduled: ['look', 'look', 'stop', 'edit', 'recall'],
  sending: ['stop', 'stop', 'stop', 'stop', 'correct', 'correct', 'recall', 'look'],
  stopped: ['edit', 'edit', 'resume', 'resume', 'resume', 'resume', 'correct', 'correct', 'recall'],
  sent: ['correct', 'correct', 'nudge', 'recall', 'look'],
  corrected: ['correct', 'nudge', 'recall', 'recall'],
  recalled: ['look'],
};
