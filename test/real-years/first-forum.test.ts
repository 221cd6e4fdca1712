import { describe, expect, it } from 'vitest';
import { proposeChange } from '../../src/roadmap/propose-change.js';
import { releaseChange } from '../../src/roadmap/release-change.js';
import { countries, expectedBetween, movedOn } from './expected.js';
import { inOrder, told } from './told.js';
import { openYear, type Arrived } from './year.js';

const source = { title: 'Modalities of the Forum', url: null };
const MOVED_AT = '2022-02-11T14:20:00Z';
const codes = countries.map(({ code }) => code);
/** In every third country somebody asks in January when the Forum is. */
const curious = codes.filter((_, at) => at % 3 === 0);

/** Three hundred and ninety thousand minutes: about a minute and a half of one core, many times that on a busy machine. */
const SLOW_MACHINE_MS = 1_800_000;

describe('the year of the first Forum, October 2021 to June 2022', () => {
  it('tells every country network what is expected at its minute, on dates that hold then; whoever was told the first dates of the Forum is told once that it moved', async () => {
    const expected = expectedBetween(Date.parse('2021-10-01T00:00:00Z'), Date.parse('2022-07-01T00:00:00Z'), (day) => (day === '2022-02-11' ? Date.parse(MOVED_AT) : Date.parse(day)));
    const year = await openYear('2021-10-01', codes, new Set(expected.map(({ atMs }) => atMs)));

    await year.passUntil('2022-01-20T10:00:00Z');
    for (const country of curious) await year.asks(country, 'When is the International Migration Review Forum in 2022?');
    await year.passUntil('2022-02-11T14:07:00Z');
    const held = await Promise.all(year.moves.filter(({ on }) => on === '2022-02-11').map(({ wish }) => year.changes((tools) => proposeChange(wish, { by: 'console:ana', reason: 'moved by one week', source }, { conversation: null, seenCode: null }, tools))));
    await year.passUntil(MOVED_AT);
    for (const one of held) if (one.kind === 'proposed') await year.changes((tools) => releaseChange(one.change.id, 'console:ben', null, tools));
    await year.drain();
    await year.passUntil('2022-07-01T00:00:00Z');

    expect(expected.length).toBeGreaterThan(10_000);
    expect(inOrder(told(year.arrived.filter(({ key }) => key.startsWith('reminder:'))))).toEqual(inOrder(expected));
    expect(inOrder(told(year.arrived.filter(({ key }) => key.startsWith('correction:'))))).toEqual(inOrder(correctionsOf(year.arrived)));
    expect(told(year.arrived.filter(({ key }) => key.startsWith('correction:'))).filter(({ milestone }) => milestone === 'imrf-2022')).toHaveLength(curious.length);
    await year.close();
  }, SLOW_MACHINE_MS);
});

/** By what arrived: each channel that had read another date of what moved than holds from then on, once, when it moved. */
function correctionsOf(arrived: readonly Arrived[]) {
  const movedAtMs = Date.parse(MOVED_AT);
  const moved = movedOn('2022-02-11');
  const before = told(arrived.filter(({ atMs }) => atMs < movedAtMs));
  return codes.flatMap((country) => moved.filter(({ milestone }) => before.some((one) => one.country === country && one.milestone === milestone)).map(({ milestone, revision }) => ({ country, atMs: movedAtMs, milestone, revision })));
}
