import { fact, type FoundReference, type ReferenceGround } from './found.js';
import type { Cue } from './lexicon.js';
import type { Question } from './question.js';

const TOTALS = { objective: 23, principle: 10, roundtable: 4, sdg: 17 } as const;
type Numbered = keyof typeof TOTALS;

const refsUpTo = (kind: Numbered): string[] => Array.from({ length: TOTALS[kind] }, (_, at) => `${kind}:${at + 1}`);

/** Objectives, principles, round tables and SDGs that are named by their numbers. */
export function readNumbered(question: Question, ground: ReferenceGround): FoundReference | undefined {
  if (asksForItsPeople(question)) return undefined;
  const rest = question.without('sdg');
  const [tables, principles, goals] = [numbered(rest, 'roundtable'), numbered(rest, 'principle'), numbered(rest, 'objective')];
  // "Goal 8 of the SDGs" has its number beside a word that alone would mean an objective.
  const isOfSdgs = question.says('sdg') && numbered(question, 'sdg').length === 0 && !question.says('compact');
  const sdgs = isOfSdgs ? question.without('sdg').numbers('goal', TOTALS.sdg).numbers.map((number) => `sdg:${number}`) : numbered(question, 'sdg');
  const objectives = isOfSdgs ? [] : goals;
  const refs = [...withTables(objectives, question, ground), ...tables, ...objectives, ...principles, ...sdgs];
  return refs.length === 0 ? undefined : fact('named', ...refs);
}

/** The same by their topics: which objective is about remittances, which round table covers skills; or all of a kind. */
export function readCompact(question: Question, ground: ReferenceGround): FoundReference | undefined {
  if (asksForItsPeople(question)) return undefined;
  if (question.says('sdg')) return byTopic(question.without('sdg'), 'sdg') ?? all(question, 'sdg');
  if (question.says('roundtable')) return byTable(question, ground);
  if (question.says('principle')) return byTopic(question.without('principle'), 'principle') ?? all(question, 'principle');
  if (question.says('objective')) return byTopic(question, 'objective') ?? all(question, 'objective');
  if (!question.saysAny('which', 'what-is', 'covers')) return undefined;
  const [topic] = question.topics('objective');
  return topic === undefined ? undefined : fact(question.says('compact') ? 'likely' : 'weak', topic);
}

// Who chairs or speaks at a round table is not known to the house.
function asksForItsPeople(question: Question): boolean {
  return question.says('roundtable') && question.saysAny('chair', 'who') && !question.saysAny('which', 'covers', 'what-is');
}

function numbered(question: Question, kind: Numbered): string[] {
  return question.numbers(kind, TOTALS[kind]).numbers.map((number) => `${kind}:${number}`);
}

/** An objective asked for beside round tables names its own. */
function withTables(objectives: readonly string[], question: Question, ground: ReferenceGround): string[] {
  return question.says('roundtable') ? objectives.map(ground.roundtableOf).filter((table) => table !== undefined) : [];
}

function byTopic(question: Question, kind: 'objective' | 'principle' | 'sdg'): FoundReference | undefined {
  const topics = question.topics(kind);
  return topics.length === 0 ? undefined : fact('likely', ...topics);
}

const THEMES: readonly Cue[] = ['theme-roundtable-1', 'theme-roundtable-2', 'theme-roundtable-3', 'theme-roundtable-4'];

function byTable(question: Question, ground: ReferenceGround): FoundReference | undefined {
  const objectives = question.topics('objective');
  const themes = THEMES.flatMap((theme, at) => (question.says(theme) ? [`roundtable:${at + 1}`] : []));
  const refs = [...withTables(objectives, question, ground), ...themes, ...objectives];
  if (refs.length > 0) return fact('likely', ...refs);
  return all(question, 'roundtable');
}

function all(question: Question, kind: Numbered): FoundReference | undefined {
  const isAll = question.numbers(kind, TOTALS[kind]).isTotal || question.saysAny('all', 'what-is', 'which');
  return isAll ? fact('likely', ...refsUpTo(kind), ...(kind === 'roundtable' ? ['format:forum'] : [])) : undefined;
}
