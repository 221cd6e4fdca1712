import { afterEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/language/language.js';
import { given, migrantsDay } from '../support/cast.js';
import { correctionRoom } from '../support/correction-room.js';
import { heldOf, moveTo } from '../support/ledger-room.js';

const [ana, daniel] = ['console:ana', 'console:daniel'];
const report = given(migrantsDay, { id: 'report', title: 'Report', status: 'derived', derivedFrom: { id: migrantsDay.id, startOffsetDays: -84, endOffsetDays: -84 }, dateCode: 'D-AAA' });

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

async function open(publicUrl: string | null = null) {
  const here = await correctionRoom([migrantsDay, report], ['kenya', 'ghana'], publicUrl);
  close = here.close;
  return here;
}

type Here = Awaited<ReturnType<typeof open>>;

async function moves({ room, clock }: Here, day: string): Promise<void> {
  const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, day), ana));
  await room.release(change.id, daniel);
  clock.pass(1_000);
}

describe('a correction', () => {
  it('says what holds now, what no longer does, why, when it was told here and by which source', async () => {
    const here = await open('https://bot.example.org');
    await here.tells('kenya', migrantsDay.id);

    await moves(here, '2026-12-20');
    const [sent, ...others] = await here.sends();

    expect(others).toEqual([]);
    expect(sent?.message.text.split('\n')).toEqual([
      'Now Sunday 20 December 2026: International Migrants Day.', '18 December 2026 no longer holds.', 'Confirmed, in 25 days.', 'Reason: the hall is taken',
      'We told you the old date here on 25 November 2026. Please tell those to whom you passed it.', expect.stringMatching(/^Source: Letter <https:\/\/example\.org\/letter>, checked 25 November 2026\. Code D-/),
    ]);
    const buttons = sent?.message.blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons : []));
    expect(buttons?.map(({ label }) => label)).toEqual(['Mark as seen', 'Update calendar', 'Copy to forward']);
    expect(sent?.message.about).toEqual([{ milestone: migrantsDay.id, dateRevision: 2 }]);
  });

  it('offers the moved date as a file where no calendar can reach the bot', async () => {
    const here = await open();
    await here.tells('kenya', migrantsDay.id);

    await moves(here, '2026-12-20');
    const [sent] = await here.sends();

    const buttons = sent?.message.blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons : []));
    expect(buttons?.map(({ id }) => id)).toEqual(['correction.seen', 'correction.calendar', 'answer.forward']);
    expect(buttons?.[1]?.value).toEqual({ milestones: [migrantsDay.id] });
    expect(buttons?.[1]?.typed).toMatch(/^calendar D-/);
  });

  it.each(LANGUAGES)('is said in %s where that is the conversation’s language', async (language) => {
    const here = await open();
    await here.store.transact((tx) => tx.networks.settle('kenya', { language }));
    await here.tells('kenya', migrantsDay.id);

    await moves(here, '2026-12-20');
    const [sent] = await here.sends();

    expect(sent?.message.language).toBe(language);
    expect(sent?.message.text).toMatch(/20[\s\S]*18/);
  });

  it('of a date and what is counted from it is one message', async () => {
    const here = await open();
    for (const id of [migrantsDay.id, 'report']) await here.tells('kenya', id);
    await here.tells('ghana', 'report');

    await moves(here, '2026-12-20');
    const sent = await here.sends();

    expect(sent.map(({ conversation, message }) => [conversation, message.about.map(({ milestone }) => milestone)])).toEqual([['ghana', ['report']], ['kenya', [migrantsDay.id, 'report']]].sort());
    expect(sent.find(({ conversation }) => conversation === 'kenya')?.message.text).toMatch(/^2 dates have changed\.[\s\S]*Counted from a date that has changed: International Migrants Day\./);
  });

  it('tells of a cancellation', async () => {
    const here = await open();
    await here.tells('kenya', migrantsDay.id);

    const { change } = heldOf(await here.room.propose({ kind: 'cancel', id: migrantsDay.id }, ana));
    await here.room.release(change.id, daniel);
    const [sent] = await here.sends();

    expect(sent?.message.text).toContain('Cancelled: International Migrants Day.\n18 December 2026 no longer holds.');
  });

  it('tells of a confirmation', async () => {
    const here = await open();
    await here.tells('kenya', 'report');

    const { change } = heldOf(await here.room.propose({ kind: 'confirm', id: 'report' }, ana));
    await here.room.release(change.id, daniel);
    const [sent] = await here.sends();

    expect(sent?.message.text).toMatch(/^Now confirmed, Friday 18 December 2026: Report\.\n18 December 2026 is the date as before; how sure it is has changed\./);
  });

  it('comes once, also when it is released twice and after a restart', async () => {
    const here = await open();
    await here.tells('kenya', migrantsDay.id);
    const { change } = heldOf(await here.room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    await Promise.all([here.room.release(change.id, daniel), here.room.release(change.id, 'console:maria')]);
    const first = await here.sends();
    await here.restart();
    await here.correctLate();

    expect(first).toHaveLength(1);
    expect(await here.sends()).toEqual([]);
    expect(await here.corrections()).toHaveLength(1);
  });

  it('is not sent for a change that was undone, and once for moves that merged', async () => {
    const here = await open();
    await here.tells('kenya', migrantsDay.id);
    const { change } = heldOf(await here.room.propose(moveTo(migrantsDay.id, '2026-12-21'), ana));
    await here.room.undo(change.id, ana);
    expect(await here.sends()).toEqual([]);

    await here.room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana);
    await here.room.propose(moveTo(migrantsDay.id, '2026-12-22'), ana);
    await here.room.passHold();

    expect((await here.sends()).map(({ message }) => message.text)).toEqual([expect.stringMatching(/^Now Tuesday 22 December 2026/)]);
  });

  it('is replaced by a later one that was released before it left', async () => {
    const here = await open();
    await here.tells('kenya', migrantsDay.id);
    await moves(here, '2026-12-20');
    await moves(here, '2026-12-22');

    const sent = await here.sends();

    expect(sent.map(({ message }) => message.text)).toEqual([expect.stringMatching(/^Now Tuesday 22 December 2026[\s\S]*\n18 December 2026 no longer holds/)]);
    expect((await here.corrections()).map(({ state }) => state).sort()).toEqual(['sent', 'skipped']);
  });

  it('is not sent where the new date was told first, nor where only one person was told the old', async () => {
    const here = await open();
    await here.tells('kenya', migrantsDay.id);
    await here.tells('ghana', migrantsDay.id, 'slack:T1/UAMINA');
    await moves(here, '2026-12-20');

    await here.tells('kenya', migrantsDay.id);

    expect(await here.sends()).toEqual([]);
    expect(await here.corrections()).toMatchObject([{ conversation: 'kenya', state: 'skipped', reason: 'the date that holds was told here' }]);
  });

  it('that nobody saw arrive goes again when a person has it tried again', async () => {
    const here = await open();
    await here.tells('kenya', migrantsDay.id);
    await moves(here, '2026-12-20');
    const key = await here.givesUpInDoubt();
    here.clock.pass(1_000);

    await here.triesAgain(key);

    expect((await here.sends()).map((sent) => [sent.key, sent.message.text])).toEqual([[key, expect.stringContaining('18 December 2026 no longer holds.')]]);
  });

  it('finds what was on its way with the old date while that changed', async () => {
    const here = await open();
    const arrives = await here.beginTelling('kenya', migrantsDay.id);
    await here.correctLate();
    await moves(here, '2026-12-20');
    await arrives();

    const added = [await here.correctLate(), await here.correctLate()];

    expect(added).toEqual([1, 0]);
    expect((await here.sends()).map(({ conversation }) => conversation)).toEqual(['kenya']);
  });

  it('waits for who cannot be reached, more than a month if need be, and is told only if it still holds then', async () => {
    const here = await open();
    for (const channel of ['kenya', 'ghana']) await here.tells(channel, migrantsDay.id);
    for (const channel of ['kenya', 'ghana']) await here.loses(channel);
    await moves(here, '2026-12-20');
    expect(await here.sends()).toEqual([]);
    await here.hearsFrom('ghana');
    expect(await here.sends()).toHaveLength(1);

    here.clock.pass(40 * 86_400_000);
    await moves(here, '2027-12-22');
    await here.hearsFrom('kenya');
    const late = await here.sends();

    expect(late.filter(({ conversation }) => conversation === 'kenya').map(({ message }) => message.text)).toEqual([expect.stringMatching(/^Now Wednesday 22 December 2027/)]);
  });
});
