import { describe, expect, it } from 'vitest';
import { startTalk } from '../../../adapters/console/talk.js';
import type { ConversationAddress } from '../../../src/chat/conversation.js';
import { Incoming } from '../../../src/chat/incoming.js';
import type { Message } from '../../../src/chat/message.js';
import { hostile, IN_SIX_LANGUAGES, longest, readableOf, short } from '../../support/sample-messages.js';

const address: ConversationAddress = { platform: 'console', tenant: 'local', conversation: 'amina', kind: 'person', route: null };

async function printed(message: Message): Promise<string> {
  const lines: string[] = [];
  const { platform } = startTalk({ account: { platform: 'console', tenant: 'local', user: 'amina' }, address, locale: null, json: false, newId: () => 'one', printed: () => Promise.resolve(), print: (line) => lines.push(line) });
  await platform.post({ address, thread: null, onlyFor: null }, message, 'key', new AbortController().signal);
  return lines.join('\n');
}

describe('a message at a terminal', () => {
  it.each([...IN_SIX_LANGUAGES, hostile(), longest('en'), longest('ar'), longest('zh')].map((message, at) => ({ at, message })))('is printed whole, in order (sample $at)', async ({ message }) => {
    const text = await printed(message);

    let from = 0;
    for (const piece of readableOf(message)) {
      const found = text.indexOf(piece, from);
      expect(found, piece.slice(0, 60)).toBeGreaterThanOrEqual(0);
      from = found + piece.length;
    }
  });

  it('takes a line that is longer than what can be kept, cut as on every other platform', async () => {
    const taken: Incoming[] = [];
    const talk = startTalk({ account: { platform: 'console', tenant: 'local', user: 'amina' }, address, locale: null, json: false, newId: () => 'one', printed: () => Promise.resolve(), print: () => undefined });

    await talk.take('x'.repeat(30_000), { handle: (incoming) => Promise.resolve((taken.push(Incoming.parse(incoming)), { kind: 'nothing' })) });

    expect(taken.map(({ happening }) => happening)).toEqual([{ kind: 'said', text: 'x'.repeat(20_000) }]);
  });

  it('moves no cursor and changes no colour, whatever people have written', async () => {
    expect(await printed(short('red \u001b[31m, bell \u0007, back \b\r, C1 \u009b2J, a tab\tand\na line'))).toBe('red [31m, bell , back , C1 2J, a tab\tand\na line');
  });
});
