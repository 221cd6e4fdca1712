import { Component, createRef } from './preact.js';
import { html } from './html.js';
import { change, say, shownRoom, state } from './state.js';
import { act, sendFile } from './server.js';
import { drawLog } from './entry.js';
import { showAnswer } from './form.js';

/** The conversation, and the box to write in. */
export function Chat() {
  return html`
    <main class="chat" inert=${state.panel !== null}>
      <header><h2>${shownRoom(state.conversation)}</h2></header>
      <${Log} count=${state.entries.length} room=${`${state.conversation} ${state.user}`} />
      <${Box} />
    </main>`;
}

/** The messages. Follows the newest only where the reader stands at the end; never takes the focus. */
class Log extends Component {
  box = createRef();

  getSnapshotBeforeUpdate() {
    const { scrollHeight, scrollTop, clientHeight } = this.box.current;
    return scrollHeight - scrollTop - clientHeight < 120;
  }

  componentDidMount() {
    this.toEnd();
  }

  componentDidUpdate(before, _state, stoodAtEnd) {
    if (stoodAtEnd || before.room !== this.props.room) this.toEnd();
  }

  toEnd() {
    this.box.current.scrollTop = this.box.current.scrollHeight;
  }

  render() {
    return html`<div class="log" ref=${this.box} role="log" aria-live="polite" aria-label=${say('messages')} tabindex="0">
      ${state.entries.length === 0 ? html`<p class="s empty">${say('empty')}</p>` : drawLog()}</div>`;
  }
}

/** The box. Its words stay, under the same event id, until the bot has them. */
class Box extends Component {
  input = createRef();
  pending = null;

  async send(text) {
    if (text.trim() === '') return this.input.current.focus();
    const again = this.pending?.text === text && this.pending.room === state.conversation + state.user;
    this.pending = again ? this.pending : { text, room: state.conversation + state.user, eventId: crypto.randomUUID() };
    const answer = await act('say', { text }, this.pending.eventId);
    if (answer === null) return undefined;
    this.pending = null;
    if (this.input.current.value === text) this.input.current.value = '';
    return showAnswer(answer);
  }

  submit = (event) => {
    event.preventDefault();
    return this.send(this.input.current.value);
  };

  attach = async (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file === undefined) return undefined;
    const answer = await sendFile(file, crypto.randomUUID());
    return answer === null ? undefined : showAnswer(answer);
  };

  render() {
    const problem = state.isLive ? state.notice : say('line-lost');
    return html`<form class="write" onSubmit=${this.submit}>
      <p class="err" role="status">${problem}</p>
      <label class="vh" for="write">${say('your-message')}</label>
      <div class="row"><input id="write" ref=${this.input} autocomplete="off" dir="auto" maxlength="20000" placeholder=${say('ask')} onInput=${() => state.notice !== '' && change({ notice: '' })} /><button class="main">${say('send')}</button></div>
      <div class="hint"><span>${say('quick')}</span>
        ${['next', 'remind', 'help'].map((word) => html`<button type="button" class="quick" onClick=${() => this.send(say(`quick-${word}`))}>${say(`quick-${word}`)}</button>`)}
        <label class="quick attach">${say('attach')}<input class="vh" type="file" accept=".docx,.pdf,.txt,.md,.eml" onChange=${this.attach} /></label></div>
    </form>`;
  }
}
