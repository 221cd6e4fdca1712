import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { FormValues } from '../chat/form.js';
import { Language } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import { findNetwork } from '../networks/find-network.js';
import type { Finding } from '../practices/finding.js';
import { keepFields } from '../practices/keep-fields.js';
import type { Practice } from '../practices/practice.js';
import { readGivenPractice } from '../practices/read-given.js';
import { findFindings, isStopped, submitPractice, type Submitted } from '../practices/submit.js';
import { labelOf, tellFinding } from '../practices/tell-finding.js';
import { dayIn } from '../time/zone.js';
import { actAs, AS_OPTION, readAccount } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { openDraft } from './practices-document.js';

interface SubmitOptions extends OutputOptions {
  readonly as: string;
  readonly network?: string;
  readonly reason?: string;
}

/** `practices submit FILE.json|ID`: hands in a whole practice, or a draft. With --reason warnings of the checks stand. */
export function addPracticesSubmit(practices: Command, tools: CommandTools): void {
  practices.command('submit <what>').description('a file {"field": value}, or the id of a draft').requiredOption(...AS_OPTION)
    .option('--network <code>', 'the network to which it belongs, such as KE').option('--reason <text>', 'why warnings of the checks may stand').option('--json', 'one JSON value')
    .action((what: string, options: SubmitOptions) => submit(what, options, tools));
}

async function submit(what: string, options: SubmitOptions, tools: CommandTools): Promise<void> {
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'practices.submit');
    const network = options.network === undefined ? null : networkOf(options.network, ground);
    const practice = /^[0-9a-z]{20}$/.test(what) ? (await openDraft(what, options.as, ground)).practice : await fromFile(what, options, network, ground, tools);
    const done = await handIn(practice, { by, network, reason: options.reason ?? null }, ground);
    if (done.kind === 'stale') throw new CommandEnd(EXIT.refused, `${practice.id}: somebody else changed it just now. Nothing was submitted; try again.`);
    if (done.kind === 'stopped') await refuseFindings(practice, done.findings, options, ground, tools);
    const value = { id: practice.id, state: 'submitted' };
    printResult(tools, options, value, [value], { ID: (row) => row.id, STATE: (row) => row.state });
  });
}

/** What a file holds, as a practice that is not kept yet. */
async function fromFile(path: string, options: SubmitOptions, network: string | null, { practiceForms, newId, clock }: CommandGround, tools: CommandTools): Promise<Practice> {
  const form = practiceForms.formOf({ formVersion: practiceForms.newest }, 'en');
  const read = readGivenPractice(await readJson(path), form, wordsIn('en'));
  if (!read.ok) {
    if (options.json === true) tools.print(JSON.stringify({ refused: 'invalid', errors: read.errors }));
    throw new CommandEnd(EXIT.refused, [`${path} was not taken; nothing was changed.`, ...Object.entries(read.errors).map(([field, error]) => `${field}: ${error}`)].join('\n'));
  }
  const at = clock.machineNow();
  return {
    id: newId(), kind: 'practice', state: 'draft', revision: 1, formVersion: practiceForms.newest, language: languageIn(read.values), network, submitter: null, conversation: null, revises: null,
    values: read.values, overruled: [], begunAt: at, changedAt: at, submittedAt: null,
  };
}

/** The language in which it says it is written, else English. */
function languageIn({ submissionLanguage }: FormValues): Language {
  return Language.safeParse(submissionLanguage).data ?? 'en';
}

async function readJson(path: string): Promise<unknown> {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    return read;
  } catch (error) {
    throw new CommandEnd(EXIT.usage, `${path}: expected a file with one JSON object, {"field": value}, or the id of a draft (${error instanceof Error ? error.message : 'unreadable'}).`);
  }
}

/** Checked first, then kept and submitted together: what is stopped leaves nothing behind. */
async function handIn(practice: Practice, { by, network, reason }: { readonly by: string; readonly network: string | null; readonly reason: string | null }, ground: CommandGround): Promise<Submitted> {
  const { store, practiceForms, clock, newId } = ground;
  const today = dayIn('UTC', clock.now());
  const findings = await findFindings(practice, { practices: store.reads.practices, practiceForms, today });
  if (isStopped(findings, reason)) return { kind: 'stopped', findings };
  return store.transact(async (tx) => {
    const person = await tx.people.meet(newId(), readAccount(by));
    const own = network ?? person.grants.find(({ role }) => role === 'focal-point')?.network ?? null;
    if ((await tx.practices.findPractice(practice.id)) === undefined) {
      await tx.practices.beginPractice({ ...practice, network: own, submitter: person.id });
      await keepFields(practice.id, { form: practiceForms.formOf(practice, practice.language), seen: {}, given: practice.values, by: person.id, at: practice.begunAt }, tx.practices);
    }
    const kept = await tx.practices.findPractice(practice.id);
    return kept === undefined ? { kind: 'stale' } : submitPractice(kept, { by, conversation: null, network: own, reason, today }, { tx, practiceForms, clock, newId });
  });
}

function networkOf(text: string, { networks }: CommandGround): string {
  const found = findNetwork(text, networks);
  if (found === undefined) throw new CommandEnd(EXIT.usage, `--network: no network is called "${text}".`);
  return found.code;
}

async function refuseFindings(practice: Practice, findings: readonly Finding[], options: SubmitOptions, { practiceForms, store }: CommandGround, tools: CommandTools): Promise<never> {
  const form = practiceForms.formOf(practice, 'en');
  const words = wordsIn('en');
  const others = await store.reads.practices.listPractices({ ids: findings.flatMap(({ code, args }) => (code === 'alike' ? [String(args['practice'])] : [])) }, { after: null, limit: findings.length + 1, fields: ['title'] });
  const titles = new Map(others.map((one) => [one.id, `${String(one.values['title'] ?? '')} (${one.id})`]));
  const told = findings.map((one) => ({ ...one, text: tellFinding(one, form, practice.values, words, (id) => titles.get(id) ?? id) }));
  if (options.json === true) tools.print(JSON.stringify({ refused: 'checks', findings: told }));
  const mend = findings.some(({ severity }) => severity === 'error') ? '' : ' With --reason TEXT the warnings may stand.';
  throw new CommandEnd(EXIT.refused, [`Not submitted; nothing was changed.${mend}`, ...told.map(({ field, severity, text }) => `${severity}: ${labelOf(form, field)}: ${text}`)].join('\n'));
}
