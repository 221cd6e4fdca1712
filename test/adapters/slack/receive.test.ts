import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Incoming } from '../../../src/chat/incoming.js';
import { openSlackHouse, type SlackHouse } from './running-slack.js';

const ts = '1700000000.000100';
let house: SlackHouse;
beforeAll(async () => {
  house = await openSlackHouse();
  house.slack.workspace.addChannel('CFOREIGN', { isMember: false });
  house.slack.workspace.addChannel('DU1', { kind: 'im' });
});
afterAll(() => house.close());
beforeEach(() => {
  house.received.length = 0;
  house.answer({ kind: 'nothing' });
});

async function receivedOf(event: Record<string, unknown>, eventId?: string): Promise<Incoming | undefined> {
  await house.signer.event(event, eventId);
  return house.received.map((one) => Incoming.parse(one))[0];
}

describe('what arrives from Slack, in the house’s words', () => {
  it('hears a mention in its thread, without the mention', async () => {
    const incoming = await receivedOf({ type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBOT>  when is the <https://example.org|Forum> &amp; why?', ts });

    expect(incoming).toMatchObject({ eventId: `slack:T1:C1:${ts}`, address: { platform: 'slack', tenant: 'T1', conversation: 'C1', kind: 'channel' }, thread: ts, account: { user: 'U1' }, canOpenForm: false, canPostLater: true, happening: { kind: 'said', text: 'when is the Forum & why?' } });
  });

  it('hears a direct message, and the same words as a mention under the same id', async () => {
    const message = await receivedOf({ type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', text: 'next', ts });
    await house.signer.event({ type: 'app_mention', user: 'U1', channel: 'DU1', text: '<@UBOT> next', ts });

    expect(message).toMatchObject({ address: { kind: 'person' }, thread: null, happening: { kind: 'said', text: 'next' } });
    expect(new Set(house.received.map((one) => one.eventId)).size).toBe(1);
  });

  it.each([
    ['its own words', { type: 'message', channel_type: 'im', user: 'UBOT', channel: 'DU1', text: 'x', ts }],
    ['another bot', { type: 'message', channel_type: 'im', user: 'U2', bot_id: 'B2', channel: 'DU1', text: 'x', ts }],
    ['an edit', { type: 'message', subtype: 'message_changed', channel_type: 'im', channel: 'DU1', ts, message: {} }],
    ['a message that was deleted', { type: 'message', subtype: 'message_deleted', channel_type: 'im', user: 'U1', channel: 'DU1', ts }],
    ['what Slack notes about a channel', { type: 'message', subtype: 'channel_topic', channel_type: 'im', user: 'U1', channel: 'DU1', text: 'set the topic', ts }],
    ['an answer in a thread that is shown in the channel, without a mention', { type: 'message', subtype: 'thread_broadcast', channel_type: 'channel', user: 'U1', channel: 'C1', text: 'x', ts, thread_ts: '1699999999.000100' }],
    ['talk in a channel without a mention', { type: 'message', channel_type: 'channel', user: 'U1', channel: 'C1', text: 'x', ts }],
    ['somebody else who joins', { type: 'member_joined_channel', user: 'U2', channel: 'C1' }],
    ['the Messages tab', { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'messages' }],
  ])('ignores %s', async (_, event) => {
    expect(await receivedOf(event)).toBeUndefined();
  });

  it('hears a file that comes with words', async () => {
    expect(await receivedOf({ type: 'message', subtype: 'file_share', channel_type: 'im', user: 'U1', channel: 'DU1', text: 'here', ts })).toMatchObject({ happening: { kind: 'said', text: 'here' } });
  });

  it('hears an answer in a thread that is sent to the conversation, too, and answers in its thread', async () => {
    const said = { subtype: 'thread_broadcast', user: 'U1', ts, thread_ts: '1699999999.000100', root: { type: 'message', user: 'UBOT', text: 'x', ts: '1699999999.000100' } };

    const alone = await receivedOf({ ...said, type: 'message', channel_type: 'im', channel: 'DU1', text: 'next' });
    await house.signer.event({ ...said, type: 'app_mention', channel: 'C1', text: '<@UBOT> next' });

    expect(alone).toMatchObject({ eventId: `slack:T1:DU1:${ts}`, address: { kind: 'person' }, thread: '1699999999.000100', happening: { kind: 'said', text: 'next' } });
    expect(house.received[1]).toMatchObject({ address: { conversation: 'C1', kind: 'channel' }, thread: '1699999999.000100', happening: { kind: 'said', text: 'next' } });
  });

  it('hears what somebody says of herself, with /me', async () => {
    expect(await receivedOf({ type: 'message', subtype: 'me_message', channel_type: 'im', user: 'U1', channel: 'DU1', text: 'wonders when the next Forum is', ts })).toMatchObject({ thread: null, happening: { kind: 'said', text: 'wonders when the next Forum is' } });
  });

  it('is pointed at a message, whose words it takes and whose dates it is asked about', async () => {
    await house.signer.point('The <https://example.org|Forum> is on 5 May 2026 &amp; later', { channel: 'C1', ts });

    const [incoming] = house.received.map((one) => Incoming.parse(one));
    expect(incoming).toMatchObject({ address: { conversation: 'C1', kind: 'channel' }, account: { user: 'U1' }, canPostLater: true, happening: { kind: 'pointed', text: 'The Forum is on 5 May 2026 & later' } });
  });

  it('cannot write later where it is pointed at a message of a channel that it is not in', async () => {
    await house.signer.point('5 May 2026', { channel: 'CFOREIGN', ts });

    expect(house.received[0]).toMatchObject({ canPostLater: false });
  });

  it('knows that it was added', async () => {
    expect(await receivedOf({ type: 'member_joined_channel', user: 'UBOT', channel: 'C1' }, 'EvJoin')).toMatchObject({ eventId: 'slack:EvJoin', account: null, happening: { kind: 'joined' } });
  });

  it('knows when something happened, to the end of that second, also when Slack brings it minutes later', async () => {
    await house.signer.event({ type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBOT> who am I', ts }, 'EvLate', Date.parse('2026-11-24T09:00:00Z') / 1_000);
    await house.signer.event({ type: 'app_mention', user: 'U1', channel: 'C2', text: '<@UBOT> who am I', ts }, 'EvOdd', -5);

    expect(house.received.map((one) => Incoming.parse(one).happenedAt)).toEqual(['2026-11-24T09:00:00.999Z', undefined]);
  });

  it.each(['channel_left', 'group_left', 'channel_archive', 'group_archive', 'channel_deleted'])('knows that a conversation is closed: %s', async (type) => {
    expect(await receivedOf({ type, channel: 'C9' })).toMatchObject({ address: { conversation: 'C9' }, account: null, happening: { kind: 'left', reason: type } });
  });

  it.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } }],
  ])('knows that the whole workspace has put it out: %s', async (reason, event) => {
    expect(await receivedOf(event)).toMatchObject({ address: { platform: 'slack', tenant: 'T1' }, account: null, happening: { kind: 'ended', reason } });
  });

  it('stays where only a person’s token is revoked', async () => {
    expect(await receivedOf({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })).toBeUndefined();
  });

  it('shows the Home tab to who opens it, once', async () => {
    const opened = { type: 'app_home_opened', user: 'UHOME', channel: 'DUHOME', tab: 'home' };

    expect(await receivedOf(opened)).toMatchObject({ account: { user: 'UHOME' }, happening: { kind: 'opened-home' } });
    await expect.poll(() => house.slack.workspace.views.filter((view) => view.user === 'UHOME').length, { timeout: 5_000 }).toBe(1);
    await house.signer.event(opened);
    expect(house.slack.malformed).toEqual([]);
  });

  it('asks a command’s answer in the HTTP answer where the bot is no member', async () => {
    await house.signer.command('remind 14d', { channel: 'CFOREIGN' });
    await house.signer.command('remind 14d', { channel: 'C1' });

    expect(house.received.map((one) => one.canPostLater)).toEqual([false, true]);
    expect(house.received[0]).toMatchObject({ canOpenForm: true, thread: null, happening: { kind: 'said', text: 'remind 14d' } });
  });

  it('hears a button, with its value and message', async () => {
    await house.signer.press({ id: 'reminders.undo#3', value: { id: 'x' } }, { channel: 'C1', ts });

    expect(Incoming.parse(house.received[0])).toMatchObject({ canOpenForm: true, thread: ts, happening: { kind: 'pressed', action: 'reminders.undo', value: { id: 'x' }, message: ts } });
  });
});
