import { answerSayables } from './answers/says.js';
import { filterUnread, readTrail, trailTold } from './audit/says.js';
import { readBroadcast, readCopy } from './broadcasts/broadcast-facts.js';
import { SAYS } from './broadcasts/copy-keys.js';
import { broadcastDeskSayables } from './broadcasts/desk-says.js';
import { broadcastReplies } from './broadcasts/replies.js';
import { broadcastPreview } from './broadcasts/preview-says.js';
import { copySayables } from './broadcasts/tell-copy.js';
import { whenShown } from './broadcasts/when-says.js';
import { calendarSayables } from './calendar/says.js';
import { paragraph, type Message } from './chat/message.js';
import type { Destination } from './chat/platform.js';
import type { Saying, Spoken } from './chat/saying.js';
import { readToldHere } from './corrections/correction-facts.js';
import { correctionDeskSayables } from './corrections/desk-says.js';
import { correctionSayables } from './corrections/tell-correction.js';
import type { Compose, Composed } from './delivery/compose.js';
import { deliverySayables } from './deliveries/says.js';
import type { Delivery } from './delivery/delivery.js';
import { drawElsewhere } from './draw-elsewhere.js';
import { fileSayables } from './files/tell-file.js';
import { formBehindButton } from './form-button.js';
import { wordsIn } from './language/words.js';
import type { Conversation } from './networks/conversation.js';
import { languageFor } from './networks/language-for.js';
import { readDirectoryNow } from './networks/directory-now.js';
import type { NetworkDirectory } from './networks/network.js';
import { letterSayables } from './letters/says.js';
import { networkSayables } from './networks/says.js';
import type { PracticeForms } from './practices/forms.js';
import { readDocumentFacts } from './practices/documents/document-facts.js';
import { documentSayables } from './practices/documents/tell-document.js';
import { readPractices } from './practices/practice-facts.js';
import { foundSayables } from './practices/search/tell-found.js';
import { draftSayables } from './practices/says.js';
import { talkSayables } from './practices/tell-asked.js';
import { readReviewFacts } from './practices/review-facts.js';
import { reviewSayables } from './practices/review-says.js';
import { submitterSayables } from './practices/review-submitter-says.js';
import { peopleSayables } from './people/says.js';
import { accountOf } from './people/person.js';
import { referenceEditSayables } from './reference/says.js';
import { freeDaySayables } from './reminders/free-days-says.js';
import { previewSayables } from './reminders/preview-says.js';
import { reminderSayables } from './reminders/says.js';
import { reminder } from './reminders/tell-reminder.js';
import { readWantedHere } from './reminders/wanted-here.js';
import { readDesk } from './requests/desk-facts.js';
import { deskSayables } from './requests/desk-says.js';
import { askerSayables } from './requests/says.js';
import { underAnswer } from './requests/under-answer.js';
import type { Facts } from './roadmap/facts.js';
import { gatherFacts } from './roadmap/gather-facts.js';
import { roadmapSayables } from './roadmap/says.js';
import type { Reads } from './store.js';
import { askerSayables as supportAskerSayables } from './support/asker-says.js';
import { supportSayables } from './support/desk-says.js';
import { readSupport } from './support/support-facts.js';
import { translationSayables } from './translations/says.js';
import type { Clock } from './time/clock.js';
import { weekSayables, weeklySet } from './weekly/says.js';
import { readWeek } from './weekly/week-facts.js';

/** Everything the bot can say, by name. */
const sayables = new Map(
  [...answerSayables, ...broadcastReplies, ...calendarSayables, ...correctionDeskSayables, ...deliverySayables, ...letterSayables, ...networkSayables, ...peopleSayables, ...referenceEditSayables, ...reminderSayables, ...previewSayables, ...freeDaySayables, ...askerSayables, ...roadmapSayables, ...translationSayables, ...supportAskerSayables, weeklySet, ...fileSayables, filterUnread, formBehindButton].map((one) => [one.says, one]),
);

/** What is said to the Secretariat at its desk: composed from what people asked too, which no delivery holds. */
const atDesk = new Map(deskSayables.map((one) => [one.says, one]));

/** Corrections: composed from what was told where they go, too. */
const ofCorrections = new Map(correctionSayables.map((one) => [one.says, one]));

/** The Secretariat's week: composed from all that waits. */
const ofTheWeek = new Map(weekSayables.map((one) => [one.says, one]));

/** Requests for support: composed from what was asked, which no delivery holds. */
const ofSupport = new Map(supportSayables.map((one) => [one.says, one]));
/** Practices in review: composed from the one that a message is about, or from the queue. */
const ofReviews = new Map([...reviewSayables, ...submitterSayables].map((one) => [one.says, one]));

