import type { Field, FieldErrors, Form, FormValues } from '../chat/form.js';
import { LANGUAGES, type Language } from '../language/language.js';
import type { MessageKey, Words } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import { broadcastCode, BroadcastButton, type Broadcast, type BroadcastText, type Content } from './broadcast.js';
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
const BUTTON_LABELS: Readonly<Record<BroadcastButton, MessageKey>> = {
  seen: 'broadcast.button-seen', ask: 'broadcast.button-ask', calendar: 'broadcast.button-calendar', 'form:reminders': 'broadcast.button-reminders', 'form:add-ours': 'broadcast.button-add-ours',
};

/** The form, empty or of one that is to be changed. */
export function composeForm(id: ComposeFormId, broadcast: Pick<Broadcast, 'number'> | null, words: Words): Form {
  const field = (name: string, kind: Field['kind'], label: string, some: Partial<Field> = {}): Field => ({ id: name, kind, label, required: false, conditions: [], ...some });
  const title = broadcast === null ? words.say('broadcast.form-new') : words.say('broadcast.form-edit', { id: broadcastCode(broadcast.number) });
  // The writer's own language comes first.
  const texts = [...new Set([words.language, ...LANGUAGES])].map((one, at) => field(`text-${one}`, 'long-text', words.say('broadcast.form-text', { language: nameLanguage(one, words.language) }), { max: LONGEST_TEXT, ...(at === 0 ? { help: words.say('broadcast.form-text-help') } : {}) }));
  const fields = [
    field('title', 'text', words.say('broadcast.form-title'), { required: true, max: 150 }),
    field('audience', 'text', words.say('broadcast.form-audience'), { required: true, max: 500, help: words.say('broadcast.form-audience-help') }),
    ...texts,
    field('milestones', 'text', words.say('broadcast.form-milestones'), { max: 500, help: words.say('broadcast.form-milestones-help') }),
    field('buttons', 'choices', words.say('broadcast.form-buttons'), { options: BroadcastButton.options.map((one) => ({ id: one, label: words.say(BUTTON_LABELS[one]) })) }),
  ];
  return { id, version: 1, about: { broadcast: broadcast === null ? '' : String(broadcast.number) }, language: words.language, title, submitLabel: words.say('broadcast.form-submit'), pages: [{ title, fields }] };
}

/** What stands in it when it opens: what was written, or an offer of the usual. */
export function composeValues(content: Content | null): FormValues {
  if (content === null) return { audience: 'all', buttons: ['seen'] };
  const texts = LANGUAGES.flatMap((one): [string, string][] => (content.texts[one] === undefined ? [] : [[`text-${one}`, content.texts[one].markdown]]));
  return { ...Object.fromEntries(texts), title: content.title, audience: audienceText(content.audience), milestones: content.milestones.join(' '), buttons: [...content.buttons] };
}

/** What was filled in, or what is wrong beside its field. */
export type ComposeRead = { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly errors: FieldErrors };

/** Reads the form as a file is read. Its own language is the writer's where she wrote in it, else the first that has a text. */
export function readComposed(values: FormValues, { networks, hasMilestone }: FileContext, words: Words): ComposeRead {
  const said = (id: string): string => [values[id] ?? ''].flat().join('\n').trim();
  const errors: Record<string, string> = {};
  const audience = readAudience(said('audience'), networks);
  if (!audience.ok) errors['audience'] = words.say('broadcast.file-audience', { said: audience.said });
  const milestones = [...new Set(said('milestones').split(/[\s,،、]+/).filter((one) => one !== ''))];
  const strange = milestones.find((one) => !hasMilestone(one));
  if (strange !== undefined) errors['milestones'] = words.say('broadcast.file-milestone', { said: strange });
  const texts: Partial<Record<Language, BroadcastText>> = {};
  for (const one of LANGUAGES) {
    const markdown = said(`text-${one}`);
    const { blocks, faults } = blocksOf(piecesOf(markdown, 1));
    const [wrong] = faults;
    if (wrong !== undefined) errors[`text-${one}`] = words.say(wrong.text, { said: wrong.said });
    else if (blocks.length > 0) texts[one] = { markdown, plain: plainText(blocks), blocks: [...blocks] };
  }
  const language = texts[words.language] === undefined ? LANGUAGES.find((one) => texts[one] !== undefined) : words.language;
  if (language === undefined && Object.keys(errors).length === 0) errors[`text-${words.language}`] = words.say('form.needed');
  if (language === undefined || !audience.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const title = said('title');
  const buttons = BroadcastButton.options.filter((one) => [values['buttons'] ?? []].flat().includes(one));
  return { ok: true, content: { title, language, texts: withTitle(texts, { title, language }), audience: audience.audience, milestones, buttons } };
}
