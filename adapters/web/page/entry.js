import { html, isolated } from './html.js';
import { botMark } from './icons.js';
import { Blocks } from './blocks.js';
import { say, shownName, state } from './state.js';
import { act } from './server.js';
import { showAnswer } from './form.js';

/** One thing said: the bot's as a card, people's as a line. */
export function Entry({ entry }) {
  return entry.by === null ? html`<${BotEntry} entry=${entry} />` : html`<${PersonEntry} entry=${entry} />`;
}

function PersonEntry({ entry }) {
  const name = shownName(entry.by);
  return html`<article class="msg"><span class="ava" aria-hidden="true">${[...name][0]}</span>
    <p class="by"><b><bdi>${name}</bdi></b> <bdi>${entry.hour}</bdi></p><p class="said" dir="auto">${isolated(entry.text)}</p></article>`;
}

function BotEntry({ entry }) {
  const press = async (button) => {
    const answer = await act('press', { action: button.id, value: button.value, message: entry.id }, crypto.randomUUID());
    showAnswer(answer);
  };
  const byline = entry.onlyFor === null ? '' : html`<span>${say('only-for', { name: shownName(entry.onlyFor) })}</span> `;
  return html`<article class="msg"><span class="ava bot">${botMark()}</span>
    <p class="by"><b><bdi>${say('title')}</bdi></b> ${byline}<bdi>${entry.hour}</bdi></p>
    <div class="card" lang=${entry.language} dir=${entry.language === 'ar' ? 'rtl' : 'ltr'}>
      ${entry.blocks.length === 0 ? plain(entry.text) : html`<${Blocks} blocks=${entry.blocks} onPress=${press} />`}
      ${entry.file === null ? '' : html`<p class="p"><a href=${fileAddress(entry)} download=${entry.file.name}>${isolated(entry.file.label)}</a></p>`}</div></article>`;
}

function fileAddress({ id }) {
  return `/web/file?${new URLSearchParams({ conversation: state.conversation, name: state.user, entry: id })}`;
}

function plain(text) {
  return text.split('\n').map((line) => html`<p class="p">${isolated(line)}</p>`);
}

/** Everything said, with a line where a day begins. */
export function drawLog() {
  let day = '';
  return state.entries.flatMap((entry) => {
    const begins = entry.day !== day;
    day = entry.day;
    const drawn = html`<${Entry} key=${entry.id} entry=${entry} />`;
    return begins ? [html`<p class="day" key=${`day-${entry.id}`}><span>${isolated(entry.day)}</span></p>`, drawn] : [drawn];
  });
}
