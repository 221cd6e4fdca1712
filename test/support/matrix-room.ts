import { join } from 'node:path';
import { decide } from '../../src/bot.js';
import type { Account, ConversationAddress, PlatformName } from '../../src/chat/conversation.js';
import type { Happening } from '../../src/chat/incoming.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { loadReference } from '../../src/reference/load.js';
import { readShippedReference } from '../../src/reference/shipped.js';
import { loadShipped } from '../../src/roadmap/load.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import { idMaker } from '../../src/time/ids.js';
import type { TriedRole } from '../authorisation/expected.js';
import { dumpReader } from './dump.js';
import { handClock } from './hand-clock.js';
import { sqliteGround } from './open-stores.js';
import { SHIPPED_FORMS } from './practice-forms.js';

const data = join(packageRoot, 'data');
const TENANT: Record<PlatformName, string> = { slack: 'T1', teams: 'tenant-1', web: 'local', console: 'local' };

/** A house with the real store, in which somebody of each role writes on each platform, in a conversation of Kenya's network and in one of Morocco's. */
export async function matrixRoom() {
  const clock = handClock('2026-12-08T15:00:00Z');
  const ground = await sqliteGround(clock);
  const store = await ground.open();
  const networks = readNetworkDirectory(data);
  let drawn = 0;
  const newId = idMaker(clock, () => (drawn++ % 31) / 32);
  const tools = { networks, forms: new Map<string, never>(), practiceForms: SHIPPED_FORMS, clock, newId, publicUrl: 'https://bot.example.org/', secretariatZone: 'America/New_York' };
  await store.transact(async (tx) => {
    await loadShipped(tx.roadmap, readShippedRoadmap(join(data, 'roadmap.json')));
    await loadReference(tx.reference, readShippedReference(data));
  });
  const dump = dumpReader(ground.at);

  /** Resolves with the names of what was said in reply. */
  async function happens(account: Account, address: ConversationAddress, happening: Happening): Promise<string[]> {
    const [id, incoming] = [newId(), { eventId: newId(), address, thread: null, account, locale: 'en', canOpenForm: true, canPostLater: true, happening }];
    const direct = await store.transact((tx) => decide(tx, { id, incoming, receivedAt: clock.machineNow(), attempts: 0 }, tools));
    const replies = await Promise.all([0, 1, 2].map((at) => store.reads.deliveries.findDelivery(`reply:${id}:${at}`)));
    return [...replies.flatMap((one) => (one === undefined ? [] : [one.saying.says])), direct.kind];
  }

  /** Somebody of this role on this platform, whom the house knows already, where the network's people write. */
  async function meets(role: TriedRole, platform: PlatformName, network: 'KE' | 'MA' = 'KE') {
    const account: Account = { platform, tenant: TENANT[platform], user: `${role}-of-${network}` };
    const address: ConversationAddress = { platform, tenant: TENANT[platform], conversation: `C-${network}-${platform}`, kind: 'channel', route: null };
    await happens(account, address, { kind: 'said', text: 'help' });
    await happens(account, address, { kind: 'said', text: `network ${network}` });
    if (role !== 'member') await store.transact(async (tx) => tx.people.grant((await tx.people.meet(newId(), account)).id, { role, network: role === 'focal-point' ? network : null }));
    return { account, address };
  }

  /** Does something, and names the tables in which a row is new, gone or other than before. */
  async function changedBy(work: () => Promise<void>): Promise<string[]> {
    const before = new Set(dump());
    await work();
    const after = new Set(dump());
    const other = [...[...after].filter((line) => !before.has(line)), ...[...before].filter((line) => !after.has(line))];
    return [...new Set(other.map((line) => line.slice(0, line.indexOf(' '))))].sort();
  }

  const tries = ({ account, address }: Awaited<ReturnType<typeof meets>>, happening: Happening): Promise<string[]> => happens(account, address, happening);
  return { store, clock, newId, meets, tries, changedBy, close: ground.end };
}
