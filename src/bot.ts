import { keepTurn, lastTurnOf, turnPlaceOf } from './answers/turns/keep.js';
import type { Incoming } from './chat/incoming.js';
import type { DirectAnswer } from './chat/platform.js';
import { heardAtOf, type Kept } from './inbox/repository.js';
import { detectLanguage } from './language/detect.js';
import { readCommand } from './language/command-words.js';
import type { Language } from './language/language.js';
import { languageOfLocale } from './language/language.js';
import type { Conversation } from './networks/conversation.js';
import { readDirectoryNow } from './networks/directory-now.js';
import type { NetworkDirectory } from './networks/network.js';
import type { Answered, Heard } from './people/heard.js';
import type { Person } from './people/person.js';
import { mayDo, type Act } from './people/may.js';
import { who } from './people/person.js';
import { inviteMe, ourFault, refused } from './people/says.js';
import { greet } from './greet.js';
import { composeSaying } from './composing.js';
import { closePages, openPages, readSent, turnPages, type PageTools } from './form-pages.js';
import { placed } from './records/placed.js';
import { gatherFacts } from './roadmap/gather-facts.js';
import { askedRoute } from './practice-routes.js';
import { keepOwnWords } from './practices/own-words.js';
import { routeOf } from './routes.js';
import type { Route, RouteTools } from './route.js';
import { enqueueReplies, replyKey } from './replies.js';
import type { BotTools } from './route.js';
import type { Writes } from './store.js';

/**
 * Decides what something that arrived means, and writes its effect and its replies in one transaction:
 * who and where, in which language, which route, whether she may, what is said.
 */
export async function decide(tx: Writes, kept: Kept, shippedTools: BotTools): Promise<DirectAnswer> {
  const { incoming } = kept;
  const tools = { ...shippedTools, networks: await readDirectoryNow(tx.networks, shippedTools.networks), shippedNetworks: shippedTools.networks };
  if (incoming.happening.kind === 'ended') {
    await tx.networks.loseTenant(incoming.address.platform, incoming.address.tenant, incoming.happening.reason, heardAtOf(kept));
    return { kind: 'nothing' };
  }
  // In a channel many people write: one person's locale tells nothing about what is sent there by itself.
  const locale = incoming.address.kind === 'person' ? incoming.locale : null;
  const before = await tx.networks.findConversationAt(incoming.address);
  const conversation = await tx.networks.openConversation(tools.newId(), incoming.address, locale, tools.clock.machineNow(), heardAtOf(kept));
  if (incoming.happening.kind === 'left' || incoming.happening.kind === 'joined') return comeOrGo(tx, kept, conversation, before, tools);
  if (incoming.account === null || incoming.happening.kind === 'opened-home') return { kind: 'nothing' };
  const person = await tx.people.meet(tools.newId(), incoming.account);
  if (incoming.address.kind === 'person') await tx.people.rememberDirect(conversation.id, person.id);
  const heard = await hear(tx, kept, conversation, person, tools);
  return act(tx, kept, heard, { tx: placed(tx, conversation.id), ...tools });
}

/** Added, and so greeted; or removed: nothing is planned or sent there until the bot hears from it again, and what was set is kept for then. */
async function comeOrGo(tx: Writes, kept: Kept, conversation: Conversation, before: Conversation | undefined, { networks, newId, clock }: BotTools): Promise<DirectAnswer> {
  const { happening, address } = kept.incoming;
  if (happening.kind === 'left') await tx.networks.markUnreachable(conversation.id, happening.reason, heardAtOf(kept));
  const { says, language } = happening.kind === 'left' ? { says: [], language: null } : greet(kept.incoming, before, networks);
  await enqueueReplies(tx, kept, conversation, { says }, language, clock);
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: `${address.platform}:${address.tenant}`, action: `conversation.${happening.kind}`, subject: conversation.id, outcome: 'done', before: before?.state ?? null, after: happening.kind === 'left' ? 'unreachable' : conversation.state });
  return { kind: 'nothing' };
}

/** A page that is turned only keeps what stands on it; all else is answered by its feature. */
async function act(tx: Writes, kept: Kept, heard: Heard, tools: RouteTools): Promise<DirectAnswer> {
  const { happening } = heard.incoming;
  if (happening.kind === 'turned') return turnPages(heard, happening, tools);
  if (happening.kind !== 'submitted') return reply(tx, kept, heard, await answer(heard, tools), tools);
  const sent = await readSent(heard, happening, tools);
  if (sent.kind === 'answer') return sent.answer;
  const answered = await answer(sent.heard, tools);
  const direct = await reply(tx, kept, sent.heard, answered, tools);
  return heard.incoming.canPostLater ? closePages(answered, sent.draft, tools) : direct;
}

