import { readFileSync } from 'node:fs';
import AjvDraft04 from 'ajv-draft-04';
import { expect, it } from 'vitest';
import { readCommand } from '../../src/language/command-words.js';
import { z } from 'zod';

const folder = new URL('../../manifest/teams/', import.meta.url);
const readJson = (url: URL): Record<string, unknown> => z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(url, 'utf8')));
const Manifest = z.object({
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })) }),
  bots: z.array(z.object({ commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string(), description: z.string() })) })) })),
});
const manifest = Manifest.parse(readJson(new URL('manifest.json', folder)));
const languages = manifest.localizationInfo.additionalLanguages;
const commands = manifest.bots.flatMap((bot) => bot.commandLists.flatMap((list) => list.commands));

/** What the official schema says against a file; empty when it is valid. */
function faults(schema: string, file: string): string[] {
  // unicodeRegExp: the localization schema holds brackets that the strict mode of regular expressions refuses.
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false, validateFormats: false });
  const validate = ajv.compile(readJson(new URL(`schemas/${schema}`, import.meta.url)));
  validate(readJson(new URL(file, folder)));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

it('the app’s manifest is valid by the official schema', () => {
  expect(faults('teams-manifest-1.25.schema.json', 'manifest.json')).toEqual([]);
});

it.each(languages)('its texts in $languageTag are valid, and translate every name, description and command', ({ file }) => {
  const texts = readJson(new URL(file, folder));

  expect(faults('teams-localization-1.25.schema.json', file)).toEqual([]);
  expect(Object.keys(texts).sort()).toEqual(['$schema', ...commands.flatMap((_, at) => [`bots[0].commandLists[0].commands[${at}].description`, `bots[0].commandLists[0].commands[${at}].title`]), 'description.full', 'description.short', 'name.full', 'name.short'].sort());
});

it.each([{ languageTag: 'en', file: 'manifest.json' }, ...languages])('each command it offers in $languageTag is one that the bot knows', ({ languageTag, file }) => {
  const titles = languageTag === 'en' ? commands.map((one) => one.title) : Object.entries(readJson(new URL(file, folder))).flatMap(([key, text]) => (key.endsWith('].title') ? [String(text)] : []));

  const words = titles.map((title) => readCommand(title)?.word ?? readCommand(`${title} KE`)?.word ?? readCommand(`${title} fr`)?.word);

  expect(words).toEqual(commands.map((one) => one.title));
});

it.each([['color', 192], ['outline', 32]] as const)('the icon %s is a square of %d pixels', (name, size) => {
  const png = readFileSync(new URL(manifest.icons[name], folder));

  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', size, size]);
});
