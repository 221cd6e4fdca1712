import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Language, LANGUAGES } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import type { TemplateFault } from '../practices/documents/check-template.js';
import { dropTemplate, LARGEST_TEMPLATE_BYTES, ownTemplate, setTemplate } from '../practices/documents/template.js';
import { writeTemplate } from '../practices/documents/write-template.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface TemplateOptions extends OutputOptions {
  readonly language: string;
  readonly as: string;
  readonly out: string;
}

/** `practices template show|set|drop`: the Word file that drafts are filled into. */
export function addPracticesTemplate(practices: Command, tools: CommandTools): void {
  const template = practices.command('template').description('the Word file that drafts are filled into');
  const language = ['--language <xx>', `of the drafts for which it is: ${LANGUAGES.join(', ')}`, 'en'] as const;
  template.command('show').description('write it to a file, to change it and set it').requiredOption('--out <file>', 'the file').option(...language).option('--json', 'one JSON value').action((options: TemplateOptions) => show(options, tools));
  template.command('set <file>').description('use this file instead: one {{field}} alone in its paragraph for each field of the form').requiredOption(...AS_OPTION).option(...language).option('--json', 'one JSON value').action((file: string, options: TemplateOptions) => set(file, options, tools));
  template.command('drop').description('use the one of the house again').requiredOption(...AS_OPTION).option(...language).option('--json', 'one JSON value').action((options: TemplateOptions) => drop(options, tools));
}

function languageOf({ language }: TemplateOptions): Language {
  const read = Language.safeParse(language).data;
  if (read === undefined) throw new CommandEnd(EXIT.usage, `--language: expected one of ${LANGUAGES.join(', ')}.`);
  return read;
}

function show(options: TemplateOptions, tools: CommandTools): Promise<void> {
  const language = languageOf(options);
  return onGround(tools, async ({ store, practiceForms }) => {
    const own = await ownTemplate(language, store.reads.records);
    await writeFile(options.out, own?.bytes ?? (await writeTemplate(practiceForms.formOf({ formVersion: practiceForms.newest }, language), wordsIn(language))));
    const row = { file: options.out, language, setBy: own?.by ?? null, setAt: own?.at ?? null };
    printResult(tools, options, row, [row], { FILE: ({ file }) => file, LANGUAGE: (one) => one.language, 'SET BY': ({ setBy }) => setBy ?? 'the house' });
  });
}

function set(file: string, options: TemplateOptions, tools: CommandTools): Promise<void> {
  const language = languageOf(options);
  return onGround(tools, async (ground) => {
    const { store, newId, clock, practiceForms } = ground;
    const by = await actAs(ground, options.as, 'practices.review');
    const bytes = await readBytes(file);
    const form = practiceForms.formOf({ formVersion: practiceForms.newest }, language);
    const at = clock.machineNow();
    const checked = await store.transact(async (tx) => {
      const result = await setTemplate(bytes, form, { by, at }, tx.records);
      if (result.kind === 'template') await tx.records.audit({ id: newId(), at, by, action: 'practices.template', subject: language, outcome: 'done', before: null, after: { bytes: bytes.length } });
      return result;
    });
    if (checked.kind === 'refused') throw new CommandEnd(EXIT.refused, `${file}: ${REFUSED[checked.reason]} Nothing was changed.`);
    if (checked.kind === 'faults') {
      if (options.json === true) tools.print(JSON.stringify({ refused: checked.faults }));
      throw new CommandEnd(EXIT.refused, [...checked.faults.map((fault) => `${file}: {{${fault.name}}} ${WRONG[fault.kind]}`), 'Nothing was changed.'].join('\n'));
    }
    printResult(tools, options, { language, bytes: bytes.length }, [{ language }], { LANGUAGE: (one) => one.language });
  });
}

const WRONG: Record<TemplateFault['kind'], string> = {
  missing: 'is missing.', unknown: 'is no field of the form.', twice: 'stands twice.', 'not-alone': 'must stand alone in its paragraph.',
};
const REFUSED = { 'too-big': `it is too large (${LARGEST_TEMPLATE_BYTES / 1_000_000} MB at most).`, 'too-much': 'it holds too much once it is unpacked.', locked: 'it is locked with a password.', 'not-word': 'it is no Word file (.docx).' } as const;

function drop(options: TemplateOptions, tools: CommandTools): Promise<void> {
  const language = languageOf(options);
  return onGround(tools, async (ground) => {
    const { store, newId, clock } = ground;
    const by = await actAs(ground, options.as, 'practices.review');
    await store.transact(async (tx) => {
      await dropTemplate(language, tx.records);
      await tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: 'practices.template', subject: language, outcome: 'done', before: null, after: null });
    });
    printResult(tools, options, { language }, [{ language }], { LANGUAGE: (one) => one.language });
  });
}

/** Reads a file that somebody named. Throws CommandEnd (usage) where it cannot be read. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (fault) {
    throw new CommandEnd(EXIT.usage, `${file}: it cannot be read (${fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'}).`);
  }
}
