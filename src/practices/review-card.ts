import type { Field, FormValues } from '../chat/form.js';
import { isShown } from '../chat/shown-fields.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import { nameLanguage } from '../networks/find-language.js';
import { nameNetwork } from '../networks/find-network.js';
import { shownWho } from '../people/person.js';
import { dayIn } from '../time/zone.js';
import type { FieldComment } from './comment.js';
import { isContact } from './contact.js';
import type { Overruled } from './practice.js';
import { reviewButtons } from './review-buttons.js';
import type { ReviewFacts, ShownPractice } from './review-facts.js';
import { fieldLabel, fieldsIn, tellValue } from './review-fields.js';
import { tellFinding } from './tell-finding.js';
import { stateText } from './tell-practice.js';

/**
 * The whole practice, for a reviewer: how it stands, what changed where it is a new revision, warnings that were overruled, then every
 * field by the form's pages with what was said of it. A long text is a paragraph of its own, which faces split where they must.
 */
export function practiceCard(shown: ShownPractice, facts: ReviewFacts): Message {
  const { words } = facts;
  const blocks: Block[] = [
    { kind: 'heading', text: isolate(shown.title, words.language) }, { kind: 'facts', facts: standing(shown, facts) },
    ...changedBlocks(shown, facts), ...overruledBlocks(shown, facts), ...pageBlocks(shown, facts), ...reviewButtons(shown, facts),
  ];
  return { text: blocks.flatMap(linesOf).join('\n'), language: words.language, about: [], blocks };
}

interface Fact {
  readonly label: string;
  readonly value: string;
}

function standing({ practice, review, otherTitle }: ShownPractice, { words, zone }: ReviewFacts): Fact[] {
  const own = (text: string) => isolate(text, words.language);
  const { id, kind, state, network, language, submitter, submittedAt, revises } = practice;
  const facts: (Fact | null)[] = [
    { label: words.say('review.fact-id'), value: own(id) },
    { label: words.say('review.fact-state'), value: words.say(stateText[state]) },
    kind === 'challenge' ? { label: words.say('review.fact-kind'), value: words.say('challenge.name') } : null,
    { label: words.say('review.fact-network'), value: own(network === null ? '–' : nameNetwork(network, words.language)) },
    { label: words.say('review.fact-language'), value: nameLanguage(language, words.language) },
    submittedAt === null ? null : { label: words.say('review.fact-since'), value: tellDay(dayIn(zone, submittedAt), words.language) },
    { label: words.say('review.fact-with'), value: review.assignee === null ? words.say('review.with-nobody') : own(shownWho(review.assignee)) },
    submitter === null ? { label: words.say('review.fact-by'), value: words.say('review.former-focal-point') } : null,
    revises === null ? null : { label: words.say('review.fact-revises'), value: own(revises) },
    review.reason === null ? null : { label: words.say('review.fact-reason'), value: own(review.reason) },
    review.other === null ? null : { label: words.say('review.fact-other'), value: own(otherTitle ?? review.other) },
    review.address === null ? null : { label: words.say('review.fact-address'), value: own(review.address) },
  ];
  return facts.filter((fact) => fact !== null);
}

/** Old beside new, for each field that is not the same. */
function changedBlocks({ practice, revised }: ShownPractice, { form, words }: ReviewFacts): Block[] {
  if (revised === null) return [];
  const changed = fieldsIn(form).filter((field) => !isSame(practice.values[field.id], revised.values[field.id]));
  const head: Block = { kind: 'heading', text: words.say(changed.length === 0 ? 'review.changed-nothing' : 'review.changed-head') };
  const own = (field: Field, values: FormValues) => isolate(tellValue(field, values[field.id]), words.language);
  return [head, ...changed.flatMap((field): Block[] => [
    { kind: 'paragraph', spans: [{ text: field.label, strong: true }], tone: 'plain' },
    paragraph(words.say('review.before', { value: own(field, revised.values) }), 'quiet'), paragraph(words.say('review.after', { value: own(field, practice.values) })),
  ])];
}

function isSame(one: FormValues[string] | undefined, other: FormValues[string] | undefined): boolean {
  return JSON.stringify(one ?? '') === JSON.stringify(other ?? '');
}

function overruledBlocks({ practice: { overruled, values }, findings }: ShownPractice, { form, words }: ReviewFacts): Block[] {
  if (overruled.length === 0) return [];
  // A warning that the checks do not find by themselves any more (a like practice) is named by its code.
  const told = ({ code, field }: Overruled): string => {
    const found = findings.find((one) => one.code === code && one.field === field);
    return found === undefined ? code : tellFinding(found, form, values, words, (id) => id);
  };
  const lines = overruled.map((one): Block => ({
    kind: 'paragraph', tone: 'plain', spans: [...(one.field === null ? [] : [{ text: `${fieldLabel(form, one.field)}\n`, strong: true }]), { text: `${told(one)}\n${words.say('review.overruled-reason', { reason: isolate(one.reason, words.language) })}` }],
  }));
  return [{ kind: 'heading', text: words.say('review.overruled-head') }, ...lines];
}

function pageBlocks({ practice, comments }: ShownPractice, facts: ReviewFacts): Block[] {
  return facts.form.pages.flatMap(({ title, fields }): Block[] => {
    const asked = fields.filter((field) => isShown(field, practice.values) || practice.values[field.id] !== undefined);
    return asked.length === 0 ? [] : [{ kind: 'heading', text: title }, ...asked.flatMap((field) => fieldBlocks(field, practice.values, comments, practice.submitter === null, facts))];
  });
}

function fieldBlocks(field: Field, values: FormValues, comments: readonly FieldComment[], isErased: boolean, { words, zone }: ReviewFacts): Block[] {
  const value = isErased && isContact(field.id) ? words.say('review.former-focal-point') : isolate(tellValue(field, values[field.id]), words.language);
  const said = comments.filter((comment) => comment.field === field.id).map(({ by, at, text, toldAt }) =>
    paragraph(words.say(toldAt === null ? 'review.comment-untold' : 'review.comment-told', { who: isolate(by === null ? '–' : shownWho(by), words.language), day: tellDay(dayIn(zone, at), words.language), text: isolate(text, words.language) }), 'quiet'));
  return [{ kind: 'paragraph', spans: [{ text: field.label, strong: true }, { text: `\n${value}` }], tone: 'plain' }, ...said];
}

/** A block in plain words; what buttons do is typed in the last line. */
function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [block.spans.map((span) => span.text).join('')];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`);
    case 'list':
    case 'image':
    case 'progress':
    case 'divider':
    case 'actions':
      return [];
  }
}
