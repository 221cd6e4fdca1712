import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldOf } from '../../adapters/slack/view-state.js';
import { runBot, type BotProcess } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../support/slack/signer.js';

let folder: string;
let slack: SlackCounterpart;
let bot: BotProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-practice-'));
  slack = await startSlackCounterpart();
  slack.workspace.addChannel('C1');
});
afterEach(async () => {
  await bot?.kill();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start() {
  bot = await runBot({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, WEB: 'off', SLACK_POSTS_PER_SECOND: '50' });
  return slackSigner(`${bot.url}slack/events`, slack.workspace);
}

const Input = z.looseObject({ type: z.literal('input'), block_id: z.string(), element: z.looseObject({ type: z.string(), action_id: z.string(), initial_value: z.string().optional() }) });
const View = z.looseObject({ private_metadata: z.string(), blocks: z.array(z.unknown()) });

function shown() {
  const view = slack.workspace.views.at(-1);
  const { private_metadata: privateMetadata, blocks } = View.parse(view?.payload);
  const inputs = blocks.flatMap((block) => Input.safeParse(block).data ?? []);
  return { sent: { id: view?.id ?? '', privateMetadata, hash: view?.hash ?? '', blocks }, inputs, title: inputs.find(({ block_id }) => fieldOf(block_id) === 'title') };
}

it('opens the form at /imrf practice, keeps what was typed through a power cut, and a colleague elsewhere sees nothing of it', { timeout: 300_000 }, async () => {
  const first = await start();
  await first.command('practice', { channel: 'C1', user: 'UAMINA' });
  const { sent, title } = shown();
  const states = title === undefined ? {} : { [title.block_id]: { [title.element.action_id]: { type: 'plain_text_input', value: 'One-stop centre in Busia' } } };

  const refused = await (await first.submit(sent, states, 'UAMINA')).text();
  await bot?.kill();
  const second = await start();
  await second.command('practice', { channel: 'C1', user: 'UAMINA' });
  const resumed = shown().title?.element.initial_value;
  await second.command('practice', { channel: 'C1', user: 'UEVE' });

  expect(refused).toContain('This is needed.');
  expect(resumed).toBe('One-stop centre in Busia');
  expect(shown().title?.element.initial_value).toBeUndefined();
  expect(slack.workspace.views).toHaveLength(3);
  expect(slack.malformed).toEqual([]);
});
