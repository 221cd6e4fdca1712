import { createServer } from 'node:http';
import { pino } from 'pino';
import { z } from 'zod';
import { startSlack, type RunningSlack } from '../../../adapters/slack/install.js';
import type { Installation, Installations } from '../../../src/chat/installation.js';
import type { Incoming } from '../../../src/chat/incoming.js';
import type { DirectAnswer, FrontDoor } from '../../../src/chat/platform.js';
import { systemClock } from '../../../src/time/clock.js';
import { instantFromMs } from '../../../src/time/instant.js';
import { NO_FILES } from '../../support/no-files.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner, type SlackSigner } from '../../support/slack/signer.js';

/** Slack's two sides: the strict counterpart, and our adapter behind a server as the house has one. */
export interface SlackHouse {
  readonly slack: SlackCounterpart;
  readonly running: RunningSlack;
  readonly signer: SlackSigner;
  /** What the core was handed, in order. */
  readonly received: Incoming[];
  /** What the core answers from now on. */
  answer(answer: DirectAnswer | Error): void;
  close(): Promise<void>;
}

/** Starts both on free ports of loopback. @param core what stands behind the adapter; without it, what `answer` says. @param installations where the workspace is kept; without them, nowhere. */
export async function openSlackHouse(core?: FrontDoor, installations?: Installations): Promise<SlackHouse> {
  const slack = await startSlackCounterpart();
  slack.workspace.addChannel('C1');
  const received: Incoming[] = [];
  let answer: DirectAnswer | Error = { kind: 'nothing' };
  const take = (incoming: Incoming) => {
    if (answer instanceof Error) return Promise.reject(answer);
    received.push(incoming);
    return Promise.resolve(answer);
  };
  const door = core ?? { keep: (incoming: Incoming) => take(incoming).then(() => undefined), handle: take };
  const running = startSlack({ signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: slack.url, postsPerSecond: 5, channelLimits: [{ count: 1, perMs: 1_000 }] }, installations ?? inMemory(), door, systemClock(), pino({ level: 'silent' }), NO_FILES);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void running.handle(request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    slack,
    running,
    received,
    signer: slackSigner(`http://127.0.0.1:${port}/slack/events`, slack.workspace, `${slack.url}response`),
    answer: (next) => void (answer = next),
    async close() {
      await running.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.close();
    },
  };
}

function inMemory(): Installations {
  const kept = new Map<string, Installation>();
  return {
    find: (tenant) => Promise.resolve(kept.get(tenant)),
    keep: (found) => Promise.resolve(void kept.set(found.tenant, { ...found, platform: 'slack', since: instantFromMs(0), endedAt: null })),
    end: () => Promise.resolve(),
  };
}
