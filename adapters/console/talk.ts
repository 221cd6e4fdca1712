import type { Account, ConversationAddress } from '../../src/chat/conversation.js';
import type { OfferedFile } from '../../src/chat/files.js';
import type { Form } from '../../src/chat/form.js';
import { LONGEST_SAID, type Happening, type Incoming } from '../../src/chat/incoming.js';
import type { Button, Message } from '../../src/chat/message.js';
import type { ChatPlatform, DirectAnswer, FormAnswer, FrontDoor } from '../../src/chat/platform.js';
import type { Turn } from '../../src/chat/form.js';
import { advance, begin, type Progress, type Step } from '../../src/chat/step-by-step.js';
import { wordsIn } from '../../src/language/words.js';
import { consolePlatform } from './console-platform.js';
import { readJsonLine } from './read-line.js';
import { formLine, messageLine, refusedLine, type ConsoleLine } from './render-json.js';
import { buttonsOf, renderText } from './render-text.js';

/** Who talks at this terminal, and how it looks. */
export interface TalkSettings {
  readonly account: Account;
  readonly address: ConversationAddress;
  readonly locale: string | null;
  readonly json: boolean;
  readonly newId: () => string;
  readonly print: (line: string) => void;
  /** Resolves once all that was printed has left this process. */
  readonly printed: () => Promise<void>;
  /** Writes a file that goes with a message beside where the terminal was opened, and tells its path; undefined where it is not to be had. */
  readonly saveFile?: (file: OfferedFile) => Promise<string | undefined>;
}

/** A talk: each line is taken whole before the next. */
export interface Talk {
  readonly platform: ChatPlatform;
  /** Takes one line; resolves when it has taken effect (its replies are on their way). */
  take(line: string, door: Pick<FrontDoor, 'handle'>): Promise<void>;
}

/** What the terminal remembers between two lines: the last buttons, the forms it has shown, the one being filled in. */
interface Memory {
  buttons: readonly Button[];
  forms: Map<string, Form>;
  filling: { form: Form; progress: Progress } | null;
  /** Which way a page was turned, until its answer is there. */
  turned: Turn | null;
}

/** Control characters in people's words could move the cursor of a terminal, or recolour it; line ends and tabs are words. */
const UNPRINTABLE = /[^\P{Cc}\n\t]/gu;

/** Starts a talk. Nothing is kept that the core does not keep: a page half filled in is lost with the terminal. */
export function startTalk(given: TalkSettings): Talk {
  const settings: TalkSettings = given.json ? given : { ...given, print: (text) => given.print(text.replace(UNPRINTABLE, '')) };
  const memory: Memory = { buttons: [], forms: new Map(), filling: null, turned: null };
  const show = (message: Message, key: string | null, path?: string) => {
    memory.buttons = buttonsOf(message);
    settings.print(settings.json ? line({ ...messageLine(message, key), ...(path === undefined ? {} : { file: path }) }) : renderText(message));
    if (path !== undefined && !settings.json) settings.print(wordsIn(message.language).say('files.saved', { path }));
  };
  const showWithFile = async (message: Message, key: string) => {
    show(message, key, message.file === undefined ? undefined : await settings.saveFile?.(message.file));
  };
  return {
    platform: consolePlatform(settings.address, showWithFile, settings.printed),
    async take(text, door) {
      const happening = settings.json ? readJsonLine(text, (form) => memory.forms.get(form)?.about ?? {}) : readTyped(text, memory, settings);
      if (happening === null) return;
      if ('refused' in happening) settings.print(line(refusedLine(happening.refused)));
      else await showDirect(await door.handle(incoming(happening, settings)), memory, settings, show, door);
    },
  };
}

/** Null when the words were for the form that is being filled in, and it goes on. */
function readTyped(typed: string, memory: Memory, settings: TalkSettings): Happening | null {
  const text = typed.slice(0, LONGEST_SAID);
  if (memory.filling !== null) {
    const { form, progress } = memory.filling;
    return takeStep(form, advance(form, progress, text, wordsIn(form.language)), memory, settings);
  }
  const button = /^\d{1,2}$/.test(text.trim()) ? memory.buttons[Number(text.trim()) - 1] : undefined;
  return button === undefined ? { kind: 'said', text } : { kind: 'pressed', action: button.id, value: button.value, message: null };
}

function takeStep(form: Form, step: Step, memory: Memory, settings: TalkSettings): Happening | null {
  memory.filling = step.kind === 'ask' ? { form, progress: step.progress } : null;
  if (step.kind === 'turn') {
    memory.turned = step.to;
    return { kind: 'turned', form: form.id, about: form.about, page: step.page, to: step.to, values: step.values };
  }
  if (step.kind === 'complete') return { kind: 'submitted', form: form.id, about: form.about, values: step.values };
  settings.print(step.say);
  return null;
}

type Show = (message: Message, key: null) => void;

async function showDirect(answer: DirectAnswer, memory: Memory, settings: TalkSettings, show: Show, door: Pick<FrontDoor, 'handle'>): Promise<void> {
  switch (answer.kind) {
    case 'nothing':
    case 'close-form':
      return;
    case 'say':
      show(answer.message, null);
      return;
    case 'open-form':
    case 'turn-form':
    case 'form-errors': {
      const next = showForm(answer, memory, settings);
      if (next !== null) await showDirect(await door.handle(incoming(next, settings)), memory, settings, show, door);
    }
  }
}

/** Programs get the whole form at once; people are asked from the first field of the page. */
function showForm(answer: FormAnswer, memory: Memory, settings: TalkSettings): Happening | null {
  const { form, values, page } = answer;
  const errors = answer.kind === 'form-errors' ? answer.errors : {};
  memory.forms.set(form.id, form);
  if (settings.json) {
    settings.print(line(formLine(form, errors)));
    return null;
  }
  const turned = memory.turned;
  memory.turned = null;
  return takeStep(form, begin(form, { values, page, errors, ...(turned === null ? {} : { turned }) }, wordsIn(form.language)), memory, settings);
}

function incoming(happening: Happening, settings: TalkSettings): Incoming {
  const { account, address, locale, newId } = settings;
  return { eventId: `console:${newId()}`, address, thread: null, account, locale, canOpenForm: true, canPostLater: true, happening };
}

function line(value: ConsoleLine): string {
  return JSON.stringify(value);
}
