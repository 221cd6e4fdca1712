import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLATFORMS, type PlatformName } from '../../src/chat/conversation.js';
import type { Happening } from '../../src/chat/incoming.js';
import { ACTIONS } from '../../src/people/may.js';
import { desk, jsonOf } from '../cli/run-command.js';
import { matrixRoom } from '../support/matrix-room.js';
import { EXPECTED, ROLES, type TriedRole } from './expected.js';

const SLOW = { timeout: 300_000 };
/** A refusal leaves its line in the trail, and its words in the outbox. */
const OF_A_REFUSAL = ['actor', 'audit', 'delivery'];

let room: Awaited<ReturnType<typeof matrixRoom>>;
const people = new Map<string, Awaited<ReturnType<typeof room.meets>>>();
beforeAll(async () => {
  room = await matrixRoom();
  for (const platform of PLATFORMS) for (const role of ROLES) people.set(`${role} ${platform}`, await room.meets(role, platform));
}, 300_000);
afterAll(() => room.close());

it('has a row for every act, and no row for what is none', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual([...ACTIONS].sort());
});

const inChat = Object.entries(EXPECTED).filter(([, { chat }]) => chat.length > 0).flatMap(([act, row]) => PLATFORMS.map((platform) => [act, platform, row] as const));

describe('in chat', () => {
  it.each(inChat)('%s in %s is for those for whom it is, and for nobody else', SLOW, async (_act, platform, { may, chat }) => {
    // Every way in Slack; elsewhere rights come from the same place, and one way shows that they do.
    const ways = platform === 'slack' ? chat : chat.slice(0, 1);
    const [allowed, refused] = [ROLES.filter((_, at) => may[at] === 'yes'), ROLES.filter((_, at) => may[at] === 'no')];
    const trailBefore = await refusedLines();
    const wrong: string[] = [];

    const changed = await room.changedBy(() => tryAll(refused, platform, ways, (said) => said.includes('people.refused') && !said.includes('open-form'), wrong));
    const lines = (await refusedLines()) - trailBefore;
    await tryAll(allowed, platform, ways, (said) => !said.includes('people.refused'), wrong);

    expect(wrong).toEqual([]);
    expect(changed.filter((table) => !OF_A_REFUSAL.includes(table))).toEqual([]);
    expect(lines).toBe(refused.length * ways.length);
  });
});

const byCommand = Object.entries(EXPECTED).flatMap(([act, { may, commands }]) => commands.map((words) => [act, words, may] as const));

it('on the command line each command is for those for whom it is, and a refusal is noted', SLOW, async () => {
  const here = desk();
  for (const role of ['focal-point', 'editor', 'approver'] as const) await here.run('people', 'grant', `slack:T1/${role}`, role, '--as', 'machine', ...(role === 'focal-point' ? ['--network', 'KE'] : []));

  const wrong: string[] = [];
  for (const [act, words, may] of byCommand) {
    // Of those who may, the one with the least; who has the machine may all.
    for (const role of [...ROLES.filter((_, at) => may[at] === 'no'), ...ROLES.filter((_, at) => may[at] === 'yes').slice(0, 1)]) {
      const ended = await here.run(...words, '--as', role === 'operator' ? 'machine' : `slack:T1/${role}`);
      const isRefused = ended.exitCode === 1 && ended.told.some((line) => line.includes(`may not do this (${act})`));
      if (isRefused !== (may[ROLES.indexOf(role)] === 'no') || ended.exitCode === 2) wrong.push(`${role} ${words.join(' ')}: ${ended.exitCode} ${ended.told.join(' ')}`);
    }
  }
  const lines = jsonOf(await here.run('audit', 'list', '--refused', '--json'));

  expect(wrong).toEqual([]);
  expect(lines).toHaveLength(byCommand.reduce((sum, [, , may]) => sum + may.filter((cell) => cell === 'no').length, 0));
});

async function tryAll(roles: readonly TriedRole[], platform: PlatformName, ways: readonly Happening[], isRight: (said: readonly string[]) => boolean, wrong: string[]): Promise<void> {
  for (const role of roles) {
    const person = people.get(`${role} ${platform}`);
    if (person === undefined) throw new Error('everybody was met before');
    for (const way of ways) {
      const said = await room.tries(person, way);
      if (!isRight(said)) wrong.push(`${role}: ${JSON.stringify(way)}: heard ${said.join(', ')}`);
    }
  }
}

async function refusedLines(): Promise<number> {
  return (await room.store.reads.records.trail({ outcome: 'refused', limit: 100_000 })).length;
}
