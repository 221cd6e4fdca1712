import { activityFaults } from './activity-rules.js';

/** A message that stands in a conversation of Teams. */
export interface Posted {
  readonly id: string;
  readonly thread: string | null;
  activity: unknown;
}

/** What the connector answers: an id where there is one, a code where it refuses. */
type Answer = { readonly status: number; readonly id?: string } | { readonly status: number; readonly code: string };

/** The conversations of an organization: what stands in each, and what the connector does with a request about one. */
export function teamsConversations(tenantId: string, tooFast: (id: string) => boolean) {
  const conversations = new Map<string, Posted[]>();
  const gone = new Set<string>();
  const malformed: string[] = [];
  let ids = 1_700_000_000_000;

  function openPerson(body: unknown): Answer {
    const member = /"members":\[\{"id":"([^"]+)"\}\]/.exec(JSON.stringify(body))?.[1];
    const tenant = /"tenantId":"([^"]+)"/.exec(JSON.stringify(body))?.[1];
    if (member === undefined || tenant !== tenantId) return { status: 400, code: 'BadArgument' };
    const id = `a:person-${member}`;
    if (!conversations.has(id)) conversations.set(id, []);
    return { status: 201, id };
  }

  function activities(method: string, named: string, activity: string | undefined, body: unknown): Answer {
    const [id = '', thread = null] = named.split(';messageid=');
    if (gone.has(id)) return { status: 403, code: 'BotNotInConversationRoster' };
    const posted = conversations.get(id);
    if (posted === undefined) return { status: 404, code: 'ConversationNotFound' };
    if (method === 'DELETE' || method === 'PUT') return changeOne(posted, method, activity, body);
    if (tooFast(id)) return { status: 429, code: 'TooManyRequests' };
    if (refuses(body)) return { status: 400, code: 'BadSyntax' };
    ids += 1;
    posted.push({ id: String(ids), thread, activity: body });
    return { status: 201, id: String(ids) };
  }

  function changeOne(posted: Posted[], method: string, activity: string | undefined, body: unknown): Answer {
    const at = posted.findIndex((one) => one.id === activity);
    const found = posted[at];
    if (found === undefined) return { status: 404, code: 'ActivityNotFoundInConversation' };
    if (method === 'DELETE') { posted.splice(at, 1); return { status: 200 }; }
    if (refuses(body)) return { status: 400, code: 'BadSyntax' };
    found.activity = body;
    return { status: 200, id: found.id };
  }

  function refuses(body: unknown): boolean {
    const found = activityFaults(body);
    malformed.push(...found);
    return found.length > 0;
  }

  return {
    malformed, openPerson, activities,
    open: (id: string) => void conversations.set(id, []),
    remove: (id: string) => void gone.add(id),
    posted: (id: string): readonly Posted[] => conversations.get(id) ?? [],
  };
}
