import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authorizer, UnknownWorkspace } from '../../../adapters/slack/authorize.js';
import type { Installations } from '../../../src/chat/installation.js';
import { systemClock } from '../../../src/time/clock.js';
import { openTempStore } from '../../support/open-stores.js';
import { signed } from '../../support/slack/signer.js';
import { openSlackHouse, type SlackHouse } from './running-slack.js';

let temp: Awaited<ReturnType<typeof openTempStore>>;
let installations: Installations;
beforeEach(async () => {
  temp = await openTempStore();
  const { store } = temp;
  const clock = systemClock();
  installations = {
    find: (tenant) => store.reads.installations.findInstallation('slack', tenant),
    keep: (found) => store.transact((tx) => tx.installations.keepInstallation({ platform: 'slack', ...found }, clock.machineNow())),
    end: (tenant) => store.transact((tx) => tx.installations.endInstallation('slack', tenant, clock.machineNow())),
  };
});
afterEach(() => temp.close());

const kenya = { tenant: 'T1', botUser: 'UBOT', bot: 'BBOT', token: 'SLACK_BOT_TOKEN' };

describe('which workspace may speak to the bot', () => {
  it('is that of an installation in the store, and no other; a stranger is logged once', async () => {
    const warnings: unknown[] = [];
    const authorize = authorizer({ installations, token: 'xoxb-1', isKnown: () => true, log: { warn: (...line: unknown[]) => void warnings.push(line) } });
    await installations.keep(kenya);

    await expect(authorize({ teamId: 'T1' })).resolves.toEqual({ botToken: 'xoxb-1', botUserId: 'UBOT', botId: 'BBOT' });
    await expect(authorize({ teamId: 'T9' })).rejects.toThrow(UnknownWorkspace);
    await expect(authorize({ teamId: 'T9' })).rejects.toThrow(UnknownWorkspace);
    expect(warnings).toHaveLength(1);
  });

  it('is any whose request is signed, until Slack has told for the first time whose the token is', async () => {
    const authorize = authorizer({ installations, token: 'xoxb-1', isKnown: () => false, log: { warn: () => undefined } });

    await expect(authorize({ teamId: 'T1' })).resolves.toEqual({ botToken: 'xoxb-1' });
  });

  it('is not one that has put the bot out, until it is installed again', async () => {
    const authorize = authorizer({ installations, token: 'xoxb-1', isKnown: () => true, log: { warn: () => undefined } });
    await installations.keep(kenya);

    await installations.end('T1');
    await expect(authorize({ teamId: 'T1' })).rejects.toThrow(UnknownWorkspace);
    await installations.keep(kenya);

    await expect(authorize({ teamId: 'T1' })).resolves.toMatchObject({ botUserId: 'UBOT' });
  });

  it('keeps no token in the store, only the name of its setting', async () => {
    await installations.keep(kenya);

    expect(await temp.store.reads.installations.findInstallation('slack', 'T1')).toMatchObject({ token: 'SLACK_BOT_TOKEN', endedAt: null });
  });
});

describe('over HTTP', () => {
  let house: SlackHouse;
  beforeEach(async () => {
    house = await openSlackHouse(undefined, installations);
  });
  afterEach(() => house.close());
  const mention = { type: 'app_mention', user: 'U1', text: 'next', channel: 'C1', ts: '1700000000.000100' };
  const fromElsewhere = JSON.stringify({ type: 'event_callback', team_id: 'T9', api_app_id: 'A1', event_id: 'Ev-elsewhere', authorizations: [{ team_id: 'T9', user_id: 'UBOT', is_bot: true }], event: mention });
  const known = async () => {
    for (let found = await installations.find('T1'); found === undefined; found = await installations.find('T1')) await new Promise((resolve) => setImmediate(resolve));
    // The identity is told to `authorize` in the turn after it was kept.
    await new Promise((resolve) => setImmediate(resolve));
  };

  it('takes events of its own workspace, refuses those of another with 401, and ends an installation that was removed', async () => {
    await known();

    const own = await house.signer.event(mention);
    const foreign = await house.signer.send(fromElsewhere, { headers: signed(fromElsewhere) });
    const personal = await house.signer.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    const still = await installations.find('T1');
    await house.signer.event({ type: 'app_uninstalled' });

    expect([own.status, foreign.status, personal.status]).toEqual([200, 401, 200]);
    expect(new Set(house.received.map((incoming) => incoming.address.tenant))).toEqual(new Set(['T1']));
    expect(still?.endedAt).toBeNull();
    expect((await installations.find('T1'))?.endedAt).not.toBeNull();
  });
});
