import type { Broadcast } from './broadcast.js';
import type { BroadcastReads, Copy } from './repository.js';

/** Whether this copy stands where it was to go, or may: it arrived, is being sent, or a try of it may have arrived. What never left cannot have been read. */
export function mayStand({ state, again }: Pick<Copy, 'state' | 'again'>): boolean {
  return state === 'sent' || state === 'sending' || state === 'unknown' || again;
}

/** Whether any copy of this round stands somewhere, or may. */
export async function mayAnyStand({ number, round }: Pick<Broadcast, 'number' | 'round'>, broadcasts: Pick<BroadcastReads, 'copies'>): Promise<boolean> {
  return (await broadcasts.copies(number, round)).some((copy) => copy.part === 'first' && mayStand(copy));
}
