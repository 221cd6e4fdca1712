import { describe, expect, it } from 'vitest';
import { SPECIAL } from '../../../src/answers/finding/identity.js';
import { shippedLedger } from '../shipped-ledger.js';

describe('what a series is, told by its ids', () => {
  it.each(SPECIAL.map(({ ids }) => ids))('%s matches a milestone that ships', (ids) => {
    expect(shippedLedger.milestones.filter(({ id }) => ids.test(id))).not.toEqual([]);
  });
});
