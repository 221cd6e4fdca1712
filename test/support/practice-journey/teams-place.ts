import { z } from 'zod';
import { APP_ID, arriving, sendToBot, TENANT } from '../teams/arriving.js';
import { cardPerson } from '../teams/card-person.js';
import { startTeamsCounterpart } from '../teams/counterpart.js';
import { wordsOfActivity } from '../teams/words-of-activity.js';
import { hasButton, toldAfter, buttonOf, type Place, type Talker, type Told, type ToldButton } from './place.js';

const Action = z.looseObject({ type: z.enum(['Action.Execute', 'Action.Submit']), title: z.string(), data: z.looseObject({ $action: z.string(), value: z.record(z.string(), z.unknown()), msteams: z.object({ type: z.literal('task/fetch') }).optional() }) });
const InDialog = z.object({ task: z.object({ type: z.literal('continue'), value: z.object({ card: z.object({ content: z.unknown() }) }) }) });
const Posted = z.object({ attachments: z.tuple([z.object({ content: z.unknown() })]) });

/** Teams, where everybody writes to the bot alone. Their clients open dialogs, or know none and send what a button holds as a message. */
export async function teamsPlace(opensDialogs: boolean): Promise<Place> {
  const teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
  const malformed: string[] = [];
  let url = '';
  let count = 0;

  function person(name: string): Talker {
    const conversation = `a:${name}`;
    teams.open(conversation);
    const send = (more: Readonly<Record<string, unknown>>) => sendToBot(url, teams, arriving(teams.serviceUrl, { id: `${name}-${(count += 1)}`, locale: 'en-GB', text: undefined, from: { id: `29:${name}`, aadObjectId: `aad-${name}`, name }, conversation: { id: conversation, conversationType: 'personal', tenantId: TENANT }, ...more }));
    const cardAt = (id: string | undefined) => Posted.parse(teams.posted(conversation).find((one) => one.id === id)?.activity).attachments[0].content;
    let [pressed, standing]: [string, string | undefined] = ['', undefined];
    const inDialog = async (data: unknown, isOpening: boolean) => {
      const { body } = await send({ type: 'invoke', name: isOpening ? 'task/fetch' : 'task/submit', value: { data }, replyToId: pressed });
      return body === null ? null : InDialog.parse(body).task.value.card.content;
    };
    const inChat = async (data: unknown, isOpening: boolean) => {
      await send({ value: data, replyToId: isOpening ? pressed : standing });
      if (isOpening) standing = teams.posted(conversation).findLast(({ activity }) => JSON.stringify(activity).includes('"$form"'))?.id;
      return cardAt(standing);
    };
    const card = cardPerson(opensDialogs ? inDialog : inChat, malformed);
    const says: Talker['says'] = (text) => send({ text });
    const told = () => teams.posted(conversation).map(({ id, activity }): Told => ({ id, text: wordsOfActivity(activity), buttons: buttonsIn(activity) }));
    const opensByButton: Talker['opensByButton'] = (message, { sends }) => {
      pressed = message.id;
      const { type, data } = Action.parse(sends);
      // Nothing else opens a dialog: Teams would show the card in the place of the message, and a client without Execute a message.
      if (type !== 'Action.Submit' || data.msteams === undefined) throw new Error('this button asks for no dialog');
      return card.opens(data);
    };
    return {
      goOn: (values) => card.goOn(values), goBack: (values) => card.goBack(values), says, told, opensByButton,
      presses: (message, { sends }) => send({ type: 'invoke', name: 'adaptiveCard/action', value: { action: sends }, replyToId: message.id }),
      async opensByWord(word) {
        const asked = await toldAfter({ told }, () => says(word), (one) => hasButton(one, 'practices.open'));
        return opensByButton(asked, buttonOf(asked, 'practices.open'));
      },
    };
  }

  return {
    settings: { MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT, TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl, SECRETARIAT: `teams:${TENANT}/aad-Daniel`, TEAMS_POSTS_PER_SECOND: '50', TEAMS_LIMITS_PER_CONVERSATION: '100/1' },
    secretariat: `teams:${TENANT}/aad-Daniel`, reviewer: person('Daniel'), person,
    connect: (botUrl) => void (url = `${botUrl}api/messages`),
    malformed: () => [...teams.malformed, ...malformed],
    close: () => teams.close(),
  };
}

function buttonsIn(part: unknown): ToldButton[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = Action.safeParse(part).data;
  return own === undefined ? Object.values(part).flatMap(buttonsIn) : [{ action: own.data.$action, value: own.data.value, label: own.title, sends: part }];
}
