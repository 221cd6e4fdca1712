import { z } from 'zod';
import type { FormValues } from '../../../src/chat/form.js';
import { LANGUAGES } from '../../../src/language/language.js';
import { wordsIn } from '../../../src/language/words.js';
import type { FormPerson, Shown } from '../form-person.js';
import { cardFaults } from './adaptive-card.js';
import { wordsOfActivity } from './words-of-activity.js';

const Card = z.looseObject({
  body: z.array(z.looseObject({ type: z.string(), id: z.string().optional(), value: z.string().optional(), isMultiSelect: z.boolean().optional(), choices: z.array(z.object({ value: z.string() })).optional(), color: z.string().optional(), text: z.string().optional() })),
  actions: z.array(z.object({ type: z.literal('Action.Submit'), data: z.looseObject({ $form: z.looseObject({ to: z.enum(['next', 'back', 'submit']) }) }) })).optional(),
});
type Card = z.infer<typeof Card>;
const TAKEN = LANGUAGES.map((language) => wordsIn(language).say('teams.form-taken'));

/** Somebody who fills in cards of the strict Teams, in a dialog or in the chat. */
export interface CardPerson extends Pick<FormPerson, 'goOn' | 'goBack'> {
  /** Sends what a button holds: a form opens. */
  opens(data: unknown): Promise<Shown>;
}

/**
 * Fills cards in as a client of Teams does: every input that holds something is sent under its id, lists as one text with commas.
 * @param send hands the data over, and resolves with the card that stands there afterwards; null where none does.
 * @param malformed takes what the counterpart would refuse in such a card.
 */
export function cardPerson(send: (data: unknown, isOpening: boolean) => Promise<unknown>, malformed: string[]): CardPerson {
  let card: Card = { body: [] };

  async function act(data: unknown, isOpening = false): Promise<Shown> {
    const shown = await send(data, isOpening);
    if (shown === null) return { kind: 'closed' };
    malformed.push(...cardFaults(shown));
    card = Card.parse(shown);
    const words = wordsOfActivity(shown);
    if (TAKEN.some((taken) => words.includes(taken))) return { kind: 'closed' };
    return inputsOf(card).length === 0 ? { kind: 'words', words } : { kind: 'page', words, values: valuesIn(card), errors: errorsIn(card) };
  }
  const press = (isWanted: (to: 'next' | 'back' | 'submit') => boolean, values: FormValues) => {
    const pressed = card.actions?.find(({ data }) => isWanted(data.$form.to));
    if (pressed === undefined) throw new Error('there is no such button');
    return act({ ...sentOf(card, values), ...pressed.data });
  };
  return { opens: (data) => act(data, true), goOn: (values) => press((to) => to !== 'back', values), goBack: (values) => press((to) => to === 'back', values) };
}

function inputsOf({ body }: Card): (Card['body'][number] & { id: string })[] {
  return body.flatMap((element) => (element.type.startsWith('Input.') && element.id !== undefined ? [{ ...element, id: element.id }] : []));
}

function valuesIn(card: Card): FormValues {
  return Object.fromEntries(inputsOf(card).map(({ id, value = '', isMultiSelect }) => [id, isMultiSelect === true ? value.split(',').filter((one) => one !== '') : value]));
}

/** The words in the colour of attention that stand below an input. */
function errorsIn({ body }: Card): Record<string, string> {
  const errors: Record<string, string> = {};
  let field: string | undefined;
  for (const element of body) {
    if (element.type.startsWith('Input.')) field = element.id;
    if (field !== undefined && element.type === 'TextBlock' && element.color === 'Attention') errors[field] = element.text ?? '';
  }
  return errors;
}

/** What a client sends of a card. Nobody can choose what is not offered. */
function sentOf(card: Card, typed: FormValues): Record<string, string> {
  const inputs = inputsOf(card);
  const foreign = Object.keys(typed).filter((field) => !inputs.some(({ id }) => id === field));
  if (foreign.length > 0) throw new Error(`not on this page: ${foreign.join(', ')}`);
  const sent = inputs.map(({ id, value = '', choices }): [string, string] => {
    const given = typed[id] ?? value;
    const several = Array.isArray(given) ? given : [given];
    if (choices === undefined) return [id, several.join('\n')];
    const unknown = (Array.isArray(given) ? given : given.split(',')).filter((one) => one !== '' && !choices.some((choice) => choice.value === one));
    if (unknown.length > 0) throw new Error(`not among the choices: ${unknown.join(', ')}`);
    return [id, several.join(',')];
  });
  return Object.fromEntries(sent.filter(([, value]) => value !== ''));
}
