import type { FormValues } from './chat/form.js';
import { answerNetworks } from './networks/desk-hears.js';
import { openInstall, pressBegin, pressChoose, pressSpeak, submitInstall, type SetReminders } from './networks/install-hears.js';
import { INSTALL_FORM } from './networks/install-form.js';
import { beginButton, chooseButton, installFormButton, speakButton } from './networks/install-says.js';
import { networkButton } from './networks/desk-says.js';
import { setLanguage, setNetwork, undo as undoSetting } from './networks/hears.js';
import { undoSetting as undoSettingButton } from './networks/says.js';
import { readNetworksWish, type NetworksWish } from './networks/read-wish.js';
import { seesNetwork, speaksFor } from './networks/whose.js';
import { changeRoleOf, tellPeople } from './people/role-hears.js';
import type { Heard } from './people/heard.js';
import type { Act } from './people/may.js';
import { confirmStill, giveBack } from './people/still-hears.js';
import { notAnyMoreButton, stillButton } from './people/still-says.js';
import * as reminders from './reminders/hears.js';
import type { Route, RouteTools } from './route.js';

/** What is typed about this conversation's settings, networks, and about who has which role. */
export const networkCommands = {
  network: (rest: string) => route('conversation.settle', (heard, tools) => setNetwork(heard, rest, tools), true),
  language: (rest: string) => route('conversation.settle', (heard, tools) => setLanguage(heard, rest, tools), true),
  networks: (rest: string, asking: Heard) => networksRoute(readNetworksWish(rest, asking.facts.networks), asking),
  role: (rest: string) => route('people.grant', (heard, tools) => changeRoleOf(heard, rest, tools)),
  people: () => route('people.read', (heard, tools) => tellPeople(heard, tools)),
  'still me': () => route('people.still', (heard, tools) => confirmStill(heard, tools)),
  'not me': () => route('people.still', (heard, tools) => giveBack(heard, tools)),
} as const;

/** A button about settings, networks or focal points; undefined where it is none. */
export function pressedNetworkRoute(action: string, value: unknown, asking: Heard): Route | undefined {
  switch (action) {
    case undoSettingButton.id:
      return route('conversation.settle', (heard, tools) => undoSetting(heard, value, tools));
    case chooseButton.id:
      return route('conversation.settle', (heard, tools) => pressChoose(heard, value, tools), true);
    case speakButton.id:
      return route('conversation.settle', (heard, tools) => pressSpeak(heard, value, tools), true);
    case beginButton.id:
      return route('reminders.subscribe', (heard, tools) => pressBegin(heard, value, remindersBy(tools)), true);
    case installFormButton.id:
      return installRoute;
    case stillButton.id:
      return networkCommands['still me']();
    case notAnyMoreButton.id:
      return networkCommands['not me']();
    case networkButton.id: {
      const pressed = networkButton.read(value);
      const network = pressed === undefined ? undefined : asking.facts.networks.get(pressed.network);
      return pressed === undefined || network === undefined ? undefined : networksRoute({ kind: pressed.act, network }, asking);
    }
    default:
      return undefined;
  }
}

/** The form that sets a conversation up, where it could not open by itself. */
export const installRoute = route('conversation.settle', openInstall, true);

/** The form that sets a conversation up came back; undefined where it is another. */
export function submittedNetworkRoute(form: string, values: FormValues): Route | undefined {
  return form === INSTALL_FORM ? route('conversation.settle', (heard, tools) => submitInstall(heard, values, tools, remindersBy(tools)), true) : undefined;
}

/** On working days, as a network begins. */
function remindersBy(tools: RouteTools): SetReminders {
  return (heard, days) => reminders.submitForm(heard, { offsets: [...days], days: 'working' }, tools);
}

function networksRoute(wish: NetworksWish, asking: Heard): Route {
  return route(actOn(wish, asking), (heard, tools) => answerNetworks(heard, wish, tools));
}

/** Another network is the Secretariat's to see, to change and to remind; what is asked for decides which right it takes. */
function actOn(wish: NetworksWish, { person: { grants }, facts }: Heard): Act {
  switch (wish.kind) {
    case 'list':
    case 'unread':
      return 'networks.read';
    case 'show':
      return seesNetwork({ grants, network: facts.network }, wish.network) ? 'networks.read' : 'networks.change';
    case 'preview':
    case 'remind':
      return speaksFor(grants, wish.network) ? 'networks.remind' : 'networks.change';
    case 'confirm':
    case 'unconfirm':
    case 'tag':
    case 'languages':
    case 'zones':
      return 'networks.change';
  }
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
