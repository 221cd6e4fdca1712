import { html, isolated, unwrapped } from './html.js';

/** A date as a tile. The words beside it say the same, so it is not read out. */
export function Tile({ tile }) {
  return html`<div class=${`tile ${tile.status}`} aria-hidden="true"><span>${isolated(tile.top)}</span><b>${isolated(tile.middle)}</b>${isolated(tile.bottom)}</div>`;
}

/** What the bot says: headings with a tile draw what follows beside it, until the next heading, divider or buttons. */
export function Blocks({ blocks, onPress }) {
  return grouped(blocks).map(({ tile, members }) => {
    const drawn = members.map((block) => drawBlock(block, onPress));
    return tile === null ? drawn : html`<div class="fact"><${Tile} tile=${tile} /><div>${drawn}</div></div>`;
  });
}

function grouped(blocks) {
  const groups = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const startsAnew = last === undefined || block.kind === 'heading' || block.kind === 'actions' || block.kind === 'divider' || block.kind === 'image';
    if (startsAnew) groups.push({ tile: block.kind === 'heading' ? block.tile : null, members: [block] });
    else last.members.push(block);
  }
  return groups;
}

function drawBlock(block, onPress) {
  switch (block.kind) {
    case 'heading':
      return html`<h3>${isolated(block.text)}</h3>`;
    case 'paragraph':
      return html`<p class=${block.tone === 'quiet' ? 's' : 'p'}>${drawSpans(block.spans)}</p>`;
    case 'facts':
      return html`<dl>${block.facts.map(({ label, value }) => html`<div><dt>${isolated(label)}</dt><dd>${isolated(value)}</dd></div>`)}</dl>`;
    case 'list':
      return drawList(block);
    case 'image':
      return html`<img src=${block.url} alt=${block.alt} loading="lazy" referrerpolicy="no-referrer" />`;
    case 'progress':
      return html`<div class="progress"><p class="s">${isolated(block.label)}</p><progress aria-label=${block.label} max=${Math.max(block.total, 1)} value=${block.done}></progress></div>`;
    case 'divider':
      return html`<hr />`;
    default:
      return drawActions(block, onPress);
  }
}

function drawList({ ordered, items }) {
  const drawn = items.map((spans) => html`<li>${drawSpans(spans)}</li>`);
  return ordered ? html`<ol>${drawn}</ol>` : html`<ul class="list">${drawn}</ul>`;
}

function drawSpans(spans) {
  const together = unwrapped(spans);
  return together === null ? drawRuns(spans) : html`<bdi>${drawRuns(together)}</bdi>`;
}

function drawRuns(spans) {
  return spans.map(({ text, href, strong }) => {
    const words = strong ? html`<strong>${isolated(text)}</strong>` : isolated(text);
    return href === undefined ? words : html`<a href=${href} target="_blank" rel="noopener noreferrer">${words}</a>`;
  });
}

const LOOKS = { primary: 'main', danger: 'danger', quiet: 'bare' };

function drawActions({ buttons }, onPress) {
  return html`<div class="acts">${buttons.map((button) => html`<button class=${LOOKS[button.style] ?? ''} title=${button.typed} onClick=${() => onPress(button)}><bdi>${isolated(button.label)}</bdi></button>`)}</div>`;
}
