import { NO_FILES } from '../no-files.js';
import pino from 'pino';
import type { ConversationAddress } from '../../../src/chat/conversation.js';
import { systemClock } from '../../../src/time/clock.js';
import { startTeams } from '../../../adapters/teams/start.js';
import type { Misbehaviour, PlatformUnderTest } from '../../contract/platform.contract.js';
import { startTeamsCounterpart, type TeamsFault } from './counterpart.js';

const appId = '11111111-1111-1111-1111-111111111111';
const tenantId = '22222222-2222-2222-2222-222222222222';

const FAULTS: Record<Misbehaviour, TeamsFault> = {
  limited: { kind: 'status', status: 429, code: 'TooManyRequests', retryAfter: '2' },
  'server-error': { kind: 'status', status: 502 },
  'reset-after-storing': { kind: 'reset', stored: true },
  silent: { kind: 'hang' },
};

/** Teams over HTTP against its strict counterpart. */
export async function openTeamsPlatform(): Promise<PlatformUnderTest> {
  const counterpart = await startTeamsCounterpart({ appId, tenantId });
  const settings = { appType: 'SingleTenant', appId, appPassword: 'secret', tenantId, anonymous: false, openIdMetadata: counterpart.metadataUrl, tokenUrl: counterpart.tokenUrl, postsPerSecond: 25, conversationLimits: [{ count: 7, perMs: 1_000 }, { count: 60, perMs: 30_000 }] };
  const nobody = { keep: () => Promise.resolve(), handle: () => Promise.resolve({ kind: 'nothing' as const }) };
  const teams = startTeams(settings, nobody, systemClock(), pino({ level: 'silent' }), NO_FILES);
  const address = (conversation: string): ConversationAddress => ({ platform: 'teams', tenant: tenantId, conversation, kind: 'group', route: counterpart.serviceUrl });
  let count = 0;
  counterpart.remove('19:gone@thread.v2');
  return {
    platform: teams.platform,
    freshConversation() {
      const id = `19:fresh-${(count += 1)}@thread.v2`;
      counterpart.open(id);
      return address(id);
    },
    goneConversation: address('19:gone@thread.v2'),
    wordsIn: ({ conversation }) => counterpart.words(conversation),
    payloadsIn: ({ conversation }) => counterpart.posted(conversation).map((one) => JSON.stringify(one.activity)),
    malformed: () => counterpart.malformed,
    misbehave: (how) => counterpart.fault(FAULTS[how]),
    // A live mention; or, in a card, a link of somebody's own making (a backslash before the bracket takes its life).
    forbidden: /<\/?at>|"entities"|"mention"|"text":"(?:[^"\\]|\\.)*(?<!\\)\[click\]\(/,
    async close() {
      await teams.stop();
      await counterpart.close();
    },
  };
}
