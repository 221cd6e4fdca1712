import { DeliveryState, type Delivery } from '../delivery/delivery.js';
import type { NetworkReads } from '../networks/repository.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { changeDelivery, type DeliveryTools } from './change-delivery.js';
import { notRetried, overviewShown, retried, retryButton, type Overview } from './says.js';

/** What these answers need beside the outbox. */
export interface OverviewTools extends DeliveryTools {
  readonly tx: DeliveryTools['tx'] & { readonly networks: Pick<NetworkReads, 'findConversation'> };
}

const FAILED: readonly DeliveryState[] = ['unknown', 'refused', 'unreachable'];
/** As many as there is room for buttons. */
const MOST_SHOWN = 5;

/** `deliveries`: how the outbox stands; `deliveries retry KEY`: one of it is sent again. */
export function deliveries(heard: Heard, rest: string, tools: OverviewTools): Promise<Answered> {
  const [verb = '', key = ''] = rest.trim().split(/\s+/);
  return verb.toLowerCase() === 'retry' ? retry(heard, key, tools) : tellOverview(tools);
}

/** The button beside a failure. */
export function pressRetry(heard: Heard, value: unknown, tools: OverviewTools): Promise<Answered> {
  return retry(heard, retryButton.read(value)?.key ?? '', tools);
}

async function tellOverview(tools: OverviewTools): Promise<Answered> {
  const counted = await tools.tx.deliveries.countByState();
  const counts = DeliveryState.options.flatMap((state) => (counted[state] === undefined ? [] : [{ state, count: counted[state] }]));
  const all = FAILED.reduce((sum, state) => sum + (counted[state] ?? 0), 0);
  const failures = await Promise.all((await tools.tx.deliveries.deliveries({ states: FAILED, limit: MOST_SHOWN })).map((one) => failureOf(one, tools)));
  return { says: [overviewShown.of({ counts, failures, more: all - failures.length })] };
}

async function failureOf({ key, state, reason, conversation }: Delivery, { tx }: OverviewTools): Promise<Overview['failures'][number]> {
  const found = await tx.networks.findConversation(conversation);
  return { key, state, reason, platform: found?.address.platform ?? null, network: found?.network ?? null };
}

async function retry(heard: Heard, key: string, tools: OverviewTools): Promise<Answered> {
  const done = await changeDelivery('retry', key, who(heard.person.account), tools);
  return { says: [done.kind === 'refused' ? notRetried.of({}) : retried.of({ mayRepeat: done.was === 'unknown' })] };
}
