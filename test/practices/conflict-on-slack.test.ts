import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { apologize, decide } from '../../src/bot.js';
import { openDoor, type OpenDoor } from '../../src/inbox/door.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { practicePages } from '../../src/practice-pages.js';
import { PRACTICE_FORM } from '../../src/practices/practice-form.js';
import { systemClock } from '../../src/time/clock.js';
import { idMaker } from '../../src/time/ids.js';
import { openSlackHouse, type SlackHouse } from '../adapters/slack/running-slack.js';
import { openTempStore } from '../support/open-stores.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { modalPerson } from '../support/slack/modal-person.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const clock = systemClock();
const newId = idMaker(clock, Math.random);
const tools = { networks, forms: new Map([[PRACTICE_FORM, practicePages(SHIPPED_FORMS)]]), practiceForms: SHIPPED_FORMS, clock, newId, publicUrl: null, secretariatZone: 'America/New_York' };

let temp: Awaited<ReturnType<typeof openTempStore>>;
let door: OpenDoor;
const houses: SlackHouse[] = [];

beforeEach(async () => {
  temp = await openTempStore();
  const { transact } = temp.store;
  door = openDoor({ transact, decide: (tx, kept) => decide(tx, kept, tools), apologize: (tx, kept) => apologize(tx, kept, tools), clock, newId, onDone: () => undefined, onFault: () => undefined }, null);
});
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
  await door.close();
  await temp.close();
});

/** An adapter that remembers nothing of what was answered before. */
async function starts(): Promise<SlackHouse> {
  const house = await openSlackHouse(door);
  houses.push(house);
  return house;
}

it('keeps hers where a colleague wrote meanwhile and she goes on unchanged, also when the bot was restarted between two presses', async () => {
  const first = await starts();
  let { signer } = first;
  const malformed: string[] = [];
  const amina = modalPerson(first.slack, () => signer, 'UAMINA', malformed);
  const ben = modalPerson(first.slack, () => signer, 'UBEN', malformed);
  await signer.command('network KE', { channel: 'C1', user: 'UAMINA' });
  await amina.opens(() => signer.command('practice new', { channel: 'C1', user: 'UAMINA' }));
  await amina.goOn({ title: 'Hers' });
  const id = (await temp.store.reads.practices.listPractices({}, { after: null, limit: 1 }))[0]?.id ?? '';
  await ben.opens(() => signer.press({ id: 'practices.open', value: { practice: id } }, { channel: 'C1', ts: '1700000000.000100', user: 'UBEN' }));
  await amina.goOn({ title: 'Hers, longer' });
  const title = async () => z.object({ title: z.string() }).parse((await temp.store.reads.practices.findPractice(id))?.values).title;

  const met = await ben.goOn({ title: 'His' });
  const before = await title();
  ({ signer } = await starts());
  const pressed = [await ben.goOn({ title: 'His' }), await ben.goOn({ title: 'His' })];

  expect(met).toMatchObject({ kind: 'page', errors: { title: expect.stringContaining('Hers, longer') as string } });
  expect([before, await title()]).toEqual(['Hers, longer', 'His']);
  // What else is missing on the page is told at each press; his title is no matter any more.
  for (const one of pressed) expect(one).toMatchObject({ kind: 'page', errors: { geographicScope: 'This is needed.' } });
  for (const one of pressed) expect(one).not.toHaveProperty('errors.title');
  expect([...malformed, ...first.slack.malformed]).toEqual([]);
});
