import { addressOf } from '../../../adapters/slack/receive-event.js';
import { openSlackHouse } from '../../adapters/slack/running-slack.js';
import type { FaceUnderTest, FormUser } from '../../contract/forms.contract.js';
import type { FormHouse } from '../form-house.js';
import { modalPerson } from './modal-person.js';

/** People who fill in modals of the strict Slack, each in a channel of her own. */
export async function openSlackForms({ door }: FormHouse): Promise<FaceUnderTest> {
  const house = await openSlackHouse(door);
  const { slack, signer } = house;
  const malformed: string[] = [];
  let people = 0;

  function newUser(): FormUser {
    people += 1;
    const [user, channel] = [`U${people}`, slack.workspace.addChannel(`C9${people}`).id];
    const { opens, goOn, goBack } = modalPerson(slack, () => signer, user, malformed);
    return { address: addressOf(slack.workspace.team, channel, 'channel'), open: (form) => opens(() => signer.command(form, { channel, user })), goOn, goBack };
  }

  return { newUser, malformed: () => [...slack.malformed, ...malformed], close: () => house.close() };
}
