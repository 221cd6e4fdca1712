import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEAMS, thirtyConversations, until } from '../support/thirty-conversations.js';

const FILE = '---\ntitle: Call for practices\naudience: all\nlanguage: en\nmilestones: [migrants-day-2026]\nbuttons: [seen, ask, calendar]\n---\n\n# en\n\nSend your practice by Monday, <!channel>.\n\n# fr\n\nEnvoyez votre pratique d’ici lundi.\n\n# ar\n\nأرسلوا ممارستكم قبل يوم الاثنين.\n';
const isCopy = (text: string) => /Send your practice|Envoyez votre pratique|أرسلوا ممارستكم/.test(text);

let room: Awaited<ReturnType<typeof thirtyConversations>>;
beforeEach(async () => {
  room = await thirtyConversations(isCopy);
});
afterEach(() => room.close());

it('goes to thirty conversations on three platforms: proposed by one, approved by another, stopped at a third, killed, resumed, corrected, recalled and reported', { timeout: 400_000 }, async () => {
  await room.start(50);
  await room.install();

  // given: roles, by whoever approves: one who writes in Slack, and one who approves on the page
  await room.inSlack('C1', 'role give <@UANA> editor', 'UBEN');
  await room.inSlack('C1', 'role give web:Daniel approver', 'UBEN');
  await room.nothingOnItsWay();
  writeFileSync(room.pathOf('call.md'), FILE);
  const created = await room.command('broadcast', 'create', room.pathOf('call.md'), '--as', 'slack:T1/UANA', '--json');
  const own = await room.command('broadcast', 'approve', 'B-1', '--confirm', '30', '--as', 'slack:T1/UANA');

  // when: another approves it on the page, typing the number; two conversations are gone by then
  await room.onPage('person-Daniel', 'broadcast approve B-1', 'Daniel');
  await room.nothingOnItsWay();
  const withoutNumber = await room.stateOf();
  await room.onPage('person-Daniel', 'broadcast approve B-1 30', 'Daniel');
  await until(room.stateOf, (state) => state === 'approved');
  const archived = room.slack.workspace.channels.get('C9');
  if (archived !== undefined) archived.isArchived = true;
  room.teams.remove(TEAMS[8] ?? '');
  await room.stop();
  await room.start(1);
  await room.inSlack('C1', 'broadcast send B-1', 'UANA');
  await until(room.reached, (n) => n >= 10);

  // then: it stops at a third, and stays so though the bot is killed
  const stopped = await room.report('stop', 'B-1', '--as', 'slack:T1/UANA');
  // What is open at this very moment ends: one that a kill cuts off is in doubt, which is the story of the kills.
  await until(() => room.report('report', 'B-1'), ({ due }) => due === 0);
  await room.kill();
  await room.start(50);
  const before = await room.reached();
  await room.report('resume', 'B-1', '--as', 'web:Daniel');
  await until(room.reached, (n) => n === 27);
  await until(room.stateOf, (state) => state === 'sent');
  const texts = await room.copies();

  expect(JSON.parse(created.printed[0] ?? '')).toEqual({ id: 'B-1', state: 'proposed', audience: { conversations: 30, unreachable: 0 } });
  expect([own.exitCode, withoutNumber]).toEqual([1, 'proposed']);
  expect(stopped).toMatchObject({ state: 'stopped', intended: 30 });
  expect(before).toBeLessThan(27);
  expect(Object.values(texts).every((all) => all.length <= 1)).toBe(true);
  expect([texts['C4'], texts['C9'], texts[TEAMS[8] ?? '']]).toEqual([[], [], []]);
  expect(texts['C1']?.[0]).toBe('Call for practices\n\nSend your practice by Monday, &lt;!channel&gt;.');
  expect([texts['C2']?.[0], texts['network-FR']?.[0]]).toEqual(Array(2).fill('Envoyez votre pratique d’ici lundi.'));
  for (const one of [TEAMS[0] ?? '', 'network-EG']) expect(texts[one]?.[0]).toContain('أرسلوا ممارستكم');

  // then: corrected in place, everywhere
  writeFileSync(room.pathOf('call.md'), FILE.replace('by Monday', 'by Friday').replace('d’ici lundi', 'd’ici vendredi').replace('الاثنين', 'الجمعة'));
  await room.report('correct', 'B-1', room.pathOf('call.md'), '--as', 'slack:T1/UBEN');
  const corrected = await until(room.copies, (all) => Object.values(all).flat().filter((text) => /Friday|vendredi|الجمعة/.test(text)).length === 27);
  expect(Object.values(corrected).every((all) => all.length <= 1)).toBe(true);

  // then: recalled, and reported
  await room.onPage('person-Daniel', 'broadcast recall B-1 the date is wrong', 'Daniel');
  await until(room.reached, (n) => n === 0);
  expect(await room.report('report', 'B-1')).toEqual({ id: 'B-1', state: 'recalled', intended: 30, sent: 27, unknown: 0, refused: 0, unreachable: 2, skipped: 1, cancelled: 0, due: 0, seen: 0 });
  expect((await room.command('broadcast', 'report', 'B-1', '--proof')).printed[0]).toMatch(/^Reached 7 of 7 networks in (under a minute|\d+ minutes?)\.$/);
  expect((await room.wordsOnPage('person-Daniel', 'Daniel')).at(-1)).toContain('recalled');
  expect(room.slack.malformed).toEqual([]);
  expect(room.teams.malformed).toEqual([]);
});
