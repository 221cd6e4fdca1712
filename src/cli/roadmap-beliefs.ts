import type { Command } from 'commander';
import { gatherBeliefs, type BelievedDate } from '../corrections/beliefs.js';
import { textsOf, whatIf, type WhatIf } from '../corrections/what-if.js';
import { tellDate } from '../language/dates.js';
import { LANGUAGES, type Language } from '../language/language.js';
import { gatherFacts } from '../roadmap/gather-facts.js';
import type { HeldWish } from '../roadmap/held-wish.js';
import { readDate, readSource, refuseChange, type ChangeOptions } from './changing.js';
import { onGround, type CommandTools } from './command-tools.js';
import { namedMilestone } from './named-milestone.js';
import { printResult, type OutputOptions } from './output.js';

/** `roadmap beliefs ID`, `roadmap what-if move|confirm|cancel …`: who was told what, and whom a change would touch. Both write nothing. */
export function addRoadmapBeliefs(roadmap: Command, tools: CommandTools): void {
  roadmap.command('beliefs <id>').description('how many conversations were last told which date; ID, or a code of a date as chat shows it').option('--json', 'one JSON value').action((id: string, options: OutputOptions) => beliefs(id, options, tools));
  const looking = roadmap.command('what-if').description('what a change would do, before it is proposed; writes nothing');
  const about = (words: string, description: string): Command => looking.command(words).description(description)
    .option('--reason <text>', 'why').option('--source <url>', 'where the date stands').option('--source-title <text>', 'what the source is called').option('--json', 'one JSON value');
  about('move <id> <date>', 'a new date: FROM or FROM..TO').action((id: string, date: string, options: LookOptions) => look({ kind: 'move', id, date: readDate(date) }, options, tools));
  about('confirm <id>', 'a source gives the date that stands').action((id: string, options: LookOptions) => look({ kind: 'confirm', id }, options, tools));
  about('cancel <id>', 'it will not take place').action((id: string, options: LookOptions) => look({ kind: 'cancel', id }, options, tools));
}

type LookOptions = Omit<ChangeOptions, 'as'>;

function beliefs(id: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const counted = await gatherBeliefs(await namedMilestone(id, store.reads.roadmap), store.reads);
    printResult(tools, options, counted, counted.dates, {
      DATE: (one: BelievedDate) => tellDate(one, 'en'), STATUS: ({ status }) => status, CODE: ({ code }) => code, HOLDS: ({ holds }) => (holds ? 'yes' : 'no'), 'LAST TOLD TO': ({ conversations }) => String(conversations),
    });
    const { corrected, waiting, unreachable, failed } = counted;
    if (options.json !== true) tools.tell(`Corrected: ${corrected}. Correction waiting: ${waiting}. Unreachable: ${unreachable}. Failed: ${failed}.`);
  });
}

async function look(wish: HeldWish, options: LookOptions, tools: CommandTools): Promise<void> {
  const source = readSource(options);
  await onGround(tools, async ({ store, clock, networks }) => {
    const now = clock.now();
    const milestone = await store.reads.roadmap.findMilestone(wish.id);
    const facts = await gatherFacts(store.reads, { network: milestone?.network ?? null, zone: null }, 'en', networks, now);
    const looked = await whatIf(wish, { by: 'nobody yet', now, reason: options.reason ?? null, source }, store.reads, networks, facts.ledger);
    if (looked.kind === 'refused') return refuseChange(looked, options, tools);
    const texts = textsOf(looked.plan, facts);
    printResult(tools, options, valueOf(looked, texts), linesOf(looked, texts), { WHAT: ([name]) => name, VALUE: ([, value]) => value });
  });
}

/**
 * As JSON: `wouldBe` (the milestones as they would stand), `alsoLook` (ids), `effect` (`told`, `corrections`, `unreachable`, `reminders`), `calendars`,
 * `translations` (`milestone`, `language`, `state`) and `corrections`, the text by language.
 */
function valueOf({ plan, effect, calendars, translations }: WhatIf, corrections: Readonly<Record<Language, string>>): object {
  return { wouldBe: plan.steps.map(({ next }) => next), alsoLook: plan.alsoLook, effect, calendars, translations, corrections };
}

function linesOf({ plan, effect, calendars, translations }: WhatIf, texts: Readonly<Record<Language, string>>): [string, string][] {
  const open = translations.filter(({ state }) => state !== 'confirmed');
  return [
    ...plan.steps.map(({ next }): [string, string] => ['would be', `${next.id}: ${tellDate(next, 'en')}, ${next.status}`]),
    ['told of its date', `${effect.told} conversations: ${effect.corrections} get a correction, ${effect.unreachable} cannot be reached`], ['reminders that change', String(effect.reminders)], ['subscribed calendars', String(calendars)],
    ['names not confirmed', open.map(({ milestone, language }) => `${milestone} ${language}`).join(', ')],
    ...LANGUAGES.map((language): [string, string] => [`correction, ${language}`, texts[language].replaceAll('\n', ' / ')]),
  ];
}
