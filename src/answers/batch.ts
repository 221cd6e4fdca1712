import { z } from 'zod';
import { detectLanguage } from '../language/detect.js';
import { wordsIn } from '../language/words.js';
import type { NetworkDirectory } from '../networks/network.js';
import { NetworkCode } from '../networks/network.js';
import type { Facts, Ledger } from '../roadmap/facts.js';
import { knowledgeFor } from '../requests/find-knowledge.js';
import type { Knowledge } from '../requests/knowledge.js';
import { knownMessage } from '../requests/known-message.js';
import { InstantFromText } from '../time/instant.js';
import { dayIn, type Zone } from '../time/zone.js';
import type { Answer, Asked } from './answer.js';
import { answer } from './answer-question.js';
import { codesChecked } from './code-says.js';
import { exactDates } from './exact-dates.js';
import { findCodes, type TypedCode } from './find-codes.js';
import { sourcesOfRefs } from './reference/says.js';
import { answerSayables, sayingOf } from './says.js';

/** A line of `ask --batch`. `now` may carry an offset. */
export const BatchQuestion = z.object({ id: z.string(), now: InstantFromText, question: z.string().max(20_000), network: NetworkCode.nullish() });
export type BatchQuestion = z.infer<typeof BatchQuestion>;

/** The line that answers it. `sources` are addresses, or titles where a source has none. */
export interface BatchAnswer extends Omit<Answer, 'distress' | 'window'> {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
}

/**
 * Answers one line from the ledger, on the day of the network's capital (UTC without network); where the ledger has no answer,
 * from what the Secretariat wrote, as a `reference`. Its facts are made, not stored.
 */
export function answerLine(line: BatchQuestion, ledger: Ledger, networks: NetworkDirectory, knowledge: readonly Knowledge[] = []): BatchAnswer {
  const network = line.network == null ? undefined : networks.get(line.network);
  const zone = network?.zone ?? 'UTC';
  const asked: Asked = { now: line.now, today: dayIn(zone, line.now), language: network?.languages[0] ?? 'en', network, networks };
  const codes = findCodes(line.question, ledger);
  if (codes.length > 0) return answerCodes(line, codes, { ledger, asked, zone });
  const whole = answer(line.question, ledger, asked);
  const found = toldOf(whole);
  const facts: Facts = { words: wordsIn(found.locale), ledger, networks, network: network?.code ?? null, zone, now: line.now, today: asked.today };
  const known = found.intent === 'unknown' ? knowledgeFor(line.question, found.locale, knowledge, facts) : undefined;
  if (known !== undefined) return { id: line.id, ...found, intent: 'reference', text: knownMessage(known, facts.words).text, sources: [known.source.url] };
  return { id: line.id, ...found, text: textOf(whole, facts), sources: [...sourcesOf(found.milestones, ledger), ...sourcesOfRefs(found.refs, ledger)] };
}

/** What a line tells of an answer. */
function toldOf({ locale, intent, status, milestones, dates, days, refs, related }: Answer): Omit<Answer, 'distress' | 'window'> {
  return { locale, intent, status, milestones, dates, days, refs, related };
}

/** A question that holds date codes: what those dates are now. */
function answerCodes({ id, question, now }: BatchQuestion, codes: readonly TypedCode[], { ledger, asked, zone }: { readonly ledger: Ledger; readonly asked: Asked; readonly zone: Zone }): BatchAnswer {
  const locale = detectLanguage(question, asked.language);
  const facts: Facts = { words: wordsIn(locale), ledger, networks: asked.networks, network: asked.network?.code ?? null, zone, now, today: asked.today };
  const spoken = codesChecked.compose({ codes: codes.map(({ code }) => code) }, facts);
  const milestones = codes.flatMap(({ dated }) => (dated === undefined ? [] : [dated.milestone]));
  return {
    id, locale, intent: milestones.length === 0 ? 'unknown' : 'changed', status: milestones[0]?.status ?? null, milestones: milestones.map((one) => one.id),
    dates: [...new Set(milestones.flatMap(exactDates))], days: null, refs: [], related: [], text: 'notSaid' in spoken ? '' : spoken.text, sources: sourcesOf(milestones.map((one) => one.id), ledger),
  };
}

/** What a person would read for this answer. */
function textOf(found: Answer, facts: Facts): string {
  const saying = sayingOf(found);
  const spoken = answerSayables.find(({ says }) => says === saying.says)?.compose(saying.args, facts);
  return spoken === undefined || 'notSaid' in spoken ? '' : spoken.text;
}

function sourcesOf(ids: readonly string[], { byId }: Ledger): string[] {
  return [...new Set(ids.map((id) => byId.get(id)?.source).filter((source) => source !== undefined).map(({ url, title }) => url ?? title))];
}
