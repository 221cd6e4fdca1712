import { startTalk } from '../../../adapters/console/talk.js';
import type { ConversationAddress } from '../../../src/chat/conversation.js';
import type { Form, FormValues } from '../../../src/chat/form.js';
import type { DirectAnswer, FrontDoor } from '../../../src/chat/platform.js';
import type { FaceUnderTest, FormUser } from '../../contract/forms.contract.js';
import type { Shown } from '../form-person.js';
import type { FormHouse } from '../form-house.js';

/** People at a terminal: a field a line, `skip` for what they leave, `back` until the page turns. */
export function openConsoleForms({ door }: FormHouse): Promise<FaceUnderTest> {
  const malformed: string[] = [];
  let people = 0;
  const newUser = () => {
    people += 1;
    return personAtTerminal(`person-${people}`, door, malformed);
  };
  return Promise.resolve({ newUser, malformed: () => malformed, close: () => Promise.resolve() });
}

function personAtTerminal(name: string, door: FrontDoor, malformed: string[]): FormUser {
  const address: ConversationAddress = { platform: 'console', tenant: 'local', conversation: name, kind: 'person', route: null };
  let printed = '';
  let answered: DirectAnswer = { kind: 'nothing' };
  let events = 0;
  const talk = startTalk({ account: { platform: 'console', tenant: 'local', user: name }, address, locale: null, json: false, newId: () => `${name}-${(events += 1)}`, print: (line) => { printed += `${line}\n`; }, printed: () => Promise.resolve() });
  const seen = { handle: async (incoming: Parameters<FrontDoor['handle']>[0]) => (answered = await door.handle(incoming)) };

  /** Says a line, and reads what the terminal prints. */
  async function say(line: string): Promise<string> {
    printed = '';
    await talk.take(line, seen);
    if (/[^\P{Cc}\n]/u.test(printed)) malformed.push(`a control character: ${JSON.stringify(printed)}`);
    return printed;
  }
  const form = (): Form => {
    if (!('form' in answered)) throw new Error(`no form is open: ${printed}`);
    return answered.form;
  };
  /** The field of the last question. */
  const asked = (): string => {
    const number = [...printed.matchAll(/^(\d+)\. (.*)$/gmu)].map((found) => form().pages.flatMap((page) => page.fields).find((field) => field.label === found[2])?.id).findLast((id) => id !== undefined);
    if (number === undefined) throw new Error(`nothing is asked: ${printed}`);
    return number;
  };
  const order = () => form().pages.flatMap((page) => page.fields).map((field) => field.id);

  async function shown(words: string, errors: Record<string, string>): Promise<Shown> {
    const question = printed;
    const values = readShown(await say('show'), form());
    printed = question;
    return { kind: 'page', words, values, errors };
  }
  const text = (value: string | string[]) => (Array.isArray(value) ? value.join(', ') : value);
  const hasMoved = (before: DirectAnswer) => answered !== before;

  async function fill(values: FormValues, onlyGiven: boolean): Promise<Shown | null> {
    const before = answered;
    const left = new Set(Object.keys(values));
    const first = order().find((id) => left.has(id));
    while (first !== undefined && order().indexOf(asked()) > order().indexOf(first)) await say('back');
    for (;;) {
      if (onlyGiven && left.size === 0) return null;
      const field = asked();
      const words = await say(values[field] === undefined ? 'skip' : text(values[field]));
      left.delete(field);
      if (hasMoved(before)) return afterAnswer(words);
      if (asked() === field) return shown(words, { [field]: words.split('\n')[0] ?? '' });
    }
  }
  async function afterAnswer(words: string): Promise<Shown> {
    if (answered.kind === 'close-form') return { kind: 'closed' };
    if (answered.kind === 'say') return { kind: 'words', words };
    return shown(words, answered.kind === 'form-errors' ? { [asked()]: words.split('\n')[0] ?? '' } : {});
  }

  return {
    address,
    async open(word) {
      if ('form' in answered) await say('stop');
      return afterAnswer(await say(word));
    },
    async goOn(values) {
      const end = await fill(values, false);
      if (end === null) throw new Error('the page has no end');
      return end;
    },
    async goBack(values) {
      const wrong = await fill(values, true);
      if (wrong !== null) return wrong;
      const before = answered;
      let words = '';
      while (!hasMoved(before)) words = await say('back');
      return afterAnswer(words);
    },
  };
}

/** What `show` prints, field by field. */
function readShown(printed: string, form: Form): FormValues {
  const all = form.pages.flatMap((page) => page.fields);
  const values: FormValues = {};
  for (const [at, field] of all.entries()) {
    const from = printed.indexOf(`${field.label}: `);
    if (from < 0) continue;
    const next = all.slice(at + 1).map((one) => printed.indexOf(`\n${one.label}: `, from)).filter((one) => one > 0);
    const value = printed.slice(from + field.label.length + 2, next.length === 0 ? undefined : Math.min(...next)).trim();
    const chosen = (field.options ?? []).filter(({ label }) => `, ${value}, `.includes(`, ${label}, `)).map(({ id }) => id);
    values[field.id] = field.kind === 'choices' ? chosen : (chosen[0] ?? value);
  }
  return values;
}
