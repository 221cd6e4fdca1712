import { createInterface } from 'node:readline';
import { startTalk } from '../adapters/console/talk.js';
import type { Terminal } from './terminal.js';
import { CommandEnd, EXIT } from './cli/exit-codes.js';
import type { Account, ConversationAddress } from './chat/conversation.js';
import type { Role } from './people/person.js';
import { findNetwork } from './networks/find-network.js';
import { markPretence } from './pretence.js';
import { saveFile } from './save-file.js';
import type { OpenGround } from './open-ground.js';
import { buildHouse } from './wire.js';

/** How `imrf-bot chat` was called. */
export interface ChatWish {
  readonly account: Account;
  readonly role: Role | null;
  readonly network: string | null;
  readonly locale: string | null;
  readonly pretends: boolean;
  readonly json: boolean;
}

/**
 * A talk at the terminal, until the end of input. What the bot sends by itself appears too, as in any other place.
 * Resolves with the exit code.
 */
export async function chatCommand(ground: OpenGround, wish: ChatWish, { input, print, printed }: Pick<Terminal, 'input' | 'print' | 'printed'>): Promise<number> {
  const { store, clock, newId, networks } = ground;
  const { account } = wish;
  const network = wish.network === null ? undefined : findNetwork(wish.network, networks);
  if (wish.network !== null && network === undefined) throw new CommandEnd(EXIT.usage, `--network: ${wish.network} is no network. Give a code such as KE.`);
  if (wish.pretends) await markPretence(store, 'chat --now');
  const address: ConversationAddress = { platform: 'console', tenant: 'local', conversation: `${account.platform}-${account.user}`, kind: 'person', route: null };
  const conversation = await store.transact(async (tx) => {
    const opened = await tx.networks.openConversation(newId(), address, wish.locale, clock.machineNow());
    if (network !== undefined) await tx.networks.settle(opened.id, { network: network.code });
    const person = await tx.people.meet(newId(), account);
    if (wish.role !== null && wish.role !== 'member') await tx.people.grant(person.id, { role: wish.role, network: wish.role === 'focal-point' ? (network?.code ?? null) : null });
    return opened.id;
  });
  const talk = startTalk({ account, address, locale: wish.locale, json: wish.json, newId, print, printed, saveFile: (file) => saveFile(file, account, address, ground) });
  const house = await buildHouse(ground, conversation, () => Promise.resolve([talk.platform]));
  try {
    await house.plan();
    await house.drain();
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line.trim() === '') continue;
      await talk.take(line, house.door);
      await house.plan();
      await house.drain();
    }
  } finally {
    await house.stop();
  }
  return 0;
}
