import { z } from 'zod';
import { addressOf } from '../../../adapters/web/room.js';
import { Block } from '../../../src/chat/message.js';
import { Language } from '../../../src/language/language.js';
import type { ConversationAddress } from '../../../src/chat/conversation.js';
import { openRoom } from '../../adapters/web/room.js';
import type { PlatformUnderTest } from '../../contract/platform.contract.js';

const Tile = z.strictObject({ top: z.string().min(1), middle: z.string().min(1), bottom: z.string(), status: z.enum(['confirmed', 'expected', 'derived', 'cancelled', 'unknown']) });
const DrawnBlock = z.union([z.strictObject({ kind: z.literal('heading'), text: z.string().min(1), tile: Tile.nullable() }), Block.refine((block) => block.kind !== 'heading')]);
/** An entry as the page is promised it; of one that was removed no word is left. */
const Entry = z.strictObject({
  id: z.string().min(1), changed: z.number().int().min(1), removed: z.boolean(), by: z.string().nullable(), onlyFor: z.string().nullable(),
  text: z.string(), language: Language.nullable(), blocks: z.array(DrawnBlock), file: z.strictObject({ name: z.string().min(1), label: z.string().min(1) }).nullable(), day: z.string().min(1), hour: z.string().regex(/^\d\d:\d\d$/),
}).refine(({ removed, text }) => removed === (text === ''), 'words stand there unless it was removed');
type Entry = z.infer<typeof Entry>;
const History = z.strictObject({ entries: z.array(Entry), last: z.number().int().min(0) });

/** The training room with a strict page at the other end of HTTP: it listens to the live events and keeps what stands there. */
export async function openWebPlatform(): Promise<PlatformUnderTest> {
  const room = await openRoom();
  const malformed: string[] = [];
  const pages = new Map<string, ReturnType<typeof openPage>>();
  let count = 0;

  function openPage(conversation: string) {
    const closing = new AbortController();
    const standing = new Map<string, Entry>();
    let seen = 0;
    let heard: () => void = () => undefined;
    const take = (event: string, data: string) => {
      const read = Entry.safeParse(JSON.parse(data));
      if (!read.success) malformed.push(read.error.message);
      const entry = read.data;
      if (entry === undefined) throw new Error(`the page cannot draw ${data}`);
      if (event === 'removed') standing.delete(entry.id);
      else standing.set(entry.id, entry);
      seen = Math.max(seen, entry.changed);
      heard();
    };
    const listening = listen(new URL(`web/events?${new URLSearchParams({ conversation, after: '0' }).toString()}`, room.url), take, closing.signal);
    return {
      /** What stands there live, once it has everything that the history has. */
      async entries(): Promise<Entry[]> {
        const { last } = History.parse(await (await fetch(new URL(`web/history?${new URLSearchParams({ conversation }).toString()}`, room.url))).json());
        while (seen < last) await new Promise<void>((resolve) => { heard = resolve; });
        return [...standing.values()];
      },
      async close() {
        closing.abort();
        await listening;
      },
    };
  }
  const pageOf = (conversation: string) => {
    const page = pages.get(conversation) ?? openPage(conversation);
    pages.set(conversation, page);
    return page;
  };
  return {
    platform: room.platform,
    freshConversation() {
      const address = addressOf(`person-Reader ${(count += 1)}`);
      if (address === undefined) throw new Error('the room has no such conversation');
      pageOf(address.conversation);
      return address;
    },
    goneConversation: { platform: 'web', tenant: 'local', conversation: 'nowhere', kind: 'channel', route: null } satisfies ConversationAddress,
    wordsIn: async ({ conversation }) => (await pageOf(conversation).entries()).map((entry) => wordsOf(entry.blocks).join(' ')),
    payloadsIn: async ({ conversation }) => (await pageOf(conversation).entries()).map((entry) => JSON.stringify(entry)),
    malformed: () => malformed,
    misbehave: (how) => { throw new Error(`a file cannot be ${how}`); },
    // Text is never markup on the page, so only what would break the stream of events itself is looked for.
    forbidden: /\n/,
    async close() {
      await Promise.all([...pages.values()].map((page) => page.close()));
      await room.close();
    },
  };
}

async function listen(url: URL, take: (event: string, data: string) => void, signal: AbortSignal): Promise<void> {
  let rest = '';
  try {
    const { body } = await fetch(url, { signal });
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (data !== undefined) take(/^event: (.*)$/m.exec(part)?.[1] ?? '', data);
      }
    }
  } catch (fault) {
    if (!signal.aborted) throw fault;
  }
}

function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (typeof one === 'string' ? (['text', 'label', 'value', 'alt'].includes(key) ? [one] : []) : wordsOf(one)));
}
