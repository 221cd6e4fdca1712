import { z } from 'zod';
import { speaksFor } from '../networks/speaks-for.js';
import type { Answered, Heard } from '../people/heard.js';
import type { PracticeReads } from './repository.js';
import { isFindable } from './search/keep-findable.js';

/** Under these names what is said holds ids of practices. */
const Named = z.looseObject({ practice: z.string().optional().catch(undefined), practices: z.array(z.string()).optional().catch(undefined), others: z.array(z.string()).optional().catch(undefined) });

/**
 * What a practice says is read along by its own network and where it was begun, and by all once it is approved. An answer that names any
 * other is for the person who asked alone: in the channel of a second network, or in one of none, others would read it over her shoulder.
 */
export async function keepOwnWords(answered: Answered, { conversation }: Pick<Heard, 'conversation'>, { practices }: { readonly practices: Pick<PracticeReads, 'listPractices'> }): Promise<Answered> {
  const ids = namedIn(answered);
  if (ids.length === 0 || conversation.address.kind === 'person') return answered;
  const named = await practices.listPractices({ ids }, { after: null, limit: ids.length, fields: [] });
  const here = speaksFor(conversation);
  return named.every((one) => isFindable(one) || one.conversation === conversation.id || (here !== null && one.network === here)) ? answered : { ...answered, onlyForPerson: true };
}

function namedIn({ says }: Answered): string[] {
  const all = says.flatMap(({ args }) => {
    const { practice, practices = [], others = [] } = Named.safeParse(args).data ?? {};
    return [...(practice === undefined ? [] : [practice]), ...practices, ...others];
  });
  return [...new Set(all)];
}
