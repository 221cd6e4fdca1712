import type { Field, FieldErrors, Form, FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import { LANGUAGES, type Language } from '../language/language.js';
import type { MessageKey, Words } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import { broadcastCode, BroadcastButton, LONGEST_TITLE, MOST_MILESTONES, type Broadcast, type BroadcastText, type Content } from './broadcast.js';
import { audienceText } from './desk-lines.js';
import { blocksOf, piecesOf } from './markdown-blocks.js';
import { plainText } from './plain-text.js';
import { readAudience } from './read-audience.js';
import { withTitle, type FileContext } from './read-file.js';

/** Writing a broadcast where people talk; and putting another text in place of one that was sent, which is an approver's. */
export const COMPOSE_FORM = 'broadcast.compose';
export const CORRECT_FORM = 'broadcast.correct';
type ComposeFormId = typeof COMPOSE_FORM | typeof CORRECT_FORM;

const LONGEST_TEXT = 3_000;
const LONGEST_LINE = 500;
const BUTTON_LABELS: Readonly<Record<BroadcastButton, MessageKey>> = {
  seen: 'broadcast.button-seen', ask: 'broadcast.button-ask', calendar: 'broadcast.button-calendar', 'form:reminders': 'broadcast.button-reminders', 'form:add-ours': 'broadcast.button-add-ours',
};

/** What a form that changes one is about: its text as it stood when the form opened, named by its hash. */
export type Opened = Pick<Broadcast, 'number' | 'content' | 'hash'>;

/** The form, empty or of one that is to be changed. */
export function composeForm(id: ComposeFormId, broadcast: Opened | null, words: Words): Form {
  const standing = composeValues(broadcast?.content ?? null);
  const field = (name: string, kind: Field['kind'], label: string, some: Partial<Field> = {}): Field => ({ id: name, kind, label, required: false, conditions: [], ...some });
  // What a file brought may be longer than what is typed here: it can stay.
  const typed = (name: string, kind: 'text' | 'long-text', label: string, max: number, some: Partial<Field> = {}): Field => field(name, kind, label, { max: Math.max(max, standing[name]?.length ?? 0), ...some });
  const title = broadcast === null ? words.say('broadcast.form-new') : words.say('broadcast.form-edit', { id: broadcastCode(broadcast.number) });
  // The writer's own language comes first.
  const texts = [...new Set([words.language, ...LANGUAGES])].map((one, at) => typed(`text-${one}`, 'long-text', words.say('broadcast.form-text', { language: nameLanguage(one, words.language) }), LONGEST_TEXT, at === 0 ? { help: words.say('broadcast.form-text-help') } : {}));
  const fields = [
    typed('title', 'text', words.say('broadcast.form-title'), LONGEST_TITLE, { required: true }),
    typed('audience', 'text', words.say('broadcast.form-audience'), LONGEST_LINE, { required: true, help: words.say('broadcast.form-audience-help') }),
    ...texts,
    typed('milestones', 'text', words.say('broadcast.form-milestones'), LONGEST_LINE, { help: words.say('broadcast.form-milestones-help') }),
    field('buttons', 'choices', words.say('broadcast.form-buttons'), { options: BroadcastButton.options.map((one) => ({ id: one, label: words.say(BUTTON_LABELS[one]) })) }),
  ];
  return { id, version: 1, about: broadcast === null ? { broadcast: '' } : { broadcast: String(broadcast.number), hash: broadcast.hash }, language: words.language, title, submitLabel: words.say('broadcast.form-submit'), pages: [{ title, fields }] };
}

/** What stands in it when it opens: what was written, or an offer of the usual. */
export function composeValues(content: Content | null): FormValues {
  if (content === null) return { audience: 'all', buttons: ['seen'] };
  const texts = LANGUAGES.flatMap((one): [string, string][] => (content.texts[one] === undefined ? [] : [[`text-${one}`, content.texts[one].markdown]]));
  return { ...Object.fromEntries(texts), title: content.title, audience: audienceText(content.audience), milestones: content.milestones.join(' '), buttons: [...content.buttons] };
}

/** What was filled in, or what is wrong beside its field. */
export type ComposeRead = { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly errors: FieldErrors };

/**
 * Reads the form as a file is read. A new one is in the writer's language where she wrote in it, else in the first that has a text.
 * @param own the language of one that is changed, which stays: its title stands above the text in it, whoever changes another.
 */
export function readComposed(form: Form, values: FormValues, own: Language | null, context: FileContext, words: Words): ComposeRead {
  const { values: given, errors } = readForm(form.pages.flatMap(({ fields }) => fields), values, ({ required }) => required, words);
  const said = (id: string): string => [given[id] ?? ''].flat().join('\n');
  const audience = readAudience(said('audience'), context.networks);
  if (!audience.ok) errors['audience'] ??= words.say('broadcast.file-audience', { said: audience.said });
  const milestones = milestonesIn(said('milestones'), context, errors, words);
  const texts = textsIn(said, errors, words);
  const language = [...(own === null ? [] : [own]), words.language, ...LANGUAGES].find((one) => texts[one] !== undefined);
  if (language === undefined && Object.keys(errors).length === 0) errors[`text-${words.language}`] = words.say('form.needed');
  if (language === undefined || !audience.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const title = said('title');
  const buttons = BroadcastButton.options.filter((one) => [given['buttons'] ?? []].flat().includes(one));
  return { ok: true, content: { title, language, texts: withTitle(texts, { title, language }), audience: audience.audience, milestones, buttons } };
}

function milestonesIn(said: string, { hasMilestone }: FileContext, errors: Record<string, string>, words: Words): string[] {
  const milestones = [...new Set(said.split(/[\s,،、]+/).filter((one) => one !== ''))];
  const strange = milestones.find((one) => !hasMilestone(one));
  if (strange !== undefined) errors['milestones'] ??= words.say('broadcast.file-milestone', { said: strange });
  if (milestones.length > MOST_MILESTONES) errors['milestones'] ??= words.say('form.error-many', { max: MOST_MILESTONES });
  return milestones;
}

function textsIn(said: (field: string) => string, errors: Record<string, string>, words: Words): Content['texts'] {
  const texts: Partial<Record<Language, BroadcastText>> = {};
  for (const one of LANGUAGES) {
    const markdown = said(`text-${one}`);
    if (markdown === '') continue;
    const { blocks, faults: [wrong] } = blocksOf(piecesOf(markdown, 1));
    const plain = plainText(blocks);
    if (wrong !== undefined) errors[`text-${one}`] = words.say(wrong.text, { said: wrong.said });
    else if (plain === '') errors[`text-${one}`] = words.say('broadcast.file-empty', { said: one });
    else texts[one] = { markdown, plain, blocks: [...blocks] };
  }
  return texts;
}
