import type { CalendarLink } from '../calendar/calendar-link.js';
import type { CalendarReads } from '../calendar/repository.js';
import type { Language } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import type { NetworkDirectory } from '../networks/network.js';
import { gatherEffect, type Effect, type EffectReads } from '../roadmap/effect.js';
import type { Facts } from '../roadmap/facts.js';
import type { Grounds, Plan, Refusal, Step } from '../roadmap/ledger-wish.js';
import type { HeldWish } from '../roadmap/held-wish.js';
import { viewLedger } from '../roadmap/ledger-tools.js';
import { planProposal } from '../roadmap/plan-proposal.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import { standings, type TranslationState } from '../translations/standing.js';
import { correctionText } from './tell-correction.js';

/** What releasing a change would touch. */
export interface WhatIf {
  readonly kind: 'what-if';
  readonly plan: Plan;
  readonly effect: Effect;
  /** Addresses to which calendars subscribe, in which one of these dates stands or would stand. */
  readonly calendars: number;
  /** How the names of what changes stand in each language: what nobody confirmed would be sent with a mark. */
  readonly translations: readonly { readonly milestone: string; readonly language: Language; readonly state: TranslationState }[];
}

/** The part of the store that is looked at. Nothing is written. */
export interface WhatIfReads extends EffectReads {
  readonly roadmap: Pick<RoadmapReads, 'milestones' | 'formerDates' | 'heldChanges' | 'heldMilestones'>;
  readonly calendar: Pick<CalendarReads, 'links'>;
}

/** Looks what a change would do, as it would be proposed now; refused for the same reasons. */
export async function whatIf(wish: HeldWish, grounds: Grounds, reads: WhatIfReads, networks: NetworkDirectory, { translations }: Facts['ledger']): Promise<WhatIf | Refusal> {
  const view = await viewLedger(reads.roadmap);
  const waiting = { held: await reads.roadmap.heldChanges(), touched: await reads.roadmap.heldMilestones() };
  const proposal = planProposal(view, waiting, wish, grounds, null);
  if (proposal.kind === 'refused') return proposal;
  const { plan } = proposal;
  const moved = plan.steps.filter(({ former }) => former !== null);
  const ids = new Set(moved.map(({ next }) => next.id));
  const named = standings({ milestones: moved.map(({ next }) => next), translations: new Map([...translations].filter(([of]) => ids.has(of))) });
  return {
    kind: 'what-if', plan, effect: await gatherEffect(plan, view.milestones, reads, networks, grounds.now),
    calendars: (await reads.calendar.links()).filter((link) => moved.some((step) => holdsIt(link, step))).length,
    translations: named.filter(({ language }) => language !== 'en').map(({ of, language, state }) => ({ milestone: of, language, state })),
  };
}

/** A calendar holds what is known to the day, for all or of its own network. */
function holdsIt({ network, revokedAt }: CalendarLink, { next, former }: Step): boolean {
  const isSeen = next.network === null || next.network === network;
  return revokedAt === null && isSeen && (next.precision === 'day' || former?.precision === 'day');
}

/** What a conversation would read in each language that was told every date that changes. */
export function textsOf({ steps }: Plan, facts: Facts): Readonly<Record<Language, string>> {
  const ledger = ledgerAfter(steps, facts.ledger);
  const corrections = steps.flatMap(({ next, former }) => (former === null ? [] : [{ milestone: ledger.byId.get(next.id) ?? next, old: former, toldAt: null }]));
  const textIn = (language: Language): string => correctionText(corrections, { ...facts, ledger, words: wordsIn(language) });
  return { ar: textIn('ar'), en: textIn('en'), es: textIn('es'), fr: textIn('fr'), ru: textIn('ru'), zh: textIn('zh') };
}

function ledgerAfter(steps: readonly Step[], ledger: Facts['ledger']): Facts['ledger'] {
  const after = new Map(steps.map(({ next }) => [next.id, { ...next, aliases: ledger.byId.get(next.id)?.aliases ?? next.aliases }]));
  const milestones = ledger.milestones.map((one) => after.get(one.id) ?? one);
  return { ...ledger, milestones, byId: new Map(milestones.map((one) => [one.id, one])), formerDates: [...ledger.formerDates, ...steps.flatMap(({ former }) => former ?? [])], held: new Map() };
}
