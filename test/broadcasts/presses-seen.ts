import { pressCopy } from '../../src/broadcasts/hears.js';
import type { Heard } from '../../src/people/heard.js';
import type { broadcastRoom } from '../support/broadcast-room.js';

type Room = Awaited<ReturnType<typeof broadcastRoom>>;

/** Amina presses Seen under the copy of B-1 in Kenya's channel, as the platform tells it: with the message that she read. */
export async function pressesSeen(room: Pick<Room, 'store' | 'take'>) {
  const conversation = await room.store.reads.networks.findConversation('kenya');
  const heard = { conversation, person: { account: { platform: 'slack', tenant: 'T1', user: 'UAMINA' }, grants: [] }, incoming: { happening: { kind: 'pressed', message: 'posted-there' } } };
  // Of all that is heard a press under a copy reads these alone.
  return room.take((tools) => pressCopy(heard as unknown as Heard, { broadcast: 1, what: 'seen' }, tools));
}
