import { z } from 'zod';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { InstantFromText } from '../time/instant.js';
import { wallTimeIn } from '../time/zone.js';
import type { Facts } from './facts.js';
import { RefusalCode, type Refusal } from './ledger-wish.js';
import { refusalText } from './move-form.js';

/** Why the ledger was not changed, and how to mend it. */
export const ledgerRefused = sayable('roadmap.refused', z.object({ code: RefusalCode, said: z.string().max(500) }), ({ code, said }, facts: Facts): Message => {
  const { words } = facts;
  const lines = [words.say(refusalText[code], { said: isolate(shown(code, said, facts), words.language) }), words.say('roadmap.nothing-changed')];
  return { text: lines.join('\n'), language: words.language, about: [], blocks: lines.map((line) => paragraph(line)), refusal: true };
});

/** What is to be said of a refusal. */
export function refusalOf({ code, said }: Pick<Refusal, 'code' | 'said'>): ReturnType<typeof ledgerRefused.of> {
  return ledgerRefused.of({ code, said: said.slice(0, 500) });
}

/** A moment is told on the reader's clock; all else as it is. */
function shown(code: RefusalCode, said: string, { zone }: Facts): string {
  const until = code === 'own-change-early' ? InstantFromText.safeParse(said).data : undefined;
  return until === undefined ? said : `${wallTimeIn(zone, until)} (${zone})`;
}