/** The last word after a fault that came back three times. */
export async function apologize(tx: Writes, kept: Kept, tools: BotTools): Promise<void> {
  const conversation = await tx.networks.openConversation(tools.newId(), kept.incoming.address, null, tools.clock.machineNow(), heardAtOf(kept));
  const code = `E-${kept.id.slice(-4).toUpperCase()}`;
  await enqueueReplies(tx, kept, conversation, { says: [ourFault.of({ code })] }, null, tools.clock);
}

async function hear(tx: Writes, kept: Kept, conversation: Conversation, person: Person, tools: BotTools): Promise<Heard> {
  const language = languageOf(kept.incoming, conversation, person, tools.networks);
  const facts = await gatherFacts(tx, conversation, language, tools.networks, tools.clock.now());
  const turn = await lastTurnOf(tx.turns, turnPlaceOf(conversation.id, kept.incoming), facts.now);
  const asked = kept.incoming.happening.kind === 'said' ? await tx.forms.findAskedIn(conversation.id, who(person.account)) : undefined;
  return { inboxId: kept.id, incoming: kept.incoming, person, conversation, facts, ...(asked === undefined ? {} : { asked }), ...(turn === undefined ? {} : { turn }) };
}

/** The question's words, else the conversation's (alone: the person's), the platform's locale, the network's, English. */
function languageOf(incoming: Incoming, conversation: Conversation, person: Person, networks: NetworkDirectory): Language {
  const own = incoming.address.kind === 'person' ? (person.language ?? conversation.language) : conversation.language;
  const chosen = own ?? languageOfLocale(incoming.locale ?? undefined);
  const network = conversation.network === null ? undefined : networks.get(conversation.network);
  const { happening } = incoming;
  if (happening.kind !== 'said') return chosen ?? network?.languages[0] ?? 'en';
  // A command is the same word everywhere: it tells less than what was chosen, but more than the country does.
  if (readCommand(happening.text) !== undefined) return chosen ?? detectLanguage(happening.text, 'en');
  return detectLanguage(happening.text, chosen ?? network?.languages[0] ?? 'en');
}

async function answer(heard: Heard, tools: RouteTools): Promise<Answered> {
  const route = askedRouteOf(heard, tools) ?? routeOf(heard);
  if (mayDo(heard.person.grants, route.act)) return keepOwnWords(await route.answer(heard, tools), heard, tools.tx);
  await audit(heard, route.act, tools);
  const ofBroadcast = route.act === 'broadcasts.approve';
  const needsApprover = (ofBroadcast || route.act === 'roadmap.release') && mayDo(heard.person.grants, ofBroadcast ? 'broadcasts.write' : 'roadmap.change');
  return { says: [refused.of({ needsApprover, ofBroadcast })], onlyForPerson: true };
}

/** Somebody who is being asked a form in words answers it. */
function askedRouteOf({ incoming: { happening }, asked }: Heard, { clock }: RouteTools): Route | undefined {
  return happening.kind === 'said' ? askedRoute(happening.text, asked, clock.machineNow()) : undefined;
}

function audit(heard: Heard, act: Act, { tx, newId, clock }: RouteTools): Promise<void> {
  return tx.records.audit({ id: newId(), at: clock.machineNow(), by: who(heard.person.account), action: act, subject: heard.conversation.id, outcome: 'refused', before: null, after: null });
}

async function reply(tx: Writes, kept: Kept, heard: Heard, answered: Answered, tools: PageTools & BotTools): Promise<DirectAnswer> {
  const { incoming } = kept;
  if (!incoming.canPostLater) return sayDirectly(heard, answered);
  await enqueueReplies(tx, kept, heard.conversation, answered, answered.language ?? heard.facts.words.language, tools.clock);
  await keepQuestion(tx, kept, heard, answered, tools);
  if (answered.next !== undefined) await keepTurn(tx.turns, turnPlaceOf(heard.conversation.id, incoming), answered.next, heard.facts.now);
  const { form } = answered;
  return form?.kind === 'open' && incoming.canOpenForm ? openPages(heard, form, tools) : { kind: 'nothing' };
}

/** The question waits under its answer until somebody presses, or its day is over. */
async function keepQuestion(tx: Writes, { id, incoming }: Kept, { conversation, facts }: Heard, { asked, language }: Answered, { clock }: BotTools): Promise<void> {
  if (asked === undefined) return;
  await tx.requests.keepAsked({
    ...asked, answer: replyKey(id, 0), conversation: conversation.id, thread: incoming.thread, language: language ?? facts.words.language, verdict: null, askedOn: facts.today, keptAt: clock.machineNow(),
  });
}

/** Where the bot is no member it cannot write later: the first words go into the answer itself, and what needs it there asks for an invitation. */
function sayDirectly(heard: Heard, answered: Answered): DirectAnswer {
  const first = answered.says[0];
  const saying = first === undefined || !['said', 'pointed'].includes(heard.incoming.happening.kind) || routeOf(heard).needsMembership ? inviteMe.of({}) : first;
  const spoken = composeSaying(saying, heard.facts);
  return 'notSaid' in spoken ? { kind: 'nothing' } : { kind: 'say', message: spoken };
}
