import type { ChatPlatform } from '../chat/platform.js';
import type { PlatformName } from '../chat/conversation.js';
import type { Clock } from '../time/clock.js';
import type { Compose } from './compose.js';
import type { Settled } from './delivery.js';
import type { Limiter } from './limiter.js';
import type { DeliveryReads, DeliveryWrites } from './repository.js';

/** What the dispatcher needs: its part of the store, the platforms it serves, and how to compose. */
export interface DispatcherTools {
  readonly reads: Pick<DeliveryReads, 'nextDue' | 'findDelivery'>;
  readonly write: <T>(fn: (deliveries: DeliveryWrites) => Promise<T>) => Promise<T>;
  readonly platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  /** Only this conversation (its id), where a process serves no other; null for all. */
  readonly onlyConversation: string | null;
  readonly compose: Compose;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly worker: string;
  /** Told of each group of tries that were written as ended. */
  readonly onEnded?: (ended: readonly Settled[]) => void;
  /** Told of a fault that stopped one piece of work. Holds no text and no name. */
  readonly onFault: (fault: unknown, delivery: string | null) => void;
}
