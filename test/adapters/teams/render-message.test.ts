import { expect, it } from 'vitest';
import { renderMessage } from '../../../adapters/teams/render-message.js';
import type { Message } from '../../../src/chat/message.js';

const story = 'Three evenings a week a desk opens at the bus station. '.repeat(90).trim();
const message: Message = { language: 'en', text: story, blocks: [{ kind: 'paragraph', tone: 'plain', spans: [{ text: story }] }], about: [] };

it('tells a long text in its cards, and not once more below them', () => {
  const activities = renderMessage(message, { opensDialogs: true });

  const cards = activities.flatMap((one) => ('summary' in one ? [one] : []));
  expect(cards).toHaveLength(activities.length);
  expect(JSON.stringify(cards.map(({ attachments }) => attachments[0].content.body)).split('Three evenings')).toHaveLength(91);
  expect(cards.at(-1)?.summary.endsWith(' …')).toBe(true);
});
