import { z } from 'zod';
import { LONGEST_SAID } from '../../src/chat/incoming.js';
import { InstantFromText } from '../../src/time/instant.js';
import { Zone } from '../../src/time/zone.js';

const Id = z.string().min(1).max(500);

/** Somebody in Teams: a person, or the bot itself. */
const Party = z.object({ id: Id, aadObjectId: z.string().min(1).max(200).nullish() });

const Named = z.object({ name: z.string().nullish().catch(null) }).nullish().catch(null);

/** An activity, as far as the bot reads it. Anything else that Teams sends with it is left aside. */
export const ArrivedActivity = z.object({
  type: z.string().min(1).max(100),
  id: Id.nullish(),
  timestamp: InstantFromText.nullish().catch(null),
  serviceUrl: z.string().min(1).max(2000),
  conversation: z.object({ id: Id, conversationType: z.string().nullish(), name: z.string().nullish().catch(null), tenantId: z.string().nullish() }),
  from: Party.nullish(),
  recipient: Party.nullish(),
  locale: z.string().max(40).nullish().catch(null),
  replyToId: Id.nullish(),
  text: z.string().nullish(),
  name: z.string().max(200).nullish(),
  action: z.string().max(100).nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string().max(200) })).nullish().catch(null),
  entities: z.array(z.looseObject({ type: z.string() })).nullish().catch(null),
  membersAdded: z.array(Party).nullish(),
  membersRemoved: z.array(Party).nullish(),
  localTimezone: Zone.nullish().catch(null),
  channelData: z.looseObject({ tenant: z.object({ id: z.string().min(1) }).nullish(), team: Named, channel: Named }).nullish().catch(null),
});
export type ArrivedActivity = z.infer<typeof ArrivedActivity>;

const Mention = z.object({ type: z.literal('mention'), text: z.string().min(1), mentioned: z.object({ id: z.string(), aadObjectId: z.string().min(1).max(200).nullish() }) });

/** The words of a message without the mention of the bot itself; other people's names stay as words. */
export function wordsOf(activity: ArrivedActivity): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const mention = Mention.safeParse(entity).data;
    if (mention !== undefined && mention.mentioned.id === activity.recipient?.id) text = text.replaceAll(mention.text, ' ');
  }
  return decoded(text.replace(/<\/?at\b[^>]*>/gi, '')).trim().slice(0, LONGEST_SAID);
}

/** Somebody whom a message mentions, other than the bot: her id in Teams, and how she stands in `wordsOf`. `aadObjectId` where Teams tells it at once. */
export interface MentionedInTeams {
  readonly id: string;
  readonly aadObjectId: string | null;
  readonly text: string;
}

/** Everybody but the bot whom a message mentions. */
export function mentionsIn(activity: ArrivedActivity): MentionedInTeams[] {
  return (activity.entities ?? []).flatMap((entity) => {
    const mention = Mention.safeParse(entity).data;
    if (mention === undefined || mention.mentioned.id === activity.recipient?.id) return [];
    const text = decoded(mention.text.replace(/<\/?at\b[^>]*>/gi, '')).trim().slice(0, 200);
    return text === '' ? [] : [{ id: mention.mentioned.id, aadObjectId: mention.mentioned.aadObjectId ?? null, text }];
  });
}

// Teams writes a mention's neighbours as entities in plain text, too.
function decoded(text: string): string {
  return text
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
