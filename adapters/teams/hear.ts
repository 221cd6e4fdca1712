import type { Logger } from 'pino';
import type { FileDesk } from '../../src/chat/files.js';
import type { FrontDoor } from '../../src/chat/platform.js';
import type { Clock } from '../../src/time/clock.js';
import type { ArrivedActivity } from './activity.js';
import { cardAnswer, dialogAnswer, staleAnswer, type InvokeBody } from './answer.js';
import type { Connector } from './connector.js';
import { consentAnswerer } from './file-consent.js';
import { followUp } from './follow-up.js';
import { joinedOnce } from './joined-once.js';
import { mentionTeller } from './mentioned.js';
import { receive, type Arrival } from './receive.js';
import type { TeamsClients } from './render-block.js';
import type { Trust } from './trusted-service-url.js';

/** What hearing needs. `tenant` stands where an activity names none. */
export interface HearTools {
  readonly door: FrontDoor;
  readonly connector: Connector;
  readonly botId: string;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  readonly tenant: string;
  readonly clients: TeamsClients;
  readonly desk: Pick<FileDesk, 'write'>;
  readonly trust: Trust;
}

/** Hands what arrived to the door, and says what must stand in the answer. */
export function makeHear(tools: HearTools): (activity: ArrivedActivity) => Promise<InvokeBody> {
  const { door, connector, botId, clock, log, tenant, clients } = tools;
  const answerConsent = consentAnswerer(tools);
  const once = joinedOnce(clock);
  const withMentions = mentionTeller(connector, clock);
  return async (activity) => {
    if (activity.type === 'invoke' && activity.name === 'fileConsent/invoke') {
      await answerConsent(activity);
      return null;
    }
    const arrival = receive(activity, tenant);
    if (arrival === undefined) return activity.type === 'invoke' ? staleAnswer('en') : null;
    const incoming = await withMentions(once(arrival.incoming), activity);
    if (arrival.face === 'none') {
      await door.keep(incoming);
      return null;
    }
    const direct = await door.handle(incoming);
    if (arrival.face === 'card') return cardAnswer(direct, arrival.language);
    if (arrival.face === 'dialog') return dialogAnswer(direct, arrival.language);
    warnUnlessSent(await followUp(direct, arrival, { connector, botId, clock, clients }), arrival, log);
    return null;
  };
}

function warnUnlessSent(reply: Awaited<ReturnType<typeof followUp>>, arrival: Arrival, log: Pick<Logger, 'warn'>): void {
  if (reply === undefined || (reply.kind === 'answered' && reply.status < 300)) return;
  log.warn({ reply, conversation: arrival.incoming.address.conversation }, 'a form could not be shown in Teams');
}
