import { html } from './html.js';
import { change, PEOPLE, roomsOf, say, shownName, shownRoom, state } from './state.js';
import { become, enter } from './server.js';

const NAME = /^[\p{L}\p{M}\p{N} .'’-]{1,60}$/u;

/** Who acts, and her conversations. */
export function People() {
  const others = PEOPLE.includes(state.user) ? [] : [state.user];
  return html`
    <nav id="people" class=${state.panel === 'people' ? 'side open' : 'side'} aria-label=${say('people')}>
      <section>
        <fieldset class="who"><legend>${say('who')}</legend>
          ${[...PEOPLE, ...others].map((user) => html`<label key=${user}>
            <input type="radio" name="who" value=${user} checked=${state.user === user} onChange=${() => become(user)} />
            <span><bdi>${shownName(user)}</bdi>${PEOPLE.includes(user) ? html`<small>${say(`role-${user.toLowerCase()}`)}</small>` : ''}</span></label>`)}
        </fieldset>
        <${OwnName} />
      </section>
      <section>
        <h2>${say('conversations', { name: shownName(state.user) })}</h2>
        <ul class="rooms">${roomsOf(state.user).map(Room)}</ul>
      </section>
      <section><p class="s">${say('nothing-leaves')}</p></section>
    </nav>`;
}

function Room(conversation) {
  const isHere = conversation === state.conversation;
  const open = () => enter(conversation);
  return html`<li key=${conversation}><button class="room" aria-current=${isHere ? 'true' : undefined} onClick=${open}>
    <span>${shownRoom(conversation)}<small>${say(conversation.startsWith('person-') ? 'room-direct' : 'room-channel')}</small></span></button></li>`;
}

function OwnName() {
  const take = (event) => {
    event.preventDefault();
    const box = event.target.elements.namedItem('own-name');
    const name = box.value.trim().replace(/\s+/gu, ' ');
    const wrong = !NAME.test(name);
    change({ nameIsWrong: wrong });
    if (wrong) return box.focus();
    box.value = '';
    return become(name);
  };
  return html`<form class="own" onSubmit=${take} novalidate>
    <label for="own-name">${say('another-name')}</label>
    <div class="row"><input id="own-name" name="own-name" autocomplete="off" maxlength="60" aria-invalid=${state.nameIsWrong ? 'true' : undefined} aria-describedby=${state.nameIsWrong ? 'own-name-wrong' : undefined} />
      <button>${say('use-name')}</button></div>
    ${state.nameIsWrong ? html`<p class="err" id="own-name-wrong">${say('bad-name')}</p>` : ''}
  </form>`;
}
