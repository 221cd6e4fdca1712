import { join } from 'node:path';
import { decide } from '../../src/bot.js';
import type { ConversationAddress } from '../../src/chat/conversation.js';
import type { Form, FormValues } from '../../src/chat/form.js';
import type { Incoming } from '../../src/chat/incoming.js';
import type { DirectAnswer } from '../../src/chat/platform.js';
import { closePages, openPages, readSent } from '../../src/form-pages.js';
import type { PagedForms } from '../../src/paged-forms.js';
import { openDoor, type OpenDoor } from '../../src/inbox/door.js';
import type { Kept } from '../../src/inbox/repository.js';
import type { Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import type { Heard } from '../../src/people/heard.js';
import { PRACTICE_FORM, practiceForm } from '../../src/practices/practice-form.js';
import { readPracticeForm } from '../../src/practices/shipped-form.js';
import { gatherFacts } from '../../src/roadmap/gather-facts.js';
import { loadShipped } from '../../src/roadmap/load.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import type { Store, Writes } from '../../src/store.js';
import { systemClock } from '../../src/time/clock.js';
import { idMaker } from '../../src/time/ids.js';
import { openTempStore } from './open-stores.js';
import { SHIPPED_FORMS } from './practice-forms.js';

const data = join(packageRoot, 'data');
const networks = readNetworkDirectory(data);
const shipped = readPracticeForm(data);
const countries = [...networks.values()].filter(({ kind }) => kind === 'country').map(({ code }) => code);

/** The practice form as it ships. */
export function shippedPracticeForm(language: Language): Form {
  return practiceForm(shipped, countries, wordsIn(language));
}

const forms: PagedForms = new Map([[PRACTICE_FORM, { compose: ({ facts }: Heard) => Promise.resolve(practiceForm(shipped, countries, facts.words)) }]]);

/** A house on a real database whose Secretariat is everybody, and in which `practice` opens the practice form and somebody takes it. */
export interface FormHouse {
  readonly store: Store;
  readonly door: OpenDoor;
  /** What was handed over of practice forms, in order. */
  readonly practices: readonly FormValues[];
  /** What is written in this conversation is in this language from now on. */
  settle(address: ConversationAddress, language: Language): Promise<void>;
  close(): Promise<void>;
}

/** Opens the house: its door, its bot and its store are the real ones; only the feature that takes practices is not built yet. */
export async function openFormHouse(): Promise<FormHouse> {
  const temp = await openTempStore();
  const clock = systemClock();
  const newId = idMaker(clock, Math.random);
  const practices: FormValues[] = [];
  const tools = { networks, forms, practiceForms: SHIPPED_FORMS, clock, newId, publicUrl: null, secretariatZone: 'America/New_York' };
  await temp.store.transact((tx) => loadShipped(tx.roadmap, readShippedRoadmap(join(data, 'roadmap.json'))));

  async function decideHere(tx: Writes, kept: Kept): Promise<DirectAnswer> {
    const { incoming } = kept;
    if (incoming.account === null) return { kind: 'nothing' };
    const person = await tx.people.meet(newId(), incoming.account);
    await tx.people.grant(person.id, { role: 'approver', network: null });
    const { happening } = incoming;
    if (!isOfPractice(incoming)) return decide(tx, kept, tools);
    const conversation = await tx.networks.openConversation(newId(), incoming.address, null, clock.machineNow());
    const facts = await gatherFacts(tx, conversation, conversation.language ?? 'en', networks, clock.now());
    const heard: Heard = { inboxId: kept.id, incoming, person, conversation, facts };
    if (happening.kind !== 'submitted') return openPages(heard, { form: practiceForm(shipped, countries, facts.words), values: {} }, { tx, ...tools });
    const sent = await readSent(heard, happening, { tx, ...tools });
    if (sent.kind === 'answer') return sent.answer;
    if (sent.heard.incoming.happening.kind === 'submitted') practices.push(sent.heard.incoming.happening.values);
    return closePages({ says: [] }, sent.draft, { tx });
  }

  const door = openDoor<Writes>({
    transact: (fn) => temp.store.transact(fn), decide: decideHere, apologize: () => Promise.resolve(), clock, newId, onDone: () => undefined,
    onFault: (fault) => { throw fault; },
  }, null);
  return {
    store: temp.store, door, practices,
    async settle(address, language) {
      await temp.store.transact(async (tx) => {
        const { id } = await tx.networks.openConversation(newId(), address, null, clock.machineNow());
        await tx.networks.settle(id, { language });
      });
    },
    async close() {
      await door.close();
      await temp.close();
    },
  };
}

function isOfPractice({ happening }: Incoming): boolean {
  if (happening.kind === 'said') return happening.text === 'practice';
  if (happening.kind === 'pressed') return JSON.stringify(happening.value) === JSON.stringify({ form: PRACTICE_FORM });
  return happening.kind === 'submitted' && happening.form === PRACTICE_FORM;
}
