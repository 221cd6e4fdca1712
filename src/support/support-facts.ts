import { z } from 'zod';
import type { Facts } from '../roadmap/facts.js';
import type { SupportReads } from './repository.js';
import { OPEN_STATES, type SupportEvent, type SupportRequest } from './support-request.js';

/** What messages about requests are composed from beside the ledger. Read when they are sent, so that no delivery holds what people wrote. */
export interface SupportFacts extends Facts {
  /** Those with which somebody still has something to do. */
  readonly open: readonly SupportRequest[];
  /** The one that the message is about. */
  readonly request: SupportRequest | undefined;
  readonly events: readonly SupportEvent[];
}

const Numbered = z.object({ number: z.number().int() });

/** Reads the queue, and the request that these arguments name, as they stand now. */
export async function readSupport(support: SupportReads, args: unknown, facts: Facts): Promise<SupportFacts> {
  const number = Numbered.safeParse(args).data?.number;
  const open = await support.requests(OPEN_STATES);
  if (number === undefined) return { ...facts, open, request: undefined, events: [] };
  return { ...facts, open, request: await support.findRequest(number), events: await support.events(number) };
}
