import { findCodes } from '../answers/find-codes.js';
import type { Subject } from '../answers/reading/meanings.js';
import { readQuestion, type Question } from '../answers/reading/read-question.js';
import type { Facts } from '../roadmap/facts.js';
import type { MilestoneId, MilestoneKind } from '../roadmap/milestone.js';
import type { Choice } from './subscription.js';
import { placesOf } from './wish-words.js';

/** Which milestones words choose: "every deadline in Africa", "the hearing only", a code or an id. What they do not say limits nothing. */
export function readChoice(plain: string, { words, today, ledger }: Pick<Facts, 'words' | 'today' | 'ledger'>): Choice {
  const question = readQuestion(plain, words.language, today);
  return {
    kinds: kindsOf(question), places: placesSaid(question, plain), audience: audienceOf(question),
    deadlinesOnly: question.says('deadline') || placesOf('deadlines', plain).length > 0, only: onlyOne(plain, ledger),
  };
}

/** True where words ask something ("remind me when the Forum is") and so are no wish. */
export function isQuestion(plain: string, { words, today }: Pick<Facts, 'words' | 'today'>): boolean {
  const question = readQuestion(plain, words.language, today);
  return question.asks('when', 'where', 'hour', 'who', 'why', 'how-much') || /[?؟？]\s*$/u.test(plain);
}

const KINDS: Readonly<Partial<Record<Subject, MilestoneKind>>> = {
  forum: 'forum', review: 'regional-review', hearing: 'hearing', report: 'report', negotiation: 'negotiation', adoption: 'adoption', dialogue: 'dialogue', 'migrants-day': 'observance',
  pledging: 'pledging', launch: 'launch', training: 'training', consultation: 'consultation', briefing: 'briefing', registration: 'registration', 'annual-meeting': 'meeting',
};

function kindsOf({ subjects }: Question): MilestoneKind[] {
  return [...new Set([...subjects].flatMap((subject) => KINDS[subject] ?? []))];
}

const AUDIENCES: Readonly<Partial<Record<Subject, string>>> = {
  stakeholders: 'stakeholders', 'civil-society': 'stakeholders', governments: 'member-states', 'regional-networks': 'regional-networks', 'un-system': 'un-country-teams',
};

function audienceOf({ subjects }: Question): string[] {
  return [...new Set([...subjects].flatMap((subject) => AUDIENCES[subject] ?? []))];
}

function placesSaid({ regions }: Question, plain: string): string[] {
  const said = (['own', 'global'] as const).filter((meaning) => placesOf(meaning, plain).length > 0);
  return [...said, ...new Set(regions)];
}

function onlyOne(plain: string, ledger: Facts['ledger']): MilestoneId | null {
  const named = plain.split(/[\s,;]+/).find((word) => word.includes('-') && ledger.byId.has(word));
  return named ?? findCodes(plain, ledger)[0]?.dated?.milestone.id ?? null;
}
