import type { TeamsCounterpart } from './counterpart.js';

/** What Teams sends to the bot in these tests. */
export const BOT = '28:11111111-1111-1111-1111-111111111111';
export const APP_ID = '11111111-1111-1111-1111-111111111111';
export const TENANT = '22222222-2222-2222-2222-222222222222';
export const AMINA = { id: '29:amina', aadObjectId: 'aad-amina', name: 'Amina' };

type Part = Readonly<Record<string, unknown>>;

/** A message to the bot alone; `more` changes it. */
export function arriving(serviceUrl: string, more: Part = {}): Part {
  return {
    type: 'message',
    id: '1001',
    channelId: 'msteams',
    serviceUrl,
    locale: 'fr-FR',
    text: 'next',
    from: AMINA,
    recipient: { id: BOT, name: 'IMRF bot' },
    conversation: { id: 'a:amina', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...more,
  };
}

/** A channel of a team, in a thread. */
export const IN_CHANNEL: Part = { conversation: { id: '19:forum@thread.tacv2;messageid=900', conversationType: 'channel', tenantId: TENANT, isGroup: true } };

/** Posts to the bot as Teams does, signed unless `authorization` says otherwise. */
export async function sendToBot(botUrl: string, counterpart: TeamsCounterpart, body: unknown, authorization: string | null = `Bearer ${counterpart.issuer.token()}`): Promise<{ status: number; body: unknown }> {
  const response = await fetch(botUrl, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
