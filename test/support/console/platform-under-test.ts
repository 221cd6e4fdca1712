import { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { startTalk } from '../../../adapters/console/talk.js';
import { Block } from '../../../src/chat/message.js';
import type { ConversationAddress } from '../../../src/chat/conversation.js';
import type { ChatPlatform } from '../../../src/chat/platform.js';
import type { PlatformUnderTest } from '../../contract/platform.contract.js';

/** A line as programs are promised it: no key more, none less. */
const Line = z.strictObject({
  kind: z.enum(['message', 'refused']), text: z.string().min(1), blocks: z.array(Block),
  actions: z.array(z.strictObject({ id: z.string(), value: z.record(z.string(), z.unknown()), label: z.string().min(1) })), key: z.string().min(1),
});

const address = (conversation: string): ConversationAddress => ({ platform: 'console', tenant: 'local', conversation, kind: 'person', route: null });

/** Terminals with a strict program at the other end of each stream, which reads line by line. */
export function openConsolePlatform(): Promise<PlatformUnderTest> {
  const terminals = new Map<string, { readonly platform: ChatPlatform; readonly read: () => Promise<string[]> }>();
  const malformed: string[] = [];
  const openTerminal = (conversation: string) => {
    const stream = new PassThrough();
    const lines: string[] = [];
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
    const talk = startTalk({ account: { platform: 'console', tenant: 'local', user: conversation }, address: address(conversation), locale: null, json: true, newId: () => 'none', print: (line) => stream.write(`${line}\n`), printed: () => Promise.resolve() });
    terminals.set(conversation, {
      platform: talk.platform,
      async read() {
        // What was written has gone through the stream once it is drained.
        await new Promise((resolve) => setImmediate(resolve));
        malformed.push(...lines.flatMap((line) => Line.safeParse(JSON.parse(line)).error?.message ?? []));
        return lines;
      },
    });
  };
  const some = terminalOf('anywhere');
  let count = 0;

  function terminalOf(conversation: string) {
    if (!terminals.has(conversation)) openTerminal(conversation);
    return terminals.get(conversation)!;
  }
  return Promise.resolve({
    // Each terminal is a process of its own; the contract sees them as one place.
    platform: { ...some.platform, post: (to, message, key, signal) => (terminals.get(to.address.conversation) ?? some).platform.post(to, message, key, signal) },
    freshConversation() {
      const name = `terminal-${(count += 1)}`;
      openTerminal(name);
      return address(name);
    },
    goneConversation: address('closed'),
    payloadsIn: ({ conversation }) => terminalOf(conversation).read(),
    wordsIn: async ({ conversation }) => (await terminalOf(conversation).read()).map((line) => wordsOf(Line.parse(JSON.parse(line)).blocks).join(' ')),
    malformed: () => malformed,
    misbehave: (how) => { throw new Error(`a stream cannot be ${how}`); },
    // A control character could move the cursor of a terminal.
    forbidden: /\p{Cc}/u,
    close: () => Promise.resolve(),
  });
}

/** Every word of the blocks, in order. */
function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (typeof one === 'string' ? (['text', 'label', 'value', 'alt'].includes(key) ? [one] : []) : wordsOf(one)));
}
