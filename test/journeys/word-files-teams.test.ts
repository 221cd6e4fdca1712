import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rewriteDocx } from '../support/office/rewrite-docx.js';
import { eventually, type BotProcess } from '../support/run-bot.js';
import { AMINA, APP_ID, arriving, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from '../support/teams/counterpart.js';
import { TITLES, wordFileRoom } from '../support/word-file-room.js';

const room = wordFileRoom();

describe('in Teams', () => {
  let teams: TeamsCounterpart;
  let bot: BotProcess;
  let count = 0;
  beforeEach(async () => {
    teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
    for (const id of ['a:amina', '19:forum@thread.tacv2']) teams.open(id);
    bot = await room.starts({ MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT, TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl, WEB: 'off', PUBLIC_URL: 'https://bot.example.org', TEAMS_LIMITS_PER_CONVERSATION: '50/1' });
  });
  afterEach(() => teams.close());

  const send = (more: Readonly<Record<string, unknown>>) => sendToBot(`${bot.url}api/messages`, teams, arriving(teams.serviceUrl, { id: `m${(count += 1)}`, locale: 'en-GB', ...more }));
  const posted = (conversation = 'a:amina') => teams.posted(conversation).map(({ id, activity }) => ({ id, text: JSON.stringify(activity) }));
  const CONSENT = z.looseObject({ attachments: z.tuple([z.looseObject({ content: z.looseObject({ sizeInBytes: z.number(), acceptContext: z.looseObject({ draft: z.string(), name: z.string() }) }) })]) });
  const consentAmong = () => teams.posted('a:amina').map(({ id, activity }) => ({ id, content: CONSENT.safeParse(activity).data?.attachments[0].content })).findLast(({ content }) => content !== undefined);
  const accept = (consent: ReturnType<typeof consentAmong>, action: 'accept' | 'decline', upload: string) => {
    const uploadInfo = { name: 'draft.docx', uploadUrl: `${teams.serviceUrl}upload/${upload}`, contentUrl: 'https://contoso-my.sharepoint.com/draft.docx', uniqueId: 'u1', fileType: 'docx' };
    return send({ type: 'invoke', name: 'fileConsent/invoke', text: undefined, replyToId: consent?.id, value: { type: 'fileUpload', action, context: consent?.content?.acceptContext, ...(action === 'accept' ? { uploadInfo } : {}) } });
  };

  it('a draft is offered, put where its reader keeps files, edited, sent back, and only that field differs', { timeout: 300_000 }, async () => {
    const [before, after] = TITLES.en;
    const { id } = await draftOf(before);
    await send({ text: `practice word ${id}` });
    const consent = await eventually(consentAmong, (found) => found !== undefined);

    await accept(consent, 'accept', 'session-1');
    await accept(consent, 'accept', 'session-1');
    const bytes = await eventually(() => teams.files.uploaded.get('session-1'), (found) => found !== undefined);
    await eventually(() => posted().at(-1)?.text ?? '', (text) => text.includes('card.file.info'));
    teams.files.shared.set('back', rewriteDocx(bytes ?? new Uint8Array(), before, after));
    await send({ text: '', attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'draft.docx', contentUrl: 'https://contoso-my.sharepoint.com/x', content: { downloadUrl: `${teams.serviceUrl}download/back`, uniqueId: 'u2', fileType: 'docx' } }] });
    const shown = await eventually(() => posted().at(-1)?.text ?? '', (text) => text.includes(after));

    expect(consent?.content?.sizeInBytes).toBeGreaterThan(1_000);
    expect(shown).toContain('Before: ');
    expect(posted().filter(({ text }) => text.includes('card.file.info'))).toHaveLength(1);
    expect(posted().some(({ text }) => text.includes('card.file.consent'))).toBe(false);
    expect(teams.malformed).toEqual([]);
  });

  it('fetches nothing from an address that is none of the world’s, and asked from a channel tells her alone where the file can be had', { timeout: 300_000 }, async () => {
    const { id } = await draftOf(TITLES.en[0]);
    const inChannel = { conversation: { id: '19:forum@thread.tacv2;messageid=900', conversationType: 'channel', tenantId: TENANT } };

    await send({ text: '', attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'x.docx', content: { downloadUrl: 'https://10.0.0.7/x.docx' } }] });
    const refused = await eventually(() => posted().at(-1)?.text ?? '', (text) => text.includes('could not fetch'));
    await send({ ...inChannel, text: `practice word ${id}` });
    const inWords = await eventually(() => posted(`a:person-${AMINA.aadObjectId}`).at(-1)?.text ?? '', (text) => text.includes(id));

    expect(refused).toContain('could not fetch the file');
    expect(inWords).not.toContain('https://bot.example.org/files/');
    expect(posted('19:forum@thread.tacv2')).toEqual([]);
    expect(teams.malformed).toEqual([]);
  });

  /** Amina's draft, begun in words in her personal chat. */
  async function draftOf(title: string): Promise<{ readonly id: string }> {
    await send({ text: 'practice new', from: AMINA });
    const id = await eventually(() => /practice word ([0-9a-z-]{10,})|"practice":"([^"]+)"/.exec(posted().at(-1)?.text ?? ''), (found) => found !== null);
    const seen = posted().length;
    await send({ text: title, from: AMINA });
    await eventually(posted, (all) => all.length > seen);
    return { id: id?.[1] ?? id?.[2] ?? '' };
  }
});
