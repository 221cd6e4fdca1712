import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { editInLibreOffice } from '../support/office/edit-in-libreoffice.js';
import { rewriteDocx } from '../support/office/rewrite-docx.js';
import { eventually } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { addFile } from '../support/slack/files.js';
import { SIGNING_SECRET, slackSigner, type SlackSigner } from '../support/slack/signer.js';
import { TITLES, wordFileRoom } from '../support/word-file-room.js';

const room = wordFileRoom();

const Buttons = z.looseObject({ action_id: z.string(), value: z.string() });

/** Every button in a payload of Slack's, wherever it stands. */
function buttonsIn(part: unknown): z.infer<typeof Buttons>[] {
  if (Array.isArray(part)) return part.flatMap(buttonsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = Buttons.safeParse(part).data;
  return [...(own === undefined ? [] : [own]), ...Object.values(part).flatMap(buttonsIn)];
}

describe('in Slack', () => {
  let slack: SlackCounterpart;
  let signer: SlackSigner;
  let count = 0;
  beforeEach(async () => {
    slack = await startSlackCounterpart();
    slack.workspace.imOf('UAMINA');
    slack.workspace.imOf('UEVE');
    const bot = await room.starts({ SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, WEB: 'off', SLACK_POSTS_PER_SECOND: '50', SLACK_LIMITS_PER_CHANNEL: '50/1' });
    signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
  });
  afterEach(() => slack.close());

  const said = (user = 'UAMINA') => slack.workspace.imOf(user).messages.map(({ ts, payload }) => ({ ts, text: String(payload['text']), buttons: buttonsIn(payload['blocks']) }));
  const write = (text: string, more: Record<string, unknown> = {}, user = 'UAMINA') => signer.event({ type: 'message', channel: `D${user}`, channel_type: 'im', user, text, ts: `1800000000.${String((count += 1)).padStart(6, '0')}`, ...more });
  const sendFile = (name: string, bytes: Uint8Array, user = 'UAMINA') => write('', { subtype: 'file_share', files: [addFile(slack.workspace, new URL(slack.url).origin, name, bytes)] }, user);
  const pressed = (action: string, from: ReturnType<typeof said>) => {
    const message = from.findLast(({ buttons }) => buttons.some(({ action_id: id }) => id.startsWith(action)));
    const button = message?.buttons.find(({ action_id: id }) => id.startsWith(action));
    return signer.press({ id: button?.action_id ?? '', value: JSON.parse(button?.value ?? '{}') as unknown }, { channel: 'DUAMINA', ts: message?.ts ?? '1.1', user: 'UAMINA' });
  };
  const files = () => [...slack.workspace.files.values()].filter(({ sharedIn }) => sharedIn !== '' && sharedIn !== null);
  const answered = (ending: number) => eventually(() => said(), (all) => all.length >= ending);

  /** Amina begins a draft in words, in her language. Resolves with how many messages she has. */
  async function begins(language: Language, title: string): Promise<number> {
    await write(`language ${language}`);
    await answered(1);
    await write('practice new');
    await answered(2);
    await write(title);
    await answered(3);
    return said().length;
  }

  it.each(['en', 'ar', 'zh'] as const)('a draft leaves as a Word file, is edited, comes back, and only that field differs (%s)', { timeout: 400_000 }, async (language) => {
    const words = wordsIn(language);
    const [before, after] = TITLES[language];
    const begun = await begins(language, before);
    await pressed('practices.word', said());
    const [file] = await eventually(files, (all) => all.length === 1);

    await sendFile('draft.docx', await edited(file?.bytes ?? new Uint8Array(), before, after));
    const shown = (await answered(begun + 1)).at(-1);
    await pressed('practices.take-all', said());
    const taken = await eventually(() => said().at(-1), (last) => last?.text !== shown?.text);

    expect(file).toMatchObject({ sharedIn: 'DUAMINA', name: `${before}.docx` });
    expect(shown?.text).toContain(words.say('practices.word-differs', { title: '', count: 1 }).slice(-20).trim());
    expect(shown?.text).toContain(before);
    expect(shown?.text).toContain(after);
    expect(taken?.text).toContain(after);
    expect(taken?.buttons).toEqual([]);
    expect(slack.malformed).toEqual([]);
  });

  it('takes nothing of a file that somebody else sends, and refuses what is no file of Slack’s', { timeout: 200_000 }, async () => {
    const [before, after] = TITLES.en;
    await begins('en', before);
    await pressed('practices.word', said());
    const [file] = await eventually(files, (all) => all.length === 1);

    await sendFile('draft.docx', rewriteDocx(file?.bytes ?? new Uint8Array(), before, after), 'UEVE');
    const [toEve] = await eventually(() => said('UEVE'), (all) => all.length === 1);
    await write('', { subtype: 'file_share', files: [{ id: 'F9', name: 'x.docx', size: 10, url_private: 'https://169.254.169.254/latest/meta-data' }] }, 'UEVE');
    const [, refused] = await eventually(() => said('UEVE'), (all) => all.length === 2);
    await sendFile('huge.docx', new Uint8Array(10_000_001), 'UEVE');
    const [, , large] = await eventually(() => said('UEVE'), (all) => all.length === 3);

    expect(toEve?.text).toBe(wordsIn('en').say('practices.gone'));
    expect(refused?.text).toBe(wordsIn('en').say('files.not-fetched'));
    expect(large?.text).toBe(wordsIn('en').say('practices.file-too-big'));
  });

  it('says so where the workspace has not given the right to send files', { timeout: 200_000 }, async () => {
    slack.workspace.missingScopes.add('files:write');
    const begun = await begins('en', TITLES.en[0]);

    await pressed('practices.word', said());

    expect((await answered(begun + 1)).at(-1)?.text).toBe(wordsIn('en').say('files.upload-refused'));
  });
});

// The machine that decides about a release sets REQUIRE_ALL: there LibreOffice edits.
const hasOffice = canRun('soffice');
if (!hasOffice && process.env['REQUIRE_ALL'] !== undefined) throw new Error('Word files cannot be tested: soffice is missing (libreoffice-writer).');

async function edited(bytes: Uint8Array, found: string, instead: string): Promise<Uint8Array> {
  if (!hasOffice) return rewriteDocx(bytes, found, instead);
  const [from, to] = [room.pathOf('sent.docx'), room.pathOf('back.docx')];
  writeFileSync(from, bytes);
  await editInLibreOffice(from, to, found, instead);
  return readFileSync(to);
}

function canRun(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
