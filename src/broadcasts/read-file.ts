import { Language, LANGUAGES } from '../language/language.js';
import type { NetworkDirectory } from '../networks/network.js';
import { BroadcastButton, LONGEST_TITLE, MOST_MILESTONES, type BroadcastText, type Content } from './broadcast.js';
import { fault, type FileFault } from './file-fault.js';
import { blocksOf, piecesOf, type Piece } from './markdown-blocks.js';
import { plainText } from './plain-text.js';
import { readAudience } from './read-audience.js';
import { readHead, type HeadField, type Headed, type HeadValue } from './read-head.js';
import type { Flow } from './read-flow.js';

/** What a file is read with: the networks that can be named, and the milestones that the ledger holds. */
export interface FileContext {
  readonly networks: NetworkDirectory;
  readonly hasMilestone: (id: string) => boolean;
}

/** A whole broadcast, or everything that is wrong with the file, in the order of its lines. */
export type FileRead = { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly faults: readonly FileFault[] };

/** The longest file that is read, in characters: what a chat shows in one message and still is read. */
const LONGEST_FILE = 100_000;

/** Reads a broadcast from a file: a head, and a body in its language or with a heading (`# fr`) for each text. */
export function readBroadcastFile(file: string, context: FileContext): FileRead {
  if (file.length > LONGEST_FILE) return { ok: false, faults: [fault(1, null, 'broadcast.file-too-long')] };
  const headed = readHead(file);
  const faults = [...headed.faults];
  if (headed.bodyLine === 1) return { ok: false, faults };
  const head = readFields(headed, context, faults);
  const texts = readTexts(headed, head.language, faults);
  // What could not be read is not missing too.
  const own = faults.filter(({ text, field }) => text !== 'broadcast.file-missing' || !headed.faults.some((one) => one.field === field));
  if (own.length > 0) return { ok: false, faults: own.sort((one, other) => one.line - other.line) };
  return { ok: true, content: { ...head, texts: withTitle(texts, head) } };
}

type Head = Omit<Content, 'texts'>;

function readFields({ head }: Headed, context: FileContext, faults: FileFault[]): Head {
  const at = (field: HeadField): HeadValue => head.get(field) ?? { value: '', line: 1 };
  const title = wordsOf(at('title').value).trim();
  if (title === '' || title.length > LONGEST_TITLE) faults.push(fault(at('title').line, 'title', title === '' ? 'broadcast.file-missing' : 'broadcast.file-value', title));
  const language = Language.safeParse(wordsOf(at('language').value).trim().toLowerCase()).data;
  if (language === undefined) faults.push(fault(at('language').line, 'language', head.has('language') ? 'broadcast.file-language' : 'broadcast.file-missing', wordsOf(at('language').value)));
  return { title, language: language ?? 'en', audience: audienceIn(head, context, faults), milestones: milestonesIn(at('milestones'), context, faults), buttons: buttonsIn(at('buttons'), faults) };
}

function audienceIn(head: Headed['head'], { networks }: FileContext, faults: FileFault[]): Content['audience'] {
  const given = head.get('audience');
  if (given === undefined || given.value === '') {
    // Whom it reaches is never guessed.
    faults.push(fault(given?.line ?? 1, 'audience', 'broadcast.file-missing'));
    return {};
  }
  const read = readAudience(given.value, networks);
  if (!read.ok) faults.push(fault(given.line, 'audience', 'broadcast.file-audience', read.said));
  return read.ok ? read.audience : {};
}

function milestonesIn({ value, line }: HeadValue, { hasMilestone }: FileContext, faults: FileFault[]): string[] {
  const named = [...new Set(listOf(value))];
  for (const one of named.filter((id) => !hasMilestone(id))) faults.push(fault(line, 'milestones', 'broadcast.file-milestone', one));
  if (named.length > MOST_MILESTONES) faults.push(fault(line, 'milestones', 'broadcast.file-value', String(named.length)));
  return named;
}

function buttonsIn({ value, line }: HeadValue, faults: FileFault[]): BroadcastButton[] {
  return [...new Set(listOf(value))].flatMap((one) => {
    const button = BroadcastButton.safeParse(one.toLowerCase()).data;
    if (button === undefined) faults.push(fault(line, 'buttons', 'broadcast.file-button', one));
    return button ?? [];
  });
}

function wordsOf(value: Flow): string {
  return typeof value === 'string' ? value : '';
}

/** `a, b` is a list too. */
function listOf(value: Flow): string[] {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((one) => one !== '');
  return Array.isArray(value) ? value.flatMap((one: Flow) => listOf(one)) : Object.keys(value);
}

function readTexts({ body, bodyLine }: Headed, language: Language, faults: FileFault[]): Content['texts'] {
  const texts: Partial<Record<Language, BroadcastText>> = {};
  for (const { of, line, pieces } of partsOf(piecesOf(body, bodyLine), language, faults)) {
    const { blocks, faults: wrong } = blocksOf(pieces);
    const plain = plainText(blocks);
    faults.push(...wrong);
    if (texts[of] !== undefined) faults.push(fault(line, null, 'broadcast.file-twice', `# ${of}`));
    // A line across has no words.
    else if (plain === '') faults.push(fault(line, null, 'broadcast.file-empty', of));
    else texts[of] = { markdown: pieces.map(({ token }) => token.raw).join('').trim(), plain, blocks: [...blocks] };
  }
  if (texts[language] === undefined && !faults.some(({ text }) => text === 'broadcast.file-empty')) faults.push(fault(bodyLine, null, 'broadcast.file-empty', language));
  return texts;
}

interface BodyPart {
  readonly of: Language;
  readonly line: number;
  readonly pieces: Piece[];
}

/** A part for each heading that is a language; the whole body where there is none. */
function partsOf(pieces: readonly Piece[], language: Language, faults: FileFault[]): BodyPart[] {
  const firstHeading = pieces.findIndex((piece) => languageIn(piece) !== undefined);
  if (firstHeading < 0) return [{ of: language, line: pieces[0]?.line ?? 1, pieces: [...pieces] }];
  const stray = pieces.slice(0, firstHeading).find(({ token }) => token.type !== 'space' && token.type !== 'def');
  if (stray !== undefined) faults.push(fault(stray.line, null, 'broadcast.file-stray', stray.token.raw.trim()));
  const parts: BodyPart[] = [];
  for (const piece of pieces.slice(firstHeading)) {
    const of = languageIn(piece);
    if (of === undefined) parts.at(-1)?.pieces.push(piece);
    else parts.push({ of, line: piece.line, pieces: [] });
  }
  return parts;
}

function languageIn({ token }: Piece): Language | undefined {
  if (token.type !== 'heading' || (token as { readonly depth?: number }).depth !== 1) return undefined;
  const said = (token as { readonly text?: string }).text?.trim().toLowerCase();
  return LANGUAGES.find((one) => one === said);
}

/** The title stands above the text in its own language, unless that begins with a heading itself. */
export function withTitle(texts: Content['texts'], { title, language }: Pick<Head, 'title' | 'language'>): Content['texts'] {
  const own = texts[language];
  if (own === undefined || own.blocks[0]?.kind === 'heading') return texts;
  return { ...texts, [language]: { markdown: own.markdown, plain: `${title}\n\n${own.plain}`, blocks: [{ kind: 'heading', text: title }, ...own.blocks] } };
}
