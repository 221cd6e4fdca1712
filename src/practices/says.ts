import { z } from 'zod';
import type { Button, Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { inRow, underLabel } from '../language/in-list.js';
import { tellDay } from '../language/dates.js';
import type { MessageKey } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import { dayIn } from '../time/zone.js';
import { deleteButton, moveUpButton, newButton, openButton, overruleButton, reviseButton, showButton, submitButton, withdrawButton } from './buttons.js';
import { callLines } from './calls.js';
import { wordButton } from './documents/buttons.js';
import { Finding } from './finding.js';
import { isOpen, stateAfter, type Practice } from './practice.js';
import type { PracticeFacts } from './practice-facts.js';
import { linesOf, stateText, titleOf } from './tell-practice.js';
import { labelOf, tellFinding } from './tell-finding.js';

const OfPractice = z.object({ practice: z.string() });
const MOST_BUTTONS = 5;
const MOST_LISTED = 10;

/** Several drafts: which one goes on. */
export const draftsListed = sayable('practices.drafts', z.object({ practices: z.array(z.string()) }), ({ practices }, facts: PracticeFacts): Message => {
  const { words } = facts;
  const found = known(practices, facts);
  return linesOf([words.say('practices.which'), ...found.map((one) => lineOf(one, facts))], words, [...found.slice(0, MOST_BUTTONS).map((one) => goOn(one, facts)), newOne(facts)]);
});

/** Mine and my network's, with their states; for the Secretariat how many there are of each. */
export const practicesListed = sayable('practices.listed', z.object({ practices: z.array(z.string()), others: z.array(z.string()), counts: z.record(z.string(), z.number()).nullable() }), ({ practices, others, counts }, facts: PracticeFacts): Message => {
  const { words } = facts;
  const [mine, network] = [known(practices, facts), known(others, facts)];
  const listed = (title: string, all: readonly Practice[]) => (all.length === 0 ? [] : [title, ...all.slice(0, MOST_LISTED).map((one) => lineOf(one, facts)), ...(all.length > MOST_LISTED ? [words.say('practices.more', { count: all.length - MOST_LISTED })] : [])]);
  const lines = [...listed(words.say('practices.yours'), mine), ...listed(words.say('practices.of-network'), network), ...countLines(counts, facts), ...callLines(facts)];
  const buttons = [...mine, ...network].slice(0, MOST_BUTTONS).map((one) => showButton.button({ practice: one.id }, titleOf(one, words), { typed: `practice show ${one.id}` }));
  return linesOf(lines.length === 0 ? [words.say('practices.none')] : lines, words, [...buttons, newOne(facts)]);
});

/** One of them: its state, and what can be done with it. */
export const practiceShown = sayable('practices.shown', OfPractice, ({ practice: id }, facts: PracticeFacts): Message => {
  const found = facts.practices.get(id);
  return found === undefined ? goneIn(facts) : linesOf([lineOf(found, facts)], facts.words, deeds(found, facts));
});

/** What the checks found; where no error is left, it can be submitted, with a reason where warnings are. */
export const practiceChecked = sayable('practices.checked', OfPractice.extend({ findings: z.array(Finding), others: z.array(z.string()) }), ({ practice: id, findings }, facts: PracticeFacts): Message => {
  const { words } = facts;
  const practice = facts.practices.get(id);
  if (practice === undefined || !isOpen(practice)) return goneIn(facts);
  const form = facts.formOf(practice);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const line = (one: Finding) => underLabel(labelOf(form, one.field), tellFinding(one, form, practice.values, words, (other) => titleOfOther(other, facts)), words.language);
  const lines = [
    words.say(findings.length === 0 ? 'practices.ready' : 'practices.found', { title: titleOf(practice, words) }),
    ...(errors.length === 0 ? [] : [words.say('practices.errors', { count: errors.length }), ...errors.map(line)]),
    ...(warnings.length === 0 ? [] : [words.say('practices.warnings', { count: warnings.length }), ...warnings.map(line)]),
  ];
  const mend = [...new Set(findings.map(({ field }) => field))].slice(0, MOST_BUTTONS).map((field) => openButton.button({ practice: id, field }, words.say('practices.button-mend', { field: labelOf(form, field) })));
  return linesOf(lines, words, [...mend, ...(errors.length > 0 ? [] : [sendOf(practice, warnings.length > 0, facts)])]);
});

/** It is on its way to the Secretariat. */
export const practiceSubmitted = sayable('practices.submitted', OfPractice.extend({ isToldHere: z.boolean().default(true) }), ({ practice: id, isToldHere }, facts: PracticeFacts): Message => {
  const found = facts.practices.get(id);
  return found === undefined ? goneIn(facts) : linesOf([facts.words.say(isToldHere ? 'practices.submitted' : 'practices.submitted-elsewhere', { title: titleOf(found, facts.words) })], facts.words, deeds(found, facts));
});

/** It was taken back, or deleted. */
export const practiceLeft = sayable('practices.left', z.object({ how: z.enum(['withdrawn', 'deleted']) }), ({ how }, { words }: PracticeFacts): Message => linesOf([words.say(how === 'withdrawn' ? 'practices.withdrawn' : 'practices.deleted')], words));

const Labels = z.array(z.string());

/** The form has changed since this draft was begun: what is new, what is asked otherwise or not any more, and what is to be mended then. */
export const formChanged = sayable('practices.form-changed', OfPractice.extend({ added: Labels, dropped: Labels, otherwise: Labels.default([]), unfit: Labels.default([]) }), ({ practice, added, dropped, otherwise, unfit }, { words }: PracticeFacts): Message => {
  const line = (key: MessageKey, labels: readonly string[]) => (labels.length === 0 ? [] : [words.say(key, { fields: inRow(labels, words.language) })]);
  const lines = [words.say('practices.form-changed'), ...line('practices.form-added', added), ...line('practices.form-otherwise', otherwise), ...line('practices.form-dropped', dropped), ...line('practices.form-unfit', unfit)];
  return linesOf(lines, words, [moveUpButton.button({ practice }, words.say('practices.button-move-up'), { style: 'primary', typed: `practice move-up ${practice}` }), openButton.button({ practice, keepsForm: true }, words.say('practices.button-keep-form'))]);
});

/** A form that can be opened here only by a button. */
export const practiceOffered = sayable('practices.offered', z.object({}), (_args, facts: PracticeFacts): Message => linesOf([facts.words.say('practices.offered')], facts.words, [newOne(facts)]));

/** What was pressed or named is gone, is somebody else's, or cannot be done any more. */
export const practiceGone = sayable('practices.gone', z.object({}), (_args, facts: PracticeFacts): Message => goneIn(facts));

/** Nothing was written for two weeks, or for a year: not said where somebody went on meanwhile. */
export const practiceUntouched = sayable('practices.untouched', OfPractice.extend({ since: z.string(), isLong: z.boolean() }), ({ practice: id, since, isLong }, facts: PracticeFacts): Spoken => {
  const { words } = facts;
  const found = facts.practices.get(id);
  if (found === undefined || !isOpen(found) || found.changedAt !== since) return { notSaid: 'somebody went on with it, or it is gone' };
  const text = words.say(isLong ? 'practices.untouched-long' : 'practices.untouched', { title: titleOf(found, words), day: tellDay(dayIn(facts.zone, found.changedAt), words.language) });
  return linesOf([text], words, deeds(found, facts));
});

/** All that is said about drafts; each is composed from the practices that it names. */
export const draftSayables = [draftsListed, practicesListed, practiceShown, practiceChecked, practiceSubmitted, practiceLeft, formChanged, practiceOffered, practiceGone, practiceUntouched];

function known(ids: readonly string[], { practices }: PracticeFacts): Practice[] {
  return ids.flatMap((id) => practices.get(id) ?? []);
}

function lineOf(practice: Practice, { words, zone }: PracticeFacts): string {
  const day = tellDay(dayIn(zone, practice.changedAt), words.language);
  const network = practice.network === null ? '' : ` · ${nameNetwork(practice.network, words.language)}`;
  return `${titleOf(practice, words)} · ${words.say(stateText[practice.state])}${network} · ${day}`;
}

function countLines(counts: Readonly<Record<string, number>> | null, { words }: PracticeFacts): string[] {
  if (counts === null) return [];
  const told = Object.entries(stateText).flatMap(([state, key]) => (counts[state] === undefined ? [] : [`${words.say(key)}: ${counts[state]}`]));
  return [words.say('practices.all', { counts: told.length === 0 ? '0' : told.join(' · ') })];
}

/** What its state allows. Who presses is asked again whether she may. */
function deeds(practice: Practice, facts: PracticeFacts): Button[] {
  const { words } = facts;
  const of = { practice: practice.id };
  return [
    ...(stateAfter(practice.state, 'supersede') !== undefined ? [reviseButton.button(of, words.say('review.button-begin-revision'), { typed: `revise ${practice.id}` })] : []),
    ...(isOpen(practice) ? [goOn(practice, facts, true), submitButton.button(of, words.say('practices.button-submit'), { typed: `practice submit ${practice.id}` })] : []),
    ...(isOpen(practice) && practice.kind === 'practice' ? [wordButton.button(of, words.say('practices.button-word'), { typed: `practice word ${practice.id}` })] : []),
    ...(practice.state === 'draft' && practice.submittedAt === null ? [deleteButton.button(of, words.say('practices.button-delete'), { style: 'danger', typed: `practice delete ${practice.id}` })] : []),
    ...(practice.state !== 'draft' && stateAfter(practice.state, 'withdraw') !== undefined ? [withdrawButton.button(of, words.say('practices.button-withdraw'), { style: 'danger', typed: `practice withdraw ${practice.id}` })] : []),
  ];
}

function goOn(practice: Practice, { words }: PracticeFacts, isAlone = false): Button {
  return openButton.button({ practice: practice.id }, isAlone ? words.say('practices.button-go-on') : titleOf(practice, words), { ...(isAlone ? { style: 'primary' as const } : {}), typed: `practice ${practice.id}` });
}

function newOne({ words }: PracticeFacts): Button {
  return newButton.button({}, words.say('practices.button-new'), { typed: 'practice new' });
}

function sendOf({ id }: Practice, isOverruled: boolean, { words }: PracticeFacts): Button {
  return isOverruled ? overruleButton.button({ practice: id }, words.say('practices.button-overrule')) : submitButton.button({ practice: id }, words.say('practices.button-submit'), { style: 'primary', typed: `practice submit ${id}` });
}

function titleOfOther(id: string, facts: PracticeFacts): string {
  const other = facts.practices.get(id);
  return other === undefined ? facts.words.say('practices.no-title') : `${titleOf(other, facts.words)} (${facts.words.say(stateText[other.state])})`;
}

function goneIn({ words }: PracticeFacts): Message {
  return { ...linesOf([words.say('practices.gone')], words), refusal: true };
}
