import { describe, expect, it } from 'vitest';
import { desk, jsonOf } from './run-command.js';

describe('people grant, revoke, list', () => {
  it('gives roles, lists them, and takes them back', async () => {
    const { run } = desk();

    const given = await run('people', 'grant', 'slack:T1/U1', 'editor', '--as', 'ana');
    const again = await run('people', 'grant', 'slack:T1/U1', 'editor', '--as', 'ana', '--json');
    await run('people', 'grant', 'slack:T1/U1', 'focal-point', '--network', 'ke', '--as', 'ana');
    const table = await run('people', 'list');
    await run('people', 'revoke', 'slack:T1/U1', 'editor', '--as', 'ana');

    expect(given).toMatchObject({ exitCode: 0, told: [], printed: [expect.stringMatching(/^WHO +ROLE +NOW$/), expect.stringMatching(/^slack:T1\/U1 +editor +given$/)] });
    expect(jsonOf(again)).toEqual({ who: 'slack:T1/U1', role: 'editor', network: null, changed: false });
    expect(table.printed[1]).toMatch(/^slack:T1\/U1 +editor, focal-point \(KE\)$/);
    expect(jsonOf(await run('people', 'list', '--json'))).toEqual([{ who: 'slack:T1/U1', roles: [{ role: 'focal-point', network: 'KE' }] }]);
  });

  it.each([
    ['a role that is none', ['slack:T1/U1', 'boss'], 'ROLE: expected one of focal-point, editor, approver.'],
    ['an account that is none', ['x y', 'editor'], 'WHO: expected a name, slack:TEAM/USER, teams:TENANT/AAD, web:NAME or console:NAME.'],
    ['a focal point of no network', ['slack:T1/U1', 'focal-point'], '--network: a focal point needs a network, such as KE or arab-states.'],
    ['an editor of one network', ['slack:T1/U1', 'editor', '--network', 'KE'], '--network: only a focal point speaks for a network. Leave it out.'],
  ])('says how to mend %s', async (_, words, told) => {
    expect(await desk().run('people', 'grant', ...words, '--as', 'ana')).toEqual({ exitCode: 2, printed: [], told: [told] });
  });

  it('lets an approver give roles, and an editor not', async () => {
    const { run } = desk();
    await run('people', 'grant', 'slack:T1/UEDITOR', 'editor', '--as', 'ana');
    await run('people', 'grant', 'slack:T1/UAPPROVER', 'approver', '--as', 'ana');

    const byEditor = await run('people', 'grant', 'slack:T1/U3', 'editor', '--as', 'slack:T1/UEDITOR', '--json');
    const byApprover = await run('people', 'grant', 'slack:T1/U3', 'editor', '--as', 'slack:T1/UAPPROVER', '--json');

    expect(byEditor).toMatchObject({ exitCode: 1, printed: [], told: [expect.stringContaining('slack:T1/UEDITOR may not do this')] });
    expect(jsonOf(byApprover)).toMatchObject({ who: 'slack:T1/U3', changed: true });
  });

  it('keeps the last approver, and takes her role back once there is another', async () => {
    const { run } = desk();
    await run('people', 'grant', 'slack:T1/UDANIEL', 'approver', '--as', 'ana');

    const last = await run('people', 'revoke', 'slack:T1/UDANIEL', 'approver', '--as', 'ana', '--json');
    await run('people', 'grant', 'slack:T1/UANA', 'approver', '--as', 'slack:T1/UDANIEL');
    const then = await run('people', 'revoke', 'slack:T1/UDANIEL', 'approver', '--as', 'ana', '--json');

    expect(last).toMatchObject({ exitCode: 1, told: [expect.stringContaining('slack:T1/UDANIEL is the last who approves')] });
    expect(jsonOf(last)).toEqual({ refused: 'last-approver', who: 'slack:T1/UDANIEL' });
    expect(jsonOf(then)).toMatchObject({ changed: true });
  });
});

describe('networks list', () => {
  it('lists every network, and with --used those with a conversation', async () => {
    const here = desk();
    await here.runWith({ typed: 'help\n' }, 'chat', '--network', 'KE');

    const all = await here.run('networks', 'list', '--json');
    const used = await here.run('networks', 'list', '--used');

    expect(jsonOf(all)).toContainEqual(expect.objectContaining({ code: 'FR', name: 'France', zone: 'Europe/Paris', confirmed: false, conversations: 0 }));
    expect(used.printed[0]).toMatch(/^CODE +NAME +ZONE +REVIEWS +CONFIRMED +CONVERSATIONS$/);
    expect(used.printed.slice(1)).toEqual([expect.stringMatching(/^KE +Kenya +Africa\/Nairobi +africa +no +1$/)]);
  });
});
