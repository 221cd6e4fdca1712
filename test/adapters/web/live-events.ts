import { z } from 'zod';

/** A server-sent event as the page gets it. */
export interface LiveEvent {
  readonly id: string;
  readonly event: string;
  readonly text: string;
}

export interface LiveEvents {
  readonly opened: Promise<void>;
  /** Resolves with the first `count` events. */
  take(count: number): Promise<LiveEvent[]>;
  close(): void;
}

/** Listens to server-sent events. @param last the id of the last event that was had before. */
export function liveEvents(url: string, last?: string): LiveEvents {
  const closing = new AbortController();
  const response = fetch(url, { signal: closing.signal, headers: last === undefined ? {} : { 'last-event-id': last } });
  return {
    opened: response.then(() => undefined),
    take: async (count) => read(await response, count),
    close: () => closing.abort(),
  };
}

async function read(response: Response, count: number): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  while (reader !== undefined && events.length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = parts.pop() ?? '';
    events.push(...parts.flatMap(parse));
  }
  return events;
}

function parse(part: string): LiveEvent[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
  const data = field('data');
  if (data === undefined) return [];
  return [{ id: field('id') ?? '', event: field('event') ?? '', text: z.object({ text: z.string() }).parse(JSON.parse(data)).text }];
}
