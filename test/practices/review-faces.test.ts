import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderForm as slackForm } from '../../adapters/slack/render-form.js';
import { renderMessage as slackMessage } from '../../adapters/slack/render-message.js';
import { renderForm as teamsForm } from '../../adapters/teams/render-form.js';
import { renderMessage as teamsMessage } from '../../adapters/teams/render-message.js';
import type { FormValues } from '../../src/chat/form.js';
import type { Message } from '../../src/chat/message.js';
import type { Saying, Spoken } from '../../src/chat/saying.js';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { LONGEST_COMMENT } from '../../src/practices/comment.js';
import { readReviewFacts } from '../../src/practices/review-facts.js';
import { fieldsIn } from '../../src/practices/review-fields.js';
import { reviewForm, type ReviewForm } from '../../src/practices/review-form.js';
import { cardShown, queueShown, reviewSayables } from '../../src/practices/review-says.js';
import { stepTold } from '../../src/practices/tell-step.js';
import { gatherFacts } from '../../src/roadmap/gather-facts.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { practiceRoom } from '../support/practice-room.js';
import { HOSTILE, SENTENCE } from '../support/sample-messages.js';
import { faultsIn, MessagePayload, textsIn, ViewPayload } from '../support/slack/block-kit.js';
import { activityFaults } from '../support/teams/activity-rules.js';
import { cardFaults } from '../support/teams/adaptive-card.js';

const networks = readNetworkDirectory(join(packageRoot, 'data'));
const SAYS = new Map(reviewSayables.map((one) => [one.says, one]));

let room: Awaited<ReturnType<typeof practiceRoom>>;
const ids = new Map<Language, string>();

/** A text as long as a field takes, in this language. */
function long(language: Language, length: number): string {
  return `${HOSTILE} ${SENTENCE[language]} `.repeat(Math.ceil(length / 40)).slice(0, length).trim();
}

/** Every field at its longest. */
function longestValues(language: Language): FormValues {
  return Object.fromEntries(fieldsIn(SHIPPED_FORMS.formOf({ formVersion: 1 }, language)).map(({ id, options, max }) => [id, options === undefined ? long(language, max ?? 2_500) : options.slice(0, max ?? 20).map((option) => option.id)]));
}

beforeAll(async () => {
  room = await practiceRoom();
  for (const language of LANGUAGES) {
    const id = await room.submitted(longestValues(language));
    ids.set(language, id);
    await room.store.transact(async (tx) => {
      await tx.practices.stepPractice(id, 2, { at: room.clock.now(), overruled: [{ code: 'acronym', field: 'summary', reason: long(language, 500) }] });
      for (const { id: field } of fieldsIn(SHIPPED_FORMS.formOf({ formVersion: 1 }, language))) await tx.practiceReviews.addComment({ id: room.newId(), practice: id, field, text: long(language, LONGEST_COMMENT), by: 'slack:T1/ana', at: room.clock.now() });
      await tx.practiceReviews.tellComments(id, 3);
    });
  }
});
afterAll(() => room.close());

async function compose(saying: Saying, language: Language): Promise<Message> {
  const facts = await gatherFacts(room.store.reads, { network: null, zone: 'Africa/Cairo' }, language, networks, room.clock.now());
  const spoken: Spoken = SAYS.get(saying.says)?.compose(saying.args, await readReviewFacts(room.store.reads, saying.args, facts, SHIPPED_FORMS)) ?? { notSaid: 'unknown' };
  if ('notSaid' in spoken) throw new Error(spoken.notSaid);
  return spoken;
}

describe.each(LANGUAGES)('in %s, with every field at its longest,', (language) => {
  const sayings = () => {
    const practice = ids.get(language) ?? '';
    return [cardShown.of({ practice }), stepTold.of({ practice, step: 'request-changes', revision: 3 }), queueShown.of({ page: 1 })];
  };

  it('card, queue and what the submitter is told are taken by Slack and Teams, split and never cut', async () => {
    for (const saying of sayings()) {
      const message = await compose(saying, language);
      const parts = slackMessage(message);
      const activities = teamsMessage(message, { opensDialogs: true }).map((activity) => ({ ...activity, from: { id: '28:bot' }, conversation: { id: 'a' } }));

      expect(parts.flatMap((part) => faultsIn(MessagePayload, part))).toEqual([]);
      expect(activities.flatMap(activityFaults)).toEqual([]);
      const shown = parts.flatMap((part) => textsIn(part.blocks)).join('').replace(/\s+/g, '').length;
      const meant = message.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans.map((span) => span.text) : [])).join('').replace(/\s+/g, '').length;
      expect(shown).toBeGreaterThanOrEqual(meant);
    }
  });

  it.each(['comment', 'reject', 'publish'] satisfies ReviewForm[])('the form to %s is taken by both', async (step) => {
    const practice = await room.store.reads.practices.findPractice(ids.get(language) ?? '');
    if (practice === undefined) throw new Error('no practice');
    const facts = await gatherFacts(room.store.reads, { network: null, zone: 'Africa/Cairo' }, language, networks, room.clock.now());
    const form = reviewForm(step, practice, SHIPPED_FORMS.formOf(practice, language), facts.words);

    expect(faultsIn(ViewPayload, slackForm({ form, page: 0, values: {} }, { conversation: 'C1', kind: 'channel', thread: null, turn: 0 }))).toEqual([]);
    expect(cardFaults(teamsForm({ form, page: 0, values: {}, errors: {} }))).toEqual([]);
  });

  it('the form for a challenge is taken by both', () => {
    const form = SHIPPED_FORMS.challengeForm(language);

    expect(faultsIn(ViewPayload, slackForm({ form, page: 0, values: {} }, { conversation: 'C1', kind: 'channel', thread: null, turn: 0 }))).toEqual([]);
    expect(cardFaults(teamsForm({ form, page: 0, values: {}, errors: {} }))).toEqual([]);
  });
});
