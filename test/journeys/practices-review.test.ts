import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { settled } from '../support/settled.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../support/slack/signer.js';

let folder: string;
let slack: SlackCounterpart;
let bot: BotProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-review-'));
  slack = await startSlackCounterpart();
  slack.workspace.addChannel('C1');
});
afterEach(async () => {
  await bot?.kill();
  bot = undefined;
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

const Value = z.record(z.string(), z.unknown());
const Button = z.looseObject({ type: z.literal('button'), action_id: z.string(), value: z.string().transform((text) => Value.parse(JSON.parse(text))) });

/** Every button of a payload, wherever it stands. */
function buttonsIn(value: unknown): z.infer<typeof Button>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Button.safeParse(value).data;
  return own === undefined ? Object.values(value).flatMap(buttonsIn) : [own];
}

/** The first button of this action whose value holds all that is wanted. */
function buttonIn(message: Seen, action: string, wanted: object): z.infer<typeof Button> {
  const found = buttonsIn(message.payload).find(({ action_id: id, value }) => id.split('#')[0] === action && Object.entries(wanted).every(([name, one]) => value[name] === one));
  if (found === undefined) throw new Error(`no button ${action} ${JSON.stringify(wanted)} under: ${message.text}`);
  return found;
}

const valueOf = (message: Seen, action: string) => buttonIn(message, action, {}).value;

interface Seen {
  readonly ts: string;
  readonly text: string;
  readonly payload: Record<string, unknown>;
}

/** Starts the bot beside the strict Slack. Amina writes to it alone, Daniel of the Secretariat in the channel, where only he sees what it answers. */
async function startTalking() {
  bot = await runBot({
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SECRETARIAT: 'slack:T1/UDANIEL', WEB: 'off', SLACK_POSTS_PER_SECOND: '50',
  });
  const signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
  const { id: alone } = slack.workspace.imOf('UAMINA');
  const told = (): Seen[] => (slack.workspace.channels.get(alone)?.messages ?? []).filter((message) => message.bot).map(({ ts, payload }) => ({ ts, payload, text: String(payload['text']) }));
  const shown = (): Seen[] => (slack.workspace.channels.get('C1')?.ephemeral ?? []).map(({ payload }) => ({ ts: '1.1', payload, text: String(payload['text']) }));

  /** What comes anew in `look` once `act` was done. */
  async function after(look: () => Seen[], act: () => Promise<unknown>, holds: (text: string) => boolean = () => true): Promise<Seen> {
    const before = look().length;
    await act();
    const all = await eventually(look, (now) => now.slice(before).some(({ text }) => holds(text)));
    await settled(join(folder, 'bot.db'));
    return all.slice(before).find(({ text }) => holds(text)) ?? { ts: '', text: '', payload: {} };
  }

  const writes = (text: string) => signer.event({ type: 'message', channel_type: 'im', user: 'UAMINA', channel: alone, text, ts: slack.workspace.nextTs() });
  const mentions = (text: string) => signer.event({ type: 'app_mention', channel: 'C1', user: 'UDANIEL', text: `<@UBOT> ${text}`, ts: slack.workspace.nextTs(), channel_type: 'channel' });
  const presses = (message: Seen, action: string, wanted: object, where: { readonly channel: string; readonly user: string }) => {
    const button = buttonIn(message, action, wanted);
    return signer.press({ id: button.action_id, value: button.value }, { ...where, ts: message.ts });
  };
  const [byAmina, byDaniel] = [{ channel: alone, user: 'UAMINA' }, { channel: 'C1', user: 'UDANIEL' }];
  return {
    told,
    amina: (text: string, holds?: (text: string) => boolean) => after(told, () => writes(text), holds),
    aminaPresses: (message: Seen, action: string, wanted: object = {}, holds?: (text: string) => boolean) => after(told, () => presses(message, action, wanted, byAmina), holds),
    aminaOpens: (message: Seen, action: string) => presses(message, action, {}, byAmina),
    daniel: (text: string, holds?: (text: string) => boolean) => after(shown, () => mentions(text), holds),
    danielPresses: (message: Seen, action: string, wanted: object = {}) => after(shown, () => presses(message, action, wanted, byDaniel)),
  };
}

it('goes from a draft over comments, mending and approval to the Hub, its submitter told at each step once', { timeout: 400_000 }, async () => {
  const { amina, aminaPresses, aminaOpens, daniel, danielPresses, told } = await startTalking();
  const lines = Object.entries(WHOLE_PRACTICE).map(([field, value]) => `${field}: ${[value].flat().join(', ')}`).join('\n');
  await amina('practice');
  const checked = await amina(lines, (text) => text.includes('nothing is missing'));
  await aminaPresses(checked, 'practices.submit', {}, (text) => text.startsWith('Submitted'));

  const queue = await daniel('review');
  const card = await danielPresses(queue, 'review.show');
  const { practice: id } = z.object({ practice: z.string() }).parse(valueOf(queue, 'review.show'));
  await danielPresses(card, 'review.step', { step: 'assign' });
  await daniel(`review ${id} comment Summary: Which year was it?`);
  const commented = await daniel(`review ${id}`, (text) => text.includes('Which year was it?'));
  await danielPresses(commented, 'review.step', { step: 'request-changes' });
  const stale = await danielPresses(commented, 'review.step', { step: 'approve' });
  const asked = told().find(({ text }) => text.includes('asks for changes'));
  if (asked === undefined) throw new Error('Amina was not told');
  await aminaOpens(asked, 'practices.open');
  const view = await eventually(() => slack.workspace.views.at(-1), (found) => found !== undefined);
  await amina(`practice ${id}`);
  await amina('summary: It was in 2021.');
  const short = await amina('submit');
  await amina(`practice ${id}`);
  await amina(`summary: In 2021 it began. ${String(WHOLE_PRACTICE['summary'])}`);
  await amina('submit', (text) => text.startsWith('Submitted'));
  const again = await daniel(`review ${id}`, (text) => text.includes('In 2021 it began.'));
  const approved = await danielPresses(again, 'review.step', { step: 'approve' });
  await daniel(`review ${id} publish https://migrationnetwork.un.org/hub/practice/1`);
  await eventually(told, (all) => all.some(({ text }) => text.includes('it is on the Hub now')));

  expect(card.text).toContain('One-stop centre for migrant workers in Busia');
  expect(stale.text).toContain('It was changed since you saw it. It stands so now: changes requested.');
  expect(JSON.stringify(view?.payload)).toContain('Benefit and impact');
  expect(short.text).toContain('at least 300');
  expect(approved.text).toContain('approved');
  const steps = ['a reviewer of the Secretariat has it now', 'asks for changes before it can approve. Comments: 1.', 'has approved it', 'it is on the Hub now: https://migrationnetwork.un.org/hub/practice/1'];
  expect(steps.map((step) => told().filter(({ text }) => text.includes(step)).length)).toEqual([1, 1, 1, 1]);
  expect(slack.malformed).toEqual([]);
});
