import { renderText } from '../adapters/console/render-text.js';
import { unescape } from '../adapters/slack/plain-words.js';
import { renderMessage as renderForSlack } from '../adapters/slack/render-message.js';
import { renderMessage as renderForTeams } from '../adapters/teams/render-message.js';
import type { DrawOn } from './broadcasts/face.js';

/** How each face would draw a message, asked of what draws it there. */
export const drawElsewhere: DrawOn = (face, message) => {
  switch (face) {
    case 'slack': {
      const parts = renderForSlack(message);
      return { parts: parts.length, notice: unescape(parts[0]?.text ?? message.text), plain: null };
    }
    case 'teams':
      return { parts: renderForTeams(message, { opensDialogs: true }).length, notice: message.text, plain: null };
    case 'web':
      return { parts: 1, notice: message.text, plain: null };
    case 'console':
      return { parts: 1, notice: message.text, plain: renderText(message) };
  }
};
