import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../adapters/teams/outcomes.js';
import { renderMessage } from '../../../adapters/teams/render-message.js';
import type { ConversationAddress } from '../../../src/chat/conversation.js';
import { instantFromMs } from '../../../src/time/instant.js';
import { longest, short } from '../../support/sample-messages.js';
import { TENANT } from '../../support/teams/arriving.js';
import { startBot, type BotUnderTest } from '../../support/teams/bot-under-test.js';
import type { TeamsFault } from '../../support/teams/counterpart.js';

const calmly = () => new AbortController().signal;
const status = (code: number, more: { readonly code?: string; readonly retryAfter?: string } = {}): TeamsFault => ({ kind: 'status', status: code, ...more });

describe('sending to Teams', () => {
  let bot: BotUnderTest;
  const address = (conversation: string, kind: ConversationAddress['kind'] = 'group'): ConversationAddress => ({ platform: 'teams', tenant: TENANT, conversation, kind, route: bot.counterpart.serviceUrl });
  const to = (conversation = 'a:here') => ({ address: address(conversation), thread: null, onlyFor: null });
  beforeAll(async () => {
    bot = await startBot();
  });
  afterAll(() => bot.close());
  beforeEach(() => bot.counterpart.open('a:here'));

  it.each<[TeamsFault, string, number | null | undefined]>([
    [status(429, { retryAfter: '7' }), 'later', 7_000],
    [status(429), 'later', null],
    [status(412), 'later', null],
    [status(500), 'unknown', undefined],
    [status(502), 'unknown', undefined],
    [status(503, { retryAfter: '3' }), 'unknown', undefined],
    [status(504), 'unknown', undefined],
    [status(400, { code: 'BadSyntax' }), 'refused', undefined],
    [status(413, { code: 'MessageSizeTooBig' }), 'refused', undefined],
    [status(301), 'refused', undefined],
    [status(404, { code: 'ConversationNotFound' }), 'unreachable', undefined],
    ...['ConversationBlockedByUser', 'BotNotInConversationRoster', 'BotDisabledByAdmin', 'ForbiddenOperationException', 'MessageWritesBlocked', 'NobodyKnows'].map((code): [TeamsFault, string, undefined] => [status(403, { code }), 'unreachable', undefined]),
    [{ kind: 'reset', stored: false }, 'unknown', undefined],
    [{ kind: 'reset', stored: true }, 'unknown', undefined],
  ])('after %j it is %s', async (fault, kind, wait) => {
    bot.counterpart.fault(fault);
    const before = bot.counterpart.traffic.length;

    const outcome = await bot.teams.platform.post(to(), short('hello'), `k-${before}`, calmly());

    expect(outcome.kind).toBe(kind);
    if (wait !== undefined) expect(outcome).toHaveProperty('retryAfterMs', wait);
    expect(bot.counterpart.traffic).toHaveLength(before + 1);
  });

  it('asks for one token though fifty send at once, and for another when it is not taken any more', async () => {
    const fresh = await startBot();
    fresh.counterpart.open('a:here');
    const place = { ...to(), address: { ...address('a:here'), route: fresh.counterpart.serviceUrl } };

    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => fresh.teams.platform.post(place, short('hello'), `k${at}`, calmly())));
    const tokens = fresh.counterpart.tokenRequests();
    fresh.counterpart.fault(status(401));
    const after = await fresh.teams.platform.post(place, short('again'), 'k', calmly());
    const renewed = fresh.counterpart.tokenRequests();
    await fresh.close();

    expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
    expect([tokens, after.kind, renewed]).toEqual([1, 'sent', 2]);
  });

  it('waits where no token or no connection can be had, since nothing was sent', async () => {
    const wrong = await startBot({ appPassword: 'wrong' });
    wrong.counterpart.open('a:here');
    const noToken = await wrong.teams.platform.post({ ...to(), address: { ...address('a:here'), route: wrong.counterpart.serviceUrl } }, short('hello'), 'k', calmly());
    await wrong.close();
    const noServer = await bot.teams.platform.post({ ...to(), address: { ...address('a:here'), route: wrong.counterpart.serviceUrl } }, short('hello'), 'k', calmly());

    expect([noToken.kind, noServer.kind]).toEqual(['later', 'later']);
  });

  it('sends nothing, and no token, to a service URL that is not Microsoft’s', async () => {
    const outcome = await bot.teams.platform.post({ ...to(), address: { ...address('a:here'), route: 'https://evil.example.org/' } }, short('hello'), 'k', calmly());

    expect(outcome.kind).toBe('refused');
  });

  it('answers in the thread in which it was asked', async () => {
    bot.counterpart.open('19:forum@thread.tacv2');

    await bot.teams.platform.post({ address: address('19:forum@thread.tacv2', 'channel'), thread: '900', onlyFor: null }, short('hello'), 'k', calmly());

    expect(bot.counterpart.posted('19:forum@thread.tacv2')).toMatchObject([{ thread: '900' }]);
  });

  it('tells one person alone what is only for her', async () => {
    bot.counterpart.open('19:forum@thread.tacv2');

    const outcome = await bot.teams.platform.post({ address: address('19:forum@thread.tacv2', 'channel'), thread: '900', onlyFor: { platform: 'teams', tenant: TENANT, user: 'aad-amina' } }, short('for you'), 'k', calmly());

    expect(outcome.kind).toBe('sent');
    expect(bot.counterpart.posted('19:forum@thread.tacv2')).toEqual([]);
    expect(bot.counterpart.words('a:person-aad-amina').map((words) => words.trim())).toEqual(['for you']);
  });

  it('goes on with the part that was asked to wait, and changes and removes all parts', async () => {
    const count = renderMessage(longest('en'), { opensDialogs: true }).length;
    const pass: TeamsFault = { kind: 'pass' };
    bot.counterpart.fault(pass, status(429, { retryAfter: '1' }));
    await bot.teams.platform.post(to(), longest('en'), 'long', calmly());
    const outcome = await bot.teams.platform.post(to(), longest('en'), 'long', calmly());
    const whole = bot.counterpart.posted('a:here').length;
    const receipt = outcome.kind === 'sent' ? outcome.receipt : '';

    const changed = await bot.teams.platform.update(to(), receipt, short('short now'), 'long', calmly());

    expect(count).toBeGreaterThan(1);
    expect([outcome.kind, whole, changed.kind]).toEqual(['sent', count, 'done']);
    expect(bot.counterpart.words('a:here').map((words) => words.trim())).toEqual(['short now']);
  });

  it.each<[TeamsFault, string]>([
    [status(404, { code: 'ActivityNotFoundInConversation' }), 'gone'], [status(404, { code: 'ConversationNotFound' }), 'unreachable'],
    [status(403, { code: 'BotNotInConversationRoster' }), 'unreachable'], [status(403, { code: 'MessageWritesBlocked' }), 'unreachable'],
  ])('does not call a message removed that still stands: after %j it is %s', async (fault, kind) => {
    const outcome = await bot.teams.platform.post(to(), short('taken back'), 'k-removal', calmly());
    const receipt = outcome.kind === 'sent' ? outcome.receipt : '';
    bot.counterpart.fault(fault);

    expect((await bot.teams.platform.remove(to(), receipt, calmly())).kind).toBe(kind);
  });

  it('keeps within what Teams allows in one conversation', () => {
    expect(bot.teams.platform.limits).toEqual({ perConversation: [{ count: 7, perMs: 1_000 }, { count: 60, perMs: 30_000 }], perTenant: [{ count: 25, perMs: 1_000 }], retryAfterSilences: 'conversation' });
  });
});

it.each([['7', 7_000], ['0', 1], ['0.5', 500], ['Thu, 01 Jan 1970 00:00:30 GMT', 20_000], ['soon', null], ['', null], [null, null]])('reads Retry-After %j as %j milliseconds', (header, ms) => {
  expect(retryAfterMs(header, instantFromMs(10_000))).toBe(ms);
});