/** Drafts: composed from what stands in them, which no delivery holds. */
const ofDrafts = new Map([...draftSayables, ...talkSayables, ...foundSayables].map((one) => [one.says, one]));
/** Drafts as Word files: composed from what differs in one that came back, too. */
const ofDocuments = new Map(documentSayables.map((one) => [one.says, one]));
/** Copies of broadcasts, from the frozen text; and what is said of one at the desk, with all its copies counted. */
const ofCopies = new Map(copySayables.map((one) => [one.says, one]));
const ofBroadcasts = new Map([...broadcastDeskSayables, whenShown].map((one) => [one.says, one]));

/** Composes what was stored from current facts. Throws on a name that nobody declared: a fault of ours. */
export function composeSaying(saying: Saying, facts: Facts): Spoken {
  const found = sayables.get(saying.says);
  if (found === undefined) throw new Error(`nobody says "${saying.says}"`);
  return found.compose(saying.args, facts);
}

/** What messages are composed with beside the store. */
export interface Composing {
  readonly networks: NetworkDirectory;
  readonly practiceForms: PracticeForms;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
  /** Where the bot is reached from outside; null where nobody said. */
  readonly publicUrl: string | null;
}

/** Composes deliveries just before they are sent: in the language of the question, else the conversation's. */
export function makeCompose(reads: Reads, composing: Composing): Compose {
  const { networks: shipped, clock } = composing;
  return async (delivery): Promise<Composed> => {
    const networks = await readDirectoryNow(reads.networks, shipped);
    const conversation = await reads.networks.findConversation(delivery.conversation);
    if (conversation === undefined) return { kind: 'skip', reason: 'the conversation is not known any more', to: null };
    if (delivery.saying.says === SAYS.removal) return { kind: 'remove', to: destinationOf(delivery, conversation) };
    const language = delivery.language ?? languageFor(conversation, networks);
    const facts = await gatherFacts(reads, conversation, language, networks, clock.now());
    const spoken = await speak(delivery, reads, composing, facts);
    if ('notSaid' in spoken) return { kind: 'skip', reason: spoken.notSaid, to: destinationOf(delivery, conversation) };
    // Changed in place, an answer stands under the key with which it was first given.
    const asked = await reads.requests.findAsked(delivery.updates ?? delivery.key);
    const whole = asked === undefined ? spoken : underAnswer(spoken, asked, facts.words);
    return { kind: 'ready', message: delivery.again ? marked(whole) : whole, to: destinationOf(delivery, conversation) };
  };
}

async function speak(delivery: Delivery, reads: Reads, { publicUrl, practiceForms, clock }: Composing, facts: Facts): Promise<Spoken> {
  const { saying } = delivery;
  const copy = ofCopies.get(saying.says);
  if (copy !== undefined) return copy.compose(saying.args, await readCopy(delivery, reads, facts, clock.machineNow()));
  if (saying.says === broadcastPreview.says) return broadcastPreview.compose(saying.args, { ...(await readCopy(delivery, reads, facts, clock.machineNow())), drawOn: drawElsewhere });
  const broadcast = ofBroadcasts.get(saying.says);
  if (broadcast !== undefined) return broadcast.compose(saying.args, await readBroadcast(delivery, reads, facts, clock.machineNow()));
  const desk = atDesk.get(saying.says);
  if (desk !== undefined) return desk.compose(saying.args, await readDesk(reads.requests, facts));
  const correction = ofCorrections.get(saying.says);
  if (correction !== undefined) return correction.compose(saying.args, await readToldHere(reads.corrections, delivery, publicUrl, facts));
  if (saying.says === reminder.says) return reminder.compose(saying.args, await readWantedHere(reads.reminders, delivery.conversation, facts));
  const week = ofTheWeek.get(saying.says);
  if (week !== undefined) return week.compose(saying.args, await readWeek(reads, facts));
  if (saying.says === trailTold.says) return trailTold.compose(saying.args, await readTrail(reads.records, saying.args, facts));
  const support = ofSupport.get(saying.says);
  if (support !== undefined) return support.compose(saying.args, await readSupport(reads.support, saying.args, facts));
  const review = ofReviews.get(saying.says);
  if (review !== undefined) return review.compose(saying.args, await readReviewFacts(reads, saying.args, facts, practiceForms));
  const draft = ofDrafts.get(saying.says);
  if (draft !== undefined) return draft.compose(saying.args, await readPractices(reads.practices, practiceForms, saying.args, facts));
  const document = ofDocuments.get(saying.says);
  if (document !== undefined) return document.compose(saying.args, await readDocumentFacts(reads, practiceForms, saying.args, facts));
  return composeSaying(saying, facts);
}

function destinationOf(delivery: Delivery, conversation: Conversation): Destination {
  return { address: conversation.address, thread: delivery.thread, onlyFor: delivery.onlyFor === null ? null : (accountOf(delivery.onlyFor) ?? null) };
}

/** "You may have this already", above what goes a second time after a doubt. */
function marked(message: Message): Message {
  const mark = wordsIn(message.language).say('delivery.again');
  return { ...message, text: `${mark}\n${message.text}`, blocks: [paragraph(mark, 'quiet'), ...message.blocks] };
}
