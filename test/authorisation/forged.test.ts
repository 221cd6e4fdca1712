import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Happening } from '../../src/chat/incoming.js';
import { packageRoot } from '../../src/package-root.js';
import { ownId } from '../../src/roadmap/own-date.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { matrixRoom } from '../support/matrix-room.js';

const SLOW = { timeout: 300_000 };
/** What a refusal, or an answer that nothing was found, may leave. */
const OF_AN_ANSWER = ['actor', 'audit', 'delivery'];

let room: Awaited<ReturnType<typeof matrixRoom>>;
beforeAll(async () => {
  room = await matrixRoom();
}, 300_000);
afterAll(() => room.close());

/** Every button that the source declares, so that a new one is tried too. */
function declaredButtons(): string[] {
  const files = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => [...readFileSync(join(packageRoot, 'src', file), 'utf8').matchAll(/\baction\('([a-z.-]+)'/g)].map(([, id]) => id ?? '')).sort();
}

const JUNK: readonly unknown[] = [
  undefined, null, 'words', 7, [], {}, { __proto__: { number: 1 } }, { number: 999_999, revision: 1, step: 'done' }, { number: '1; drop table audit' }, { practice: '../../etc/passwd', revision: -1 },
  { milestone: 'x'.repeat(5_000) }, { entry: 'none', change: 'none', key: 'none', token: 'none', answer: 'none', broadcast: 999, conversation: 'none', network: 'ZZ', offer: 'support:none', list: 'none', form: 'none', ref: 'none' },
  // Words that every object knows, whatever it holds.
  { milestone: 'constructor', entry: 'constructor', offer: 'constructor', form: 'constructor', ref: 'constructor' },
];

/** These need no value: they open what is hers, or tell the calendar's address, which everybody may type for too. */
const NEED_NO_VALUE = ['practices.new', 'network.install', 'correction.calendar', 'calendar.renew'];

it.each(['member', 'approver'] as const)('a forged value of any button changes nothing, whoever presses: %s', SLOW, async (role) => {
  const person = await room.meets(role, 'slack');
  const wrong: string[] = [];
  for (const action of declaredButtons().filter((one) => !NEED_NO_VALUE.includes(one))) {
    const changed = await room.changedBy(async () => {
      for (const value of JUNK) await room.tries(person, { kind: 'pressed', action, value, message: 'no such message' });
    });
    const others = changed.filter((table) => !OF_AN_ANSWER.includes(table));
    if (others.length > 0) wrong.push(`${action}: ${others.join(', ')}`);
  }

  expect(declaredButtons().length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

it('what belongs to another network is refused, noted, and stays as it is, also to its focal point', SLOW, async () => {
  const kenya = await room.meets('focal-point', 'slack');
  const morocco = await room.meets('focal-point', 'slack', 'MA');
  const desk = await room.meets('editor', 'teams');
  await room.tries(kenya, { kind: 'said', text: 'add our date 2027-02-10 Our own meeting' });
  await room.tries(kenya, { kind: 'said', text: 'support ask secretariat-support please review our terms of reference' });
  await room.tries(desk, { kind: 'said', text: 'requests ask R-1 how long is it?' });
  const own = ownId('KE', 'Our own meeting', CalendarDate.parse('2027-02-10'), () => false);
  await room.store.transact(async (tx) => {
    const submitter = (await tx.people.meet(room.newId(), kenya.account)).id;
    await tx.practices.beginPractice({ id: 'prackenya00000000001', kind: 'practice', formVersion: 1, language: 'en', network: 'KE', submitter, conversation: null, revises: null, begunAt: room.clock.now() });
  });
  const [setting] = await room.store.reads.records.trail({ action: 'network.set', by: 'slack:T1/focal-point-of-KE', limit: 1 });
  const tries: Happening[] = [
    { kind: 'said', text: `move ${own} 2027-02-11 ours now source https://example.org/x` }, { kind: 'said', text: `share ${own} global` }, { kind: 'submitted', form: 'roadmap.move', about: {}, values: { milestone: own, 'first-day': '2027-02-11' } },
    { kind: 'said', text: 'support reply R-1 ours' }, { kind: 'said', text: 'support withdraw R-1' }, { kind: 'submitted', form: 'support.answer', about: { number: '1', revision: '2', step: 'answer' }, values: { words: 'ours' } }, { kind: 'pressed', action: 'support.answer', value: { number: 1, revision: 2 }, message: null },
    { kind: 'pressed', action: 'network.undo', value: { entry: setting?.id ?? '' }, message: null }, { kind: 'pressed', action: 'networks.act', value: { act: 'confirm', network: 'KE' }, message: null }, { kind: 'said', text: 'networks remind KE' },
    ...['practices.show', 'practices.submit', 'practices.delete', 'practices.withdraw', 'practices.open', 'practices.move-up'].map((action): Happening => ({ kind: 'pressed', action, value: { practice: 'prackenya00000000001' }, message: null })),
  ];

  const refusedBefore = (await room.store.reads.records.trail({ outcome: 'refused', limit: 1_000 })).length;
  const changed = await room.changedBy(async () => {
    for (const one of tries) await room.tries(morocco, one);
  });

  expect(await room.store.reads.roadmap.milestones()).toContainEqual(expect.objectContaining({ id: own, network: 'KE' }));
  expect(changed.filter((table) => !OF_AN_ANSWER.includes(table))).toEqual([]);
  expect((await room.store.reads.records.trail({ outcome: 'refused', limit: 1_000 })).length - refusedBefore).toBeGreaterThanOrEqual(7);
});

it('a form that is sent again takes effect once, and says how it stands', SLOW, async () => {
  const asker = await room.meets('member', 'teams');
  const desk = await room.meets('editor', 'teams');
  await room.tries(asker, { kind: 'said', text: 'support ask secretariat-support please draft a press release' });
  const [request] = (await room.store.reads.support.requests(['new'])).slice(-1);
  const sent: Happening = { kind: 'submitted', form: 'support.step', about: { number: String(request?.number), revision: '1', step: 'done' }, values: { words: 'Here it is.' } };
  await room.tries(desk, sent);

  const changed = await room.changedBy(async () => {
    const said = [await room.tries(desk, sent), await room.tries(desk, { kind: 'pressed', action: 'support.take', value: { number: request?.number, revision: 1 }, message: null })];
    expect(said.map(([first]) => first)).toEqual(['support.refused', 'support.refused']);
  });

  expect(changed).toEqual(['delivery']);
});
