import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signed } from '../../support/slack/signer.js';
import { openSlackHouse, type SlackHouse } from './running-slack.js';

const FORM = 'application/x-www-form-urlencoded';
const mention = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBOT> next', ts: '1700000000.000100' };
const envelope = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event: mention });
const command = new URLSearchParams({ command: '/imrf', text: 'next', team_id: 'T1', user_id: 'U1', channel_id: 'C1', trigger_id: 'tr.1' }).toString();

let house: SlackHouse;
beforeAll(async () => {
  house = await openSlackHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.received.length = 0;
  house.answer({ kind: 'nothing' });
});

describe('every request to /slack/events gets its answer', () => {
  const requests: [string, number, string, Parameters<SlackHouse['signer']['send']>[1]?][] = [
    ['a good event', 200, envelope],
    ['four minutes old', 200, envelope, { stampedSecondsAgo: 240 }],
    ['six minutes old', 401, envelope, { stampedSecondsAgo: 360 }],
    ['six minutes ahead', 401, envelope, { stampedSecondsAgo: -360 }],
    ['an hour ahead', 401, envelope, { stampedSecondsAgo: -3600 }],
    ['signed with another secret', 401, envelope, { secret: 'another' }],
    ['not signed', 401, envelope, { headers: {} }],
    ['a timestamp of letters', 401, envelope, { headers: { ...signed(envelope), 'x-slack-request-timestamp': 'abc' } }],
    ['a signature of another length', 401, envelope, { headers: { ...signed(envelope), 'x-slack-signature': 'v0=abc' } }],
    ['the signature of another body', 401, envelope, { headers: signed('other') }],
    ['an empty body', 400, ''],
    ['malformed JSON', 400, '{"a":'],
    ['null', 400, 'null'],
    ['a bare text', 400, '"text"'],
    ['a number', 400, '7'],
    ['a list', 400, '[]'],
    ['an empty object', 400, '{}'],
    ['payload=null', 400, 'payload=null', { type: FORM }],
    ['a malformed payload', 400, 'payload={', { type: FORM }],
    ['an empty form', 400, '', { type: FORM }],
    ['an event of null', 400, JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev', event: null })],
    ['an event without anything', 200, JSON.stringify({ type: 'event_callback' })],
    ['an event of numbers', 400, JSON.stringify({ type: 'event_callback', team_id: 7, event_id: 7, event: 7, authorizations: 7 })],
    ['an event whose channel is a list', 200, JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev', event: { ...mention, channel: [] } })],
    ['a click of null', 200, `payload=${encodeURIComponent(JSON.stringify({ type: 'block_actions', user: null, team: null, actions: null }))}`, { type: FORM }],
    ['an unknown kind', 200, JSON.stringify({ type: 'something_new' })],
    ['a command', 200, command, { type: FORM }],
    ['a command with a character set in its type', 200, command, { type: `${FORM}; charset=utf-8` }],
    ['a command of someone else', 200, command.replace('imrf', 'other'), { type: FORM }],
    ['a click that holds nothing', 200, `payload=${encodeURIComponent(JSON.stringify({ type: 'block_actions', user: { id: 'U1' }, team: { id: 'T1' }, actions: [] }))}`, { type: FORM }],
    ['a modal that holds nothing', 200, `payload=${encodeURIComponent(JSON.stringify({ type: 'view_submission', user: { id: 'U1' }, team: { id: 'T1' }, view: {} }))}`, { type: FORM }],
    ['a modal that was closed', 200, `payload=${encodeURIComponent(JSON.stringify({ type: 'view_closed', user: { id: 'U1' }, team: { id: 'T1' }, view: { id: 'V1', callback_id: 'x' } }))}`, { type: FORM }],
    ['ssl_check, signed', 200, 'ssl_check=1&token=x', { type: FORM }],
    ['ssl_check, not signed', 401, 'ssl_check=1', { type: FORM, headers: {} }],
  ];
  it.each(requests)('%s: %i', async (_, status, body, some) => {
    const response = await house.signer.send(body, some);

    expect(response.status).toBe(status);
  });

  it('answers the challenge of a new address', async () => {
    const response = await house.signer.send(JSON.stringify({ type: 'url_verification', challenge: 'abc' }));

    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it('is not acknowledged when it could not be kept, so that Slack sends it again', async () => {
    house.answer(new Error('the database is closed'));

    const response = await house.signer.event(mention);

    expect(response.status).toBe(500);
  });

  it('acknowledges events without waiting for a Slack that hangs', async () => {
    house.slack.hang(true);

    const took: number[] = [];
    for (let at = 0; at < 50; at += 1) {
      const begun = performance.now();
      const response = await house.signer.event({ ...mention, user: `U${at}`, ts: `1700000001.${String(at).padStart(6, '0')}` });
      expect(response.status).toBe(200);
      took.push(performance.now() - begun);
    }
    house.slack.hang(false);

    // Whoever waits for Slack here waits 1.8 seconds each time. The median, since a busy machine may delay some.
    expect(took.sort((a, b) => a - b)[25]).toBeLessThan(1_000);
    expect(house.received).toHaveLength(50);
  });
});
