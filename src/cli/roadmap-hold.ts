import type { Command } from 'commander';
import { tellDate } from '../language/dates.js';
import type { HeldChange } from '../roadmap/change.js';
import { heldDates } from '../roadmap/held-dates.js';
import type { Refusal } from '../roadmap/ledger-wish.js';
import { HeldWish } from '../roadmap/held-wish.js';
import type { Milestone } from '../roadmap/milestone.js';
import { proposeChange } from '../roadmap/propose-change.js';
import type { Proposed } from '../roadmap/proposed.js';
import { releaseChange } from '../roadmap/release-change.js';
import { undoChange } from '../roadmap/undo-change.js';
import { actAs, AS_OPTION } from './acting.js';
import { changing, onLedger, printPlan, readDate, readSource, refuseChange, type ChangeOptions } from './changing.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ProposeOptions extends ChangeOptions {
  readonly release?: true;
  readonly ifCode?: string;
}

interface EndOptions extends OutputOptions {
  readonly as: string;
}

/** `roadmap move|confirm|cancel` propose, `held` lists, `release` and `undo` end what waits. */
export function addRoadmapHold(roadmap: Command, tools: CommandTools): void {
  const proposing = (words: string, description: string): Command => changing(roadmap, words, `${description}; held 10 minutes`)
    .option('--release', 'be the second person: releases what somebody else proposed in the same words').option('--if-code <code>', 'only while this date code holds');
  proposing('move <id> <date>', 'give a milestone a new date: FROM or FROM..TO')
    .action((id: string, date: string, options: ProposeOptions) => propose({ kind: 'move', id, date: readDate(date) }, options, tools));
  proposing('confirm <id>', 'a source gives the date that stands').action((id: string, options: ProposeOptions) => propose({ kind: 'confirm', id }, options, tools));
  proposing('cancel <id>', 'it will not take place').action((id: string, options: ProposeOptions) => propose({ kind: 'cancel', id }, options, tools));
  roadmap.command('held').description('changes that wait').option('--json', 'one JSON value').action((options: OutputOptions) => listHeld(options, tools));
  roadmap.command('release <change>').description('let a change take effect that somebody else proposed').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((change: string, options: EndOptions) => release(change, options, tools));
  roadmap.command('undo <change>').description('drop a change that waits').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((change: string, options: EndOptions) => undo(change, options, tools));
}

async function propose(wish: HeldWish, options: ProposeOptions, tools: CommandTools): Promise<void> {
  if (options.release === true) return releaseSame(wish, options, tools);
  const source = readSource(options);
  await onLedger(tools, async (ground, transact) => {
    const by = await actAs(ground, options.as, 'roadmap.change');
    const proposed = await transact((ledger) => proposeChange(wish, { by, reason: options.reason ?? null, source }, { conversation: null, seenCode: options.ifCode ?? null }, ledger));
    if (proposed.kind === 'refused') return refuseChange(proposed, options, tools);
    printProposed(proposed, options, tools);
  });
}

/** The second person repeats the wish: only what somebody else proposed in the same words is released. */
async function releaseSame(wish: HeldWish, options: EndOptions, tools: CommandTools): Promise<void> {
  await onLedger(tools, async (ground, transact) => {
    const by = await actAs(ground, options.as, 'roadmap.release');
    const same = (await ground.store.reads.roadmap.heldChanges()).find((change) => JSON.stringify(change.hold.wish) === JSON.stringify(HeldWish.parse(wish)));
    if (same === undefined) throw new CommandEnd(EXIT.refused, 'Nobody has proposed this, so there is nothing to release. Propose it without --release; somebody else (another --as) then repeats it with --release. Nothing was changed.');
    printReleased(await transact((ledger) => releaseChange(same.id, by, null, ledger)), options, tools);
  });
}

function release(change: string, options: EndOptions, tools: CommandTools): Promise<void> {
  return onLedger(tools, async (ground, transact) => {
    const by = await actAs(ground, options.as, 'roadmap.release');
    printReleased(await transact((ledger) => releaseChange(change, by, null, ledger)), options, tools);
  });
}

function undo(change: string, options: EndOptions, tools: CommandTools): Promise<void> {
  return onLedger(tools, async (ground, transact) => {
    const by = await actAs(ground, options.as, 'roadmap.change');
    const undone = await transact((ledger) => undoChange(change, by, null, ledger));
    if (undone.kind === 'refused') return refuseChange(undone, options, tools);
    printResult(tools, options, { undone: change, milestone: undone.milestone }, [undone.milestone], { ID: ({ id }) => id, DATE: (one) => tellDate(one, 'en'), STATUS: ({ status }) => status, CODE: ({ dateCode }) => dateCode });
  });
}

function listHeld(options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const held = [...(await store.reads.roadmap.heldChanges()), ...(await store.reads.roadmap.proposedChanges())];
    const milestones = await store.reads.roadmap.milestones();
    const dates = heldDates(held, milestones);
    const nameDate = (date: Parameters<typeof tellDate>[0] | undefined): string => (date === undefined ? '' : tellDate(date, 'en'));
    printResult(tools, options, held, held, {
      CHANGE: ({ id }) => id, KIND: ({ kind }) => kind, MILESTONE: ({ milestone }) => milestone, NOW: ({ milestone }) => nameDate(milestones.find(({ id }) => id === milestone)),
      'WOULD BE': ({ milestone }) => nameDate(dates.get(milestone)), 'HELD UNTIL': ({ state, hold }) => (state === 'held' ? hold.until : 'the Secretariat agrees'), BY: ({ by }) => by,
    });
  });
}

function printReleased(released: Refusal | Awaited<ReturnType<typeof releaseChange>>, options: OutputOptions, tools: CommandTools): void {
  if (released.kind === 'refused') refuseChange(released, options, tools);
  printPlan(released.plan, { change: released.change }, options, tools);
}

function printProposed({ change, plan, effect, needsSecond, replaced, before, asked }: Proposed, options: OutputOptions, tools: CommandTools): void {
  const first = plan.steps[0].next;
  const following = plan.steps.slice(1).map((step) => step.next);
  const value = { change: change.id, heldUntil: change.hold.until, needsSecond, effect, asked, replaces: replaced?.id ?? null, wouldBe: [first, ...following], alsoLook: plan.alsoLook };
  const facts: [string, string][] = [
    ['change', change.id], ['milestone', `${before.id}: ${before.title}`], ['now', dated(before)], ['would be', dated(first)],
    ...following.map((one): [string, string] => ['moves with it', `${one.id}: ${dated(one)}`]), ...plan.alsoLook.map((id): [string, string] => ['please look at', id]),
    ['told of its date', `${effect.told} conversations: ${effect.corrections} get a correction, ${effect.unreachable} cannot be reached`], ['reminders that change', String(effect.reminders)],
    ...(replaced === null ? [] : [['takes the place of', replaced.id] as [string, string]]), ['held until', untilText(change, needsSecond)],
  ];
  printResult(tools, options, value, facts, { WHAT: ([name]) => name, VALUE: ([, text]) => text });
  tools.tell(`Nothing was changed yet. To drop it: imrf-bot roadmap undo ${change.id} --as NAME`);
}

function dated(milestone: Milestone): string {
  return `${tellDate(milestone, 'en')}, ${milestone.status}`;
}

function untilText({ id, hold }: HeldChange, needsSecond: boolean): string {
  return needsSecond ? `${hold.until}, and until somebody else releases it: imrf-bot roadmap release ${id} --as NAME` : `${hold.until}; then it is released by itself, or sooner by somebody else`;
}
