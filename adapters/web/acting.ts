import { z } from 'zod';
import { FormValues, Turn } from '../../src/chat/form.js';
import { LONGEST_SAID, type Happening, type Incoming } from '../../src/chat/incoming.js';
import type { FrontDoor } from '../../src/chat/platform.js';
import { Language } from '../../src/language/language.js';
import type { Clock } from '../../src/time/clock.js';
import type { Route } from '../http/server.js';
import { jsonRoute, respondJson } from './answer-json.js';
import type { WebHistory } from './history.js';
import { accountOf, addressOf, isOpenTo } from './room.js';

/** A name in the training room, as it may stand in a list of people. */
export const UserName = z.string().trim().min(1).max(60).regex(/^[\p{L}\p{M}\p{N} .'’-]+$/u, 'A name holds letters, digits, spaces, points and hyphens.');

/** Who does something on the page, and where. */
export const Actor = z.object({ eventId: z.uuid(), conversation: z.string().min(1).max(200), name: UserName, locale: Language });
export type Actor = z.infer<typeof Actor>;

/** Whether the conversation is open to her. */
export const isMember = ({ conversation, name }: Actor): boolean => isOpenTo(conversation, name);
const FOREIGN = { path: ['conversation'], message: 'This person has no such conversation.' };

const Said = Actor.extend({ text: z.string().trim().min(1).max(LONGEST_SAID) }).refine(isMember, FOREIGN);
const Pressed = Actor.extend({ action: z.string().min(1).max(255), value: z.unknown(), message: z.string().max(100) }).refine(isMember, FOREIGN);
const Submitted = Actor.extend({ form: z.string().min(1).max(255), about: z.record(z.string(), z.string()), values: FormValues }).refine(isMember, FOREIGN);

const Turned = Actor.extend({ form: z.string().min(1).max(255), about: z.record(z.string(), z.string()), page: z.number().int().min(0).max(100), to: Turn, values: FormValues }).refine(isMember, FOREIGN);

/** What acting needs. */
export interface ActingPorts {
  readonly door: Pick<FrontDoor, 'handle'>;
  readonly history: WebHistory;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
}

/** `POST /web/say|press|turn|submit`: what a person does on the page, answered `{direct}` with the door's direct answer. A repeated event id does nothing twice. */
export function actingRoutes({ door, history, clock }: ActingPorts): [string, Route][] {
  const say = jsonRoute(Said, async (said, response) => {
    const { conversation, name, text, eventId } = said;
    await history.append({ conversation, at: clock.now(), postedAt: clock.machineNow(), by: name, onlyFor: null, text, message: null, key: `event:${eventId}` });
    respondJson(response, { direct: await door.handle(incomingFrom(said, { kind: 'said', text })) });
  });
  const press = jsonRoute(Pressed, async (pressed, response) => {
    const { action, value, message } = pressed;
    respondJson(response, { direct: await door.handle(incomingFrom(pressed, { kind: 'pressed', action, value, message })) });
  });
  const submit = jsonRoute(Submitted, async (submitted, response) => {
    const { form, about, values } = submitted;
    respondJson(response, { direct: await door.handle(incomingFrom(submitted, { kind: 'submitted', form, about, values })) });
  });
  const turn = jsonRoute(Turned, async (turned, response) => {
    const { form, about, page, to, values } = turned;
    respondJson(response, { direct: await door.handle(incomingFrom(turned, { kind: 'turned', form, about, page, to, values })) });
  });
  return [['POST /web/turn', turn], ['POST /web/say', say], ['POST /web/press', press], ['POST /web/submit', submit]];
}

/** What she did, as the core takes it. */
export function incomingFrom({ eventId, conversation, name, locale }: Actor, happening: Happening): Incoming {
  const address = addressOf(conversation);
  if (address === undefined) throw new Error('a conversation was let in that is not there');
  return { eventId, address, thread: null, account: accountOf(name), locale, canOpenForm: true, canPostLater: true, happening };
}
