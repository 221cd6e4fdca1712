import { z } from 'zod';
import type { ConversationAddress } from '../../../src/chat/conversation.js';
import type { FaceUnderTest, FormUser, FormWord } from '../../contract/forms.contract.js';
import type { FormHouse } from '../form-house.js';
import { arriving, sendToBot, TENANT } from './arriving.js';
import { startBot, type BotUnderTest } from './bot-under-test.js';
import { cardPerson } from './card-person.js';

const FORMS: Record<FormWord, string> = { remind: 'reminders', move: 'roadmap.move', practice: 'practices.practice' };
const InDialog = z.object({ task: z.object({ type: z.literal('continue'), value: z.object({ card: z.object({ content: z.unknown() }) }) }) });
const Posted = z.object({ attachments: z.tuple([z.object({ content: z.unknown() })]) });

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
    const { opens, goOn, goBack } = cardPerson(send, malformed);
    const address: ConversationAddress = { platform: 'teams', tenant: TENANT, conversation, kind: 'person', route: bot.counterpart.serviceUrl };
    return { address, open: (form) => opens({ $action: 'form.open', value: { form: FORMS[form] } }), goOn, goBack };
  }

  return { newUser, malformed: () => [...bot.counterpart.malformed, ...malformed], close: () => bot.close() };
}
