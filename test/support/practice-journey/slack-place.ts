import { z } from 'zod';
import { modalPerson } from '../slack/modal-person.js';
import { BOT_TOKEN, startSlackCounterpart } from '../slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../slack/signer.js';
import type { Place, Talker, Told, ToldButton } from './place.js';

const Button = z.looseObject({ type: z.literal('button'), action_id: z.string(), value: z.string(), text: z.looseObject({ text: z.string() }) });

/** Slack, where everybody writes to the bot alone. `practice` opens the modal from the slash command. */
export async function slackPlace(): Promise<Place> {
  const slack = await startSlackCounterpart();
  const { workspace } = slack;
  const malformed: string[] = [];
  let signer = slackSigner('http://127.0.0.1:9/', workspace);

  function person(name: string): Talker {
    const user = `U${name.toUpperCase()}`;
    const channel = workspace.imOf(user).id;
    const modal = modalPerson(slack, () => signer, user, malformed);
    const presses: Talker['presses'] = (message, { action, value }) => signer.press({ id: action, value }, { channel, user, ts: message.id });
    return {
      goOn: (values) => modal.goOn(values),
      goBack: (values) => modal.goBack(values),
      says: (text) => signer.event({ type: 'message', channel_type: 'im', user, channel, text, ts: workspace.nextTs() }),
      told: () => (workspace.channels.get(channel)?.messages ?? []).filter(({ bot }) => bot).map(({ ts, payload }): Told => ({ id: ts, text: String(payload['text']), buttons: buttonsIn(payload) })),
      presses,
      opensByWord: (word) => modal.opens(() => signer.command(word, { channel, user })),
      opensByButton: (message, button) => modal.opens(() => presses(message, button)),
    };
  }

  return {
    settings: { SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SECRETARIAT: 'slack:T1/UDANIEL', SLACK_POSTS_PER_SECOND: '200', SLACK_LIMITS_PER_CHANNEL: '100/1' },
    secretariat: 'slack:T1/UDANIEL', reviewer: person('Daniel'), person,
    connect: (url) => void (signer = slackSigner(`${url}slack/events`, workspace)),
    malformed: () => [...slack.malformed, ...malformed],
    close: () => slack.close(),
  };
}

function buttonsIn(part: unknown): ToldButton[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = Button.safeParse(part).data;
  if (own === undefined) return Object.values(part).flatMap(buttonsIn);
  const [action = ''] = own.action_id.split('#');
  const value = z.record(z.string(), z.unknown()).parse(JSON.parse(own.value));
  return [{ action, value, label: own.text.text, sends: value }];
}
