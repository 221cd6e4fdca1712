import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../../src/time/clock.js';
import { AnsweredTooLate } from './answer-late.js';
import { readBody } from './read-body.js';
import { isGenuine } from './signature.js';

/** Longest that a command, a click or a form may wait for its answer: Slack gives up after three seconds. */
const ACK_WITHIN_MS = 2_500;
/** Longest that a stop waits for requests that are open. */
const DRAIN_MS = 5_000;

/** What Slack may be answered with: nothing, words, or a JSON value. */
const AckBody = z.union([z.string(), z.record(z.string(), z.unknown())]).optional();

/** A listener of ours failed: Slack shall send it again. */
export class ListenerFailed extends Error {
  constructor(cause: unknown) {
    super('a listener failed', { cause });
  }
}

/** The workspace has no installation: asking again does not help it. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/**
 * Bolt's receiver over a server that is not its own: strict before Bolt sees anything, answers each request exactly
 * once, and can be drained. An event is answered only after its listener has kept it; a refusal makes Slack send it again.
 */
export class OneServerReceiver implements Receiver {
  private app: App | undefined;
  private readonly open = new Set<Promise<void>>();

  constructor(private readonly signingSecret: string, private readonly clock: Clock, private readonly onFault: (fault: unknown) => void) {}

  init(app: App): void {
    this.app = app;
  }

  /** The shared server listens. */
  start(): Promise<void> {
    return Promise.resolve();
  }

  /** Resolves when what is open has ended, or after five seconds. */
  async stop(): Promise<void> {
    const drained = new AbortController();
    await Promise.race([Promise.allSettled([...this.open]), this.clock.wait(DRAIN_MS, drained.signal)]);
    drained.abort();
  }

  /** Answers one request to `/slack/events`, whose body was read whole. Never throws. */
  async handle(request: IncomingMessage, response: ServerResponse, rawBody: Buffer): Promise<void> {
    const work = this.answer(request, response, rawBody).catch((fault: unknown) => {
      if (fault instanceof NotInstalled) { finish(response, 401); return; }
      this.onFault(fault);
      // What Bolt itself stumbles over is not what Slack sends; asking for it again would not mend it.
      finish(response, fault instanceof ListenerFailed ? 500 : 400);
    });
    this.open.add(work);
    await work;
    this.open.delete(work);
  }

  private async answer(request: IncomingMessage, response: ServerResponse, rawBody: Buffer): Promise<void> {
    if (request.method !== 'POST') { finish(response, 405); return; }
    if (!isGenuine(request.headers, rawBody, this.signingSecret, this.clock.machineNow())) { finish(response, 401); return; }
    const body = readBody(request.headers['content-type'], rawBody);
    if (body === undefined) { finish(response, 400); return; }
    if (body['ssl_check'] === '1') { finish(response, 200); return; }
    if (body['type'] === 'url_verification') { finish(response, 200, { challenge: typeof body['challenge'] === 'string' ? body['challenge'] : '' }); return; }
    if (body['type'] === 'event_callback') return this.keepEvent(request, response, body);
    return this.answerPerson(request, response, body);
  }

  /** Bolt acknowledges events before their listeners run: here its acknowledgement waits until they have. */
  private async keepEvent(request: IncomingMessage, response: ServerResponse, body: Record<string, unknown>): Promise<void> {
    await this.dispatch(request, body, () => Promise.resolve());
    finish(response, 200);
  }

  /** A listener whose answer comes too late learns it, and answers by another way. */
  private async answerPerson(request: IncomingMessage, response: ServerResponse, body: Record<string, unknown>): Promise<void> {
    const answered = new AbortController();
    const tooLong = this.clock.wait(ACK_WITHIN_MS, answered.signal).then(() => finish(response, 200));
    try {
      await this.dispatch(request, body, (answer) => {
        if (response.headersSent) return Promise.reject(new AnsweredTooLate());
        finish(response, 200, AckBody.parse(answer ?? undefined));
        return Promise.resolve();
      });
      finish(response, 200);
    } finally {
      answered.abort();
    }
    await tooLong;
  }

  private async dispatch(request: IncomingMessage, body: Record<string, unknown>, ack: (answer?: unknown) => Promise<void>): Promise<void> {
    if (this.app === undefined) throw new Error('Bolt was not started');
    const retry = Number(request.headers['x-slack-retry-num']);
    await this.app.processEvent({ body, ack, ...(Number.isInteger(retry) ? { retryNum: retry } : {}) });
  }
}

function finish(response: ServerResponse, status: number, body?: string | Record<string, unknown>): void {
  if (response.headersSent) return;
  if (body === undefined || body === '') {
    response.writeHead(status).end();
    return;
  }
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(typeof body === 'string' ? body : JSON.stringify(body));
}
