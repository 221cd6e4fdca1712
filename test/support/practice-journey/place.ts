import type { FormPerson, Shown } from '../form-person.js';
import { eventually } from '../run-bot.js';

/** A button under a message, as the platform holds it. */
export interface ToldButton {
  readonly action: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly label: string;
  /** What the client sends when it is pressed. */
  readonly sends: unknown;
}

/** A message of the bot. */
export interface Told {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly ToldButton[];
}

/** Somebody alone with the bot on a platform, through its strict counterpart over HTTP. */
export interface Talker extends Pick<FormPerson, 'goOn' | 'goBack'> {
  says(text: string): Promise<unknown>;
  /** All that the bot has written to her. */
  told(): readonly Told[];
  presses(message: Told, button: ToldButton): Promise<unknown>;
  /** Opens the form of a practice by its word. */
  opensByWord(word: string): Promise<Shown>;
  /** Opens a form by a button. */
  opensByButton(message: Told, button: ToldButton): Promise<Shown>;
}

/** A platform with everybody in it; the bot comes and goes. */
export interface Place {
  /** With which the bot is started here. */
  readonly settings: Readonly<Record<string, string>>;
  /** The Secretariat's account, as the command line names it. */
  readonly secretariat: string;
  readonly reviewer: Talker;
  person(name: string): Talker;
  /** The bot listens here from now on. */
  connect(botUrl: string): void;
  /** Why the counterpart refused what the bot sent: empty when all was well formed. */
  malformed(): readonly string[];
  close(): Promise<void>;
}

/** Does something, and waits for the first message that comes of it and holds. */
export async function toldAfter(who: Pick<Talker, 'told'>, act: () => Promise<unknown>, holds: (told: Told) => boolean = () => true): Promise<Told> {
  const before = new Set(who.told().map(({ id, text }) => `${id} ${text}`));
  await act();
  const fresh = () => who.told().filter((told) => !before.has(`${told.id} ${told.text}`) && holds(told));
  const [first] = await eventually(fresh, (all) => all.length > 0).catch((fault: unknown) => {
    throw new Error(`what was waited for was not told; last: ${who.told().slice(-2).map(({ text }) => text).join('\n---\n')}`, { cause: fault });
  });
  if (first === undefined) throw new Error('nothing was told');
  return first;
}

/** The button of this action whose value holds all that is wanted. Throws where there is none. */
export function buttonOf(told: Told, action: string, wanted: Readonly<Record<string, unknown>> = {}): ToldButton {
  const found = told.buttons.find((one) => isButton(one, action, wanted));
  if (found === undefined) throw new Error(`no button ${action} ${JSON.stringify(wanted)} under: ${told.text}`);
  return found;
}

/** Whether a message has such a button. */
export function hasButton(told: Told, action: string, wanted: Readonly<Record<string, unknown>> = {}): boolean {
  return told.buttons.some((one) => isButton(one, action, wanted));
}

function isButton(one: ToldButton, action: string, wanted: Readonly<Record<string, unknown>>): boolean {
  return one.action === action && Object.entries(wanted).every(([name, value]) => one.value[name] === value);
}
