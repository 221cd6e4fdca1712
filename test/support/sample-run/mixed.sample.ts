import { describe, expect, it } from 'vitest';

describe('a run', () => {
  it('has what passes', () => expect(1).toBe(1));
  it('has what fails', () => expect(1).toBe(2));
  it.skip('has what is skipped', () => undefined);
});
