import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../src/time/clock.js';
import type { Route } from '../http/server.js';
import { queryRoute } from './answer-json.js';
import { drawEntry } from './draw-entry.js';
import type { WebEntry, WebHistory } from './history.js';
import { isSeenBy, Look } from './reading.js';

const HEARTBEAT_MS = 20_000;

/**
 * `GET /web/events?conversation&name&language`: what changes, as it changes (server-sent events). A page that lost the
 * line names the last event it had (`Last-Event-ID`, or `after` at first), and gets what it missed.
 */
export function liveRoute(history: WebHistory, clock: Pick<Clock, 'wait'>): Route {
  return queryRoute(Look, (viewer, response, request) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    response.write('retry: 1000\n\n');
    for (const entry of history.list(viewer.conversation, lastSeen(request))) tell(response, entry, viewer);
    const gone = new AbortController();
    const unwatch = history.watch((entry) => {
      if (entry.conversation === viewer.conversation) tell(response, entry, viewer);
    });
    response.once('close', () => {
      unwatch();
      gone.abort();
    });
    void beat(response, clock, gone.signal);
  });
}

function tell(response: ServerResponse, entry: WebEntry, { name, language }: Look): void {
  if (isSeenBy(entry, name)) response.write(`id: ${entry.changed}\nevent: ${happened(entry)}\ndata: ${JSON.stringify(drawEntry(entry, language))}\n\n`);
}

function happened({ posted, changed, removed }: WebEntry): 'posted' | 'updated' | 'removed' {
  if (removed) return 'removed';
  return posted === changed ? 'posted' : 'updated';
}

/** A line now and then, so that nothing between takes the silence for an end. */
async function beat(response: ServerResponse, clock: Pick<Clock, 'wait'>, gone: AbortSignal): Promise<void> {
  for (;;) {
    await clock.wait(HEARTBEAT_MS, gone);
    if (gone.aborted) return;
    response.write(': still here\n\n');
  }
}

function lastSeen(request: IncomingMessage): number {
  const named = request.headers['last-event-id'] ?? new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('after');
  const number = Number(named ?? Number.NaN);
  return Number.isSafeInteger(number) && number >= 0 ? number : Number.MAX_SAFE_INTEGER;
}
