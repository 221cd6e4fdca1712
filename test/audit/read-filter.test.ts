import { expect, it } from 'vitest';
import { readFilter } from '../../src/audit/read-filter.js';

it.each([
  ['', {}], ['since 2026-12-01', { since: '2026-12-01T05:00:00.000Z' }], ['who ana', { by: 'console:ana' }], ['who slack:T1/U1 what support', { by: 'slack:T1/U1', action: 'support' }],
  ['refused about R-7', { outcome: 'refused', subject: 'R-7' }], ['who person:0kx-0', { by: 'person:0kx-0' }], ['what support.done', { action: 'support.done' }],
])('reads "%s"', (text, filter) => {
  expect(readFilter(text, 'America/New_York')).toEqual(filter);
});

it.each(['since yesterday', 'who', 'what Support!', 'nothing', 'about'])('says what of "%s" cannot be read', (text) => {
  expect(readFilter(text, 'UTC')).toEqual({ unread: text });
});
