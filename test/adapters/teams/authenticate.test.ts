import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arriving, sendToBot } from '../../support/teams/arriving.js';
import { startBot, type BotUnderTest } from '../../support/teams/bot-under-test.js';
import { TOKEN_FAULTS } from '../../support/teams/issuer.js';

describe('what arrives from Teams is believed only with a good token', () => {
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await startBot();
  });
  afterAll(() => bot.close());

  it('takes a message that Teams signed', async () => {
    const answer = await sendToBot(bot.url, bot.counterpart, arriving(bot.counterpart.serviceUrl, { id: 'good' }));

    expect(answer.status).toBe(200);
    expect(bot.kept.at(-1)?.eventId).toMatch(/:good$/);
  });

  it.each(TOKEN_FAULTS)('answers 401 to a token with this fault: %s', async (fault) => {
    const before = bot.kept.length;

    const answer = await sendToBot(bot.url, bot.counterpart, arriving(bot.counterpart.serviceUrl), `Bearer ${bot.counterpart.issuer.token(fault)}`);

    expect(answer.status).toBe(401);
    expect(bot.kept).toHaveLength(before);
  });

  it.each([null, '', 'Bearer', 'Bearer ', 'Bearer abc', 'Bearer a.b.c', 'Basic dXNlcjpwdw==', 'Bearer null'])('answers 401 to the header %j', async (header) => {
    const answer = await sendToBot(bot.url, bot.counterpart, arriving(bot.counterpart.serviceUrl), header);

    expect(answer.status).toBe(401);
  });

  it.each([{ serviceUrl: 'http://127.0.0.1:9/' }, { serviceUrl: 'https://evil.example.org/' }, { channelId: 'AseChannel' }, { channelId: 'emulator' }, { channelId: 5 }])('answers 401 to an activity of another place than its token names: %j', async (more) => {
    const answer = await sendToBot(bot.url, bot.counterpart, arriving(bot.counterpart.serviceUrl, more));

    expect(answer.status).toBe(401);
  });

  const MALFORMED = ['', '{}', 'null', '[]', '5', '"text"', '{', '{"type":5}', '{"type":""}', '{"type":null}', 'ÿþ', '[{"type":"message"}]'];

  it.each(MALFORMED)('answers 400 to the signed body %j, and 401 to it without a token', async (body) => {
    const signed = await sendToBot(bot.url, bot.counterpart, body);
    const unsigned = await sendToBot(bot.url, bot.counterpart, body, null);

    expect([signed.status, unsigned.status]).toEqual([400, 401]);
  });

  it.each([{ serviceUrl: null }, { serviceUrl: '' }, { conversation: undefined }, { conversation: { id: 5 } }, { conversation: null }, { id: {} }, { membersAdded: 'all' }])('answers 400 to a signed activity with a part that is wrong: %j', async (more) => {
    const answer = await sendToBot(bot.url, bot.counterpart, arriving(bot.counterpart.serviceUrl, more));

    expect(answer.status).toBe(400);
  });

  it('takes what it does not listen to, and hears nothing', async () => {
    const before = bot.kept.length;

    const statuses = await Promise.all(['messageReaction', 'typing', 'messageUpdate', 'event', 'nobodyKnows'].map(async (type) => (await sendToBot(bot.url, bot.counterpart, arriving(bot.counterpart.serviceUrl, { type, reactionsAdded: [{ type: 'like' }] }))).status));

    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(bot.kept).toHaveLength(before);
  });
});

describe('without tokens, Teams is only this machine', () => {
  it('takes a loopback service URL and refuses each other', async () => {
    const bot = await startBot({ anonymous: true, appId: '', appPassword: '', tenantId: '', appType: '' });

    const own = await sendToBot(bot.url, bot.counterpart, arriving(bot.counterpart.serviceUrl), null);
    const foreign = await sendToBot(bot.url, bot.counterpart, arriving('https://smba.trafficmanager.net/emea/'), null);
    const empty = await sendToBot(bot.url, bot.counterpart, '{}', null);
    await bot.close();

    expect([own.status, foreign.status, empty.status]).toEqual([200, 401, 400]);
  });

  it.each([
    [{ appType: 'UserAssignedMSI' }, 'MicrosoftAppType'],
    [{ appType: '' }, 'MicrosoftAppType'],
    [{ appId: '' }, 'MicrosoftAppId'],
    [{ appPassword: '' }, 'MicrosoftAppPassword'],
    [{ tenantId: '' }, 'MicrosoftAppTenantId'],
  ])('refuses to start with %j, and names %s', async (more, setting) => {
    await expect(startBot(more)).rejects.toMatchObject({ code: 'teams.settings-refused', setting });
  });
});
