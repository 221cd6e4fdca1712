import { z } from 'zod';
import type { ConversationAddress } from '../../../src/chat/conversation.js';
import type { FormValues } from '../../../src/chat/form.js';
import { LANGUAGES } from '../../../src/language/language.js';
import { wordsIn } from '../../../src/language/words.js';
import type { FaceUnderTest, FormUser, FormWord, Shown } from '../../contract/forms.contract.js';
import type { FormHouse } from '../form-house.js';
import { cardFaults } from './adaptive-card.js';
import { arriving, sendToBot, TENANT } from './arriving.js';
import { startBot, type BotUnderTest } from './bot-under-test.js';
import { wordsOfActivity } from './words-of-activity.js';

const FORMS: Record<FormWord, string> = { remind: 'reminders', move: 'roadmap.move', practice: 'practices.practice' };
const Card = z.looseObject({
  body: z.array(z.looseObject({ type: z.string(), id: z.string().optional(), value: z.string().optional(), isMultiSelect: z.boolean().optional(), choices: z.array(z.object({ value: z.string() })).optional(), color: z.string().optional(), text: z.string().optional() })),
  actions: z.array(z.object({ type: z.literal('Action.Submit'), data: z.looseObject({ $form: z.looseObject({ to: z.enum(['next', 'back', 'submit']) }) }) })).optional(),
});
type Card = z.infer<typeof Card>;
const InDialog = z.object({ task: z.object({ type: z.literal('continue'), value: z.object({ card: z.object({ content: z.unknown() }) }) }) });
const Posted = z.object({ attachments: z.tuple([z.object({ content: z.unknown() })]) });
const TAKEN = LANGUAGES.map((language) => wordsIn(language).say('teams.form-taken'));

/** How a form's data reach the bot, and the card that stands there afterwards; null where none does. */
type Send = (data: unknown, isOpening: boolean) => Promise<unknown>;

/** People who fill in dialogs: `task/fetch`, then `task/submit`, each answered in place. */
export function openTeamsDialogs(house: FormHouse): Promise<FaceUnderTest> {
  return openFace(house, (bot, activity) => async (data, isOpening) => {
    const { body } = await sendToBot(bot.url, bot.counterpart, { ...activity(), text: undefined, type: 'invoke', name: isOpening ? 'task/fetch' : 'task/submit', value: { data } });
    return body === null ? null : InDialog.parse(body).task.value.card.content;
  });
}

/** People whose client has no dialogs: the same pages stand as a card in the chat, changed where it is. */
export function openTeamsCards(house: FormHouse): Promise<FaceUnderTest> {
  return openFace(house, (bot, activity, conversation) => async (data, isOpening) => {
    const standing = bot.counterpart.posted(conversation).at(-1)?.id;
    await sendToBot(bot.url, bot.counterpart, { ...activity(), text: undefined, value: data, ...(isOpening ? {} : { replyToId: standing }) });
    return Posted.parse(bot.counterpart.posted(conversation).at(-1)?.activity).attachments[0].content;
  });
}

async function openFace(house: FormHouse, way: (bot: BotUnderTest, activity: () => Readonly<Record<string, unknown>>, conversation: string) => Send): Promise<FaceUnderTest> {
  const bot = await startBot({}, house.door);
  const malformed: string[] = [];
  let people = 0;
  let activities = 0;

  function newUser(): FormUser {
    people += 1;
    const conversation = `a:person-${people}`;
    const person = { id: `29:person-${people}`, aadObjectId: `aad-person-${people}`, name: 'Amina' };
    bot.counterpart.open(conversation);
    const send = way(bot, () => arriving(bot.counterpart.serviceUrl, { id: `f${(activities += 1)}`, locale: null, from: person, conversation: { id: conversation, conversationType: 'personal', tenantId: TENANT } }), conversation);
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
    const address: ConversationAddress = { platform: 'teams', tenant: TENANT, conversation, kind: 'person', route: bot.counterpart.serviceUrl };
    return { address, open: (form) => act({ $action: 'form.open', value: { form: FORMS[form] } }, true), goOn: (values) => press((to) => to !== 'back', values), goBack: (values) => press((to) => to === 'back', values) };
  }

  return { newUser, malformed: () => [...bot.counterpart.malformed, ...malformed], close: () => bot.close() };
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

/** What a client sends of a card: every input under its id, lists as one text with commas. Nobody can choose what is not offered. */
function sentOf(card: Card, typed: FormValues): Record<string, string> {
  const inputs = inputsOf(card);
  const foreign = Object.keys(typed).filter((field) => !inputs.some(({ id }) => id === field));
  if (foreign.length > 0) throw new Error(`not on this page: ${foreign.join(', ')}`);
  return Object.fromEntries(inputs.map(({ id, value = '', choices }) => {
    const given = typed[id] ?? value;
    const several = Array.isArray(given) ? given : [given];
    if (choices === undefined) return [id, several.join('\n')];
    const unknown = (Array.isArray(given) ? given : given.split(',')).filter((one) => one !== '' && !choices.some((choice) => choice.value === one));
    if (unknown.length > 0) throw new Error(`not among the choices: ${unknown.join(', ')}`);
    return [id, several.join(',')];
  }));
}
