import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { isolate, isolateAmong } from '../language/isolate.js';
import { Language, LANGUAGES } from '../language/language.js';
import { wordsIn, type Words } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import { broadcastCode, type Content } from './broadcast.js';
import type { CopyFacts } from './broadcast-facts.js';
import { stepButton } from './desk-says.js';
import { after, Face, FACES, FACE_NAMES, type Drawn, type DrawOn } from './face.js';
import { tellCopy } from './tell-copy.js';
import { textFor } from './text-for.js';

/** A preview is composed from what a copy is, and from how other faces would draw it. */
export interface PreviewFacts extends CopyFacts {
  readonly drawOn: DrawOn;
}

/** Turns the preview: to another face, or another language. */
export const previewButton = action('broadcast.preview', z.object({ broadcast: z.number().int().min(1), face: Face, language: Language }));

/** Letters, of which a locked phone shows no more. */
const NOTICE_LENGTH = 60;

/** The message as those will see it who read it there in that language. `conversations`: how many do, as the audience stands. */
export const broadcastPreview = sayable('broadcast.preview', z.object({ broadcast: z.number().int(), face: Face, language: Language, conversations: z.number().int() }), ({ broadcast, face, language, conversations }, facts: PreviewFacts): Spoken => {
  const { words, content } = facts;
  if (content === undefined) return { notSaid: 'the broadcast is not known' };
  const theirs = wordsIn(language);
  const copy = tellCopy({ ...facts, words: theirs }, broadcast, content);
  const drawn = face === 'mail' ? mailOf(content, language) : facts.drawOn(face, copy);
  const head = words.say('broadcast.preview-head', { id: isolate(broadcastCode(broadcast), words.language), face: words.say(FACE_NAMES[face]), language: nameLanguage(language, words.language) });
  const setOff = (line: string) => isolateAmong(line, words.language, copy.language);
  const above = [setOff(head), ...aboveLines(face, conversations, { ...drawn, notice: isolateAmong(noticeOf(drawn), copy.language, words.language) }, words).map(setOff)];
  const [heading = '', ...quiet] = above;
  const buttons = turnButtons(broadcast, face, language, words).map((button) => ({ ...button, label: setOff(button.label) }));
  const blocks: Block[] = [
    { kind: 'heading', text: heading }, ...quiet.map((line) => paragraph(line, 'quiet')), { kind: 'divider' }, ...asDrawn(face, copy, drawn), { kind: 'divider' }, { kind: 'actions', buttons },
  ];
  return { text: [...above, drawn.plain ?? copy.text].join('\n'), language: copy.language, about: [], blocks };
});

function aboveLines(face: Face, conversations: number, { parts, notice }: Drawn, words: Words): string[] {
  if (face === 'mail') return [words.say('broadcast.preview-mail')];
  return [words.say('broadcast.preview-who', { count: conversations }), ...(parts > 1 ? [words.say('broadcast.preview-parts', { count: parts })] : []), words.say('broadcast.preview-notice', { words: notice })];
}

/** What a locked phone shows of it. */
function noticeOf({ notice }: Drawn): string {
  const whole = notice.replace(/\s+/g, ' ').trim();
  return whole.length > NOTICE_LENGTH ? `${whole.slice(0, NOTICE_LENGTH).trimEnd()}…` : whole;
}

/** Its buttons stand as words: pressed here they would count for nobody. */
function asDrawn(face: Face, { blocks }: Message, { plain }: Drawn): Block[] {
  if (plain !== null) return plain.split('\n').filter((one) => one.trim() !== '').map((one) => paragraph(one));
  return blocks.map((block): Block => {
    if (block.kind === 'actions') return paragraph(block.buttons.map(({ label }) => `[ ${label} ]`).join('   '));
    // Teams loads pictures over https only.
    return block.kind === 'image' && face === 'teams' && !block.url.startsWith('https://') ? { kind: 'paragraph', tone: 'plain', spans: [{ text: block.alt, href: block.url }] } : block;
  });
}

/** Its subject stands above, as in a list of mails, unless the text begins with it. */
function mailOf({ title, ...content }: Content, language: Language): Drawn {
  const { plain } = textFor(content, language).text;
  const isAbove = plain === title || plain.startsWith(`${title}\n`);
  return { parts: 1, notice: title, plain: isAbove ? plain : `${title}\n\n${plain}` };
}

function turnButtons(broadcast: number, face: Face, language: Language, words: Words): Button[] {
  const [nextFace, nextLanguage] = [after(FACES, face), after(LANGUAGES, language)];
  const typed = (to: string) => `broadcast preview ${broadcastCode(broadcast)} ${to}`;
  return [
    previewButton.button({ broadcast, face, language: nextLanguage }, words.say('broadcast.do-next', { to: nameLanguage(nextLanguage, words.language) }), { typed: typed(`${face} ${nextLanguage}`) }),
    previewButton.button({ broadcast, face: nextFace, language }, words.say('broadcast.do-next', { to: words.say(FACE_NAMES[nextFace]) }), { typed: typed(`${nextFace} ${language}`) }),
    stepButton.button({ broadcast, step: 'test', language }, words.say('broadcast.do-test'), { typed: `broadcast test ${broadcastCode(broadcast)} ${language}` }),
    stepButton.button({ broadcast, step: 'show' }, words.say('broadcast.do-back'), { typed: `broadcast ${broadcastCode(broadcast)}` }),
  ];
}
