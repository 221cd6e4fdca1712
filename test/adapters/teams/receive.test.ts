import { describe, expect, it } from 'vitest';
import { ArrivedActivity } from '../../../adapters/teams/activity.js';
import { receive } from '../../../adapters/teams/receive.js';
import { AMINA, arriving, BOT, IN_CHANNEL, TENANT } from '../../support/teams/arriving.js';

const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const heard = (more: Readonly<Record<string, unknown>> = {}) => receive(ArrivedActivity.parse(arriving(SERVICE_URL, more)), 'local');

describe('activities become what every platform shares', () => {
  it('hears words from one person alone', () => {
    const arrival = heard();

    expect(arrival?.incoming).toEqual({
      eventId: `teams:${TENANT}:a:amina:1001`,
      address: { platform: 'teams', tenant: TENANT, conversation: 'a:amina', kind: 'person', route: SERVICE_URL },
      thread: null,
      account: { platform: 'teams', tenant: TENANT, user: 'aad-amina' },
      locale: 'fr-FR',
      canOpenForm: false,
      canPostLater: true,
      happening: { kind: 'said', text: 'next' },
    });
  });

  it.each([['2026-11-24T09:00:00.1234567Z', '2026-11-24T09:00:00.123Z'], ['2026-11-24T12:00:00+03:00', '2026-11-24T09:00:00.000Z'], ['yesterday', undefined], [null, undefined], ['9999-12-31T23:59:00-05:00', undefined]])('knows when something happened: %s', (timestamp, happenedAt) => {
    expect(heard({ timestamp })?.incoming.happenedAt).toBe(happenedAt);
  });

  it('takes its own mention out of a channel message, and keeps the thread apart from the conversation', () => {
    const entities = [{ type: 'mention', text: '<at>IMRF bot</at>', mentioned: { id: BOT } }, { type: 'mention', text: '<at>Ana</at>', mentioned: { id: '29:ana' } }];

    const arrival = heard({ ...IN_CHANNEL, text: '<at>IMRF bot</at>&nbsp;ask when &amp; where, <at>Ana</at>?', entities });

    expect(arrival?.incoming).toMatchObject({ address: { conversation: '19:forum@thread.tacv2', kind: 'channel' }, thread: '900', happening: { kind: 'said', text: 'ask when & where, Ana?' } });
  });

  it('names a person without a directory id by her Teams id', () => {
    expect(heard({ from: { id: AMINA.id } })?.incoming.account?.user).toBe('29:amina');
  });

  const button = { $action: 'answer.remind', value: { milestone: 'imrf-2026' } };
  it.each([
    ['a message of a plain Submit', { text: undefined, value: button, replyToId: '77' }, 'message'],
    ['an invoke of an Execute', { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'answer.remind', data: button }, trigger: 'manual' }, replyToId: '77' }, 'card'],
    ['a dialog that is asked for', { type: 'invoke', name: 'task/fetch', value: { data: { ...button, msteams: { type: 'task/fetch' } } }, replyToId: '77' }, 'dialog'],
  ])('hears a button in %s', (_, more, face) => {
    const arrival = heard(more);

    expect(arrival).toMatchObject({ face, message: '77', incoming: { canOpenForm: true, happening: { kind: 'pressed', action: 'answer.remind', value: { milestone: 'imrf-2026' }, message: '77' } } });
  });

  it('hears a form, with lists as lists and without what Teams adds', () => {
    const value = { $form: { id: 'reminders', about: { conversation: 'c1' }, language: 'ar', several: ['days', 'none'] }, days: '30,7', none: '', zone: 'Africa/Nairobi', msteams: { x: 1 } };

    const arrival = heard({ text: undefined, value });

    expect(arrival).toMatchObject({ face: 'message', language: 'ar', incoming: { happening: { kind: 'submitted', form: 'reminders', about: { conversation: 'c1' } } } });
    expect(arrival?.incoming.happening).toHaveProperty('values', { days: ['30', '7'], none: [], zone: 'Africa/Nairobi' });
  });

  it.each([
    ['joined', { type: 'installationUpdate', action: 'add' }],
    ['joined', { type: 'installationUpdate', action: 'add-upgrade' }],
    ['joined', { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }, { id: BOT }] }],
    ['left', { type: 'installationUpdate', action: 'remove' }],
    ['left', { type: 'conversationUpdate', membersRemoved: [{ id: BOT }] }],
  ])('hears that it %s: %j', (kind, more) => {
    expect(heard(more)?.incoming).toMatchObject({ account: null, happening: { kind } });
  });

  it.each([{ type: 'messageReaction' }, { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] }, { type: 'invoke', name: 'composeExtension/query', value: {} }, { type: 'invoke', name: 'adaptiveCard/action', value: null }, { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { $action: 5 } } } }])('leaves aside %j', (more) => {
    expect(heard({ text: undefined, ...more })).toBeUndefined();
  });

  it('makes an id from the whole activity where Teams gave none or a very long one', () => {
    const without = heard({ id: undefined })?.incoming.eventId;
    const long = heard({ conversation: { id: 'x'.repeat(490), conversationType: 'personal' } })?.incoming.eventId;

    expect(heard({ id: undefined })?.incoming.eventId).toBe(without);
    expect(heard({ id: undefined, text: 'other' })?.incoming.eventId).not.toBe(without);
    expect(long?.length).toBeLessThanOrEqual(500);
  });
});
