import type { FileActivity } from './file-cards.js';
import { directionOf, type Language } from '../../src/language/language.js';

/** Something in the body of a card, in Teams' own JSON. */
export interface CardElement {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** An Adaptive Card. 1.5 is the newest that Teams draws for bots. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly lang: Language;
  readonly rtl?: true;
  /** Read where the card cannot be drawn. */
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardElement[];
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A card in a language: its direction follows. */
export function cardOf(language: Language, fallbackText: string, body: readonly CardElement[], actions: readonly CardElement[] = []): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    ...(directionOf(language) === 'rtl' ? { rtl: true as const } : {}),
    fallbackText,
    body,
    ...(actions.length === 0 ? {} : { actions }),
  };
}

/** What goes over the wire: a message with one card, plain words, or a file. */
export type OutgoingActivity =
  | FileActivity
  | { readonly type: 'message'; readonly summary: string; readonly locale: Language; readonly attachments: readonly [{ readonly contentType: typeof CARD_TYPE; readonly content: AdaptiveCard }] }
  | { readonly type: 'message'; readonly text: string; readonly textFormat: 'plain'; readonly locale: Language };

/** The message that holds one card. `summary` is what a notification shows and a screen reader says first. */
export function cardActivity(card: AdaptiveCard, summary: string): OutgoingActivity {
  return { type: 'message', summary, locale: card.lang, attachments: [{ contentType: CARD_TYPE, content: card }] };
}
