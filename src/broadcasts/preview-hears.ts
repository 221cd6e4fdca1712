import type { Language } from '../language/language.js';
import { findLanguage } from '../networks/find-language.js';
import { languageFor } from '../networks/language-for.js';
import type { Answered, Heard } from '../people/heard.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { refused } from './desk-answers.js';
import { Face, type Face as FaceName } from './face.js';
import { findAudience } from './find-audience.js';
import { broadcastPreview, previewButton } from './preview-says.js';
import { refuse } from './refusal.js';

/** `broadcast preview B-3 [teams] [fr]`: as it is read here, or where and in what was named. */
export function showPreview(heard: Heard, number: number, said: string, tools: BroadcastTools): Promise<Answered> {
  const named = said.toLowerCase().split(/\s+/);
  const face = named.flatMap((one) => Face.safeParse(one).data ?? [])[0] ?? heard.incoming.address.platform;
  const language = named.flatMap((one) => (one === '' ? [] : (findLanguage(one) ?? [])))[0] ?? heard.facts.words.language;
  return previewOf(number, face, language, tools);
}

/** A button that turns it: the preview changes where it stands. */
export async function pressPreview(value: unknown, tools: BroadcastTools): Promise<Answered> {
  const pressed = previewButton.read(value);
  if (pressed === undefined) return refused(refuse('unknown'));
  const answered = await previewOf(pressed.broadcast, pressed.face, pressed.language, tools);
  return answered.onlyForPerson === true ? answered : { ...answered, updatesPressed: true };
}

async function previewOf(number: number, face: FaceName, language: Language, { tx, networks }: BroadcastTools): Promise<Answered> {
  const found = await tx.broadcasts.find(number);
  if (found === undefined) return refused(refuse('unknown', number));
  const meant = await findAudience(found.content.audience, tx, networks);
  const reading = meant.filter(({ conversation, reason }) => reason === null && conversation.address.platform === face && languageFor(conversation, networks) === language);
  return { says: [broadcastPreview.of({ broadcast: number, face, language, conversations: reading.length })] };
}
