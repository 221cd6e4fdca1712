import { render } from './preact.js';
import { html } from './html.js';
import { change, drawnBy, roomsOf, state } from './state.js';
import { lookAgain, remembered, speak } from './server.js';
import { Shell } from './shell.js';

const MINUTE_MS = 60_000;
const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];

function begin() {
  const before = remembered();
  const user = typeof before.user === 'string' && before.user !== '' ? before.user : state.user;
  const conversation = roomsOf(user).includes(before.conversation) ? before.conversation : state.conversation;
  const wished = [location.hash.slice(1), before.language, ...navigator.languages.map((one) => one.slice(0, 2)), 'en'];
  Object.assign(state, { user, conversation });
  return speak(wished.find((one) => LANGUAGES.includes(one)));
}

const room = document.getElementById('room');
drawnBy(() => {
  if (state.words['web.title'] !== undefined) render(html`<${Shell} />`, room);
});

// A server that is not there yet (or again) is asked until it is.
async function beginUntilItWorks() {
  try {
    await begin();
  } catch {
    change({ isLive: false });
    setTimeout(beginUntilItWorks, 1500);
  }
}

beginUntilItWorks();
setInterval(lookAgain, MINUTE_MS);
