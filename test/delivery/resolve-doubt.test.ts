import { describe, expect, it } from 'vitest';
import type { ChatPlatform, FoundPosted } from '../../src/chat/platform.js';
import type { Composed } from '../../src/delivery/compose.js';
import type { Delivery } from '../../src/delivery/delivery.js';
import { resolveDoubt } from '../../src/delivery/resolve-doubt.js';
import type { Clock } from '../../src/time/clock.js';
import { at, delivery } from '../contract/store-samples.js';
import { everyBlock } from '../support/sample-messages.js';

const doubtful: Delivery = { ...delivery('k1'), state: 'unknown', attempts: 1, nextTry: null, worker: 'w1', began: at(0), changed: at(5), receipt: null, reason: 'no answer in time', again: false };
const ready: Composed & { kind: 'ready' } = { kind: 'ready', message: everyBlock('en'), to: { address: { platform: 'slack', tenant: 'T1', conversation: 'C1', kind: 'channel', route: null }, thread: null, onlyFor: null } };

/** A clock that stands, and whose waits never end unless `waits` says so. */
function standing(waits: Clock['wait'] = () => new Promise(() => undefined)): Clock {
  return { now: () => at(60), machineNow: () => at(60), wait: waits };
}

function resolve(findPosted: ChatPlatform['findPosted'], { composed = ready, clock = standing(), again = false }: { composed?: Composed; clock?: Clock; again?: boolean } = {}) {
  const never = () => Promise.reject(new Error('nothing is sent while it is asked'));
  const platform: ChatPlatform = { name: 'slack', capabilities: { findsPosted: true, updates: true, removes: true }, limits: { perConversation: [], perTenant: [], retryAfterSilences: 'tenant' }, post: never, update: never, remove: never, findPosted };
  return resolveDoubt({ ...doubtful, again }, { platforms: new Map([[platform.name, platform]]), compose: () => Promise.resolve(composed), clock });
}

const answers = (found: FoundPosted) => () => Promise.resolve(found);

describe('a delivery that may have arrived', () => {
  it('is sent where it is found, with its receipt and the dates that it told', async () => {
    expect(await resolve(answers({ kind: 'found', receipt: '1.1', about: null }))).toMatchObject({ state: 'sent', receipt: '1.1', reason: null, again: false, told: [{ milestone: 'imrf-2026', dateRevision: 1 }] });
  });

  it('is tried again where it is not there, as if for the first time', async () => {
    expect(await resolve(answers({ kind: 'absent' }))).toMatchObject({ state: 'retrying', nextTry: at(60), again: false, told: [] });
  });

  it('goes once more, marked, where nobody can be asked', async () => {
    expect(await resolve(answers({ kind: 'unsupported' }))).toMatchObject({ state: 'retrying', nextTry: at(60), again: true, told: [] });
  });

  it('stays in doubt where the platform fails, or does not answer in time', async () => {
    const failed = await resolve(() => Promise.reject(new Error('HTTP 500')));
    const silent = await resolve(() => new Promise(() => undefined), { clock: standing(() => Promise.resolve()) });

    expect([failed, silent]).toMatchObject([{ state: 'unknown', told: [] }, { state: 'unknown', told: [] }]);
  });

  it('told the dates that stand in it, though they have moved since', async () => {
    const moved: Composed = { kind: 'skip', reason: 'the date has moved', to: ready.to };

    expect(await resolve(answers({ kind: 'found', receipt: '1.1', about: [{ milestone: 'imrf-2026', dateRevision: 1 }] }), { composed: moved })).toMatchObject({ state: 'sent', receipt: '1.1', told: [{ milestone: 'imrf-2026', dateRevision: 1 }] });
    expect(await resolve(answers({ kind: 'found', receipt: '1.1', about: null }), { composed: moved })).toMatchObject({ state: 'sent', told: ['carried'] });
  });

  it('is skipped where it does not help any more; its dates count as told unless it surely never arrived', async () => {
    const moved: Composed = { kind: 'skip', reason: 'the date has moved', to: ready.to };

    expect(await resolve(answers({ kind: 'unsupported' }), { composed: moved })).toMatchObject({ state: 'skipped', reason: 'in doubt, then the date has moved', told: ['carried'] });
    expect(await resolve(answers({ kind: 'absent' }), { composed: moved })).toMatchObject({ state: 'skipped', told: [] });
  });

  it('may have told its dates in an earlier try that could not be asked about, wherever the last one went', async () => {
    const about = [{ milestone: 'imrf-2026', dateRevision: 2 }];
    const moved: Composed = { kind: 'skip', reason: 'the date has moved', to: ready.to };

    expect(await resolve(answers({ kind: 'found', receipt: '1.1', about }), { again: true })).toMatchObject({ state: 'sent', told: [...about, 'carried'] });
    expect(await resolve(answers({ kind: 'absent' }), { again: true, composed: moved })).toMatchObject({ state: 'skipped', told: ['carried'] });
  });

  it('is skipped unasked where its conversation is not known any more', async () => {
    expect(await resolve(() => Promise.reject(new Error('not asked')), { composed: { kind: 'skip', reason: 'nobody knows it', to: null } })).toMatchObject({ state: 'skipped', told: [] });
  });

  it('asks from a little before it was due: two clocks differ', async () => {
    const asked: unknown[] = [];

    await resolve((_to, key, since) => {
      asked.push(key, since);
      return Promise.resolve({ kind: 'absent' });
    });

    expect(asked).toEqual(['k1', at(-120)]);
  });
});
