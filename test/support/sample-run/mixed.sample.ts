import { describe, expect, it } from 'vitest';

let tries = 0;

describe('a run', () => {
  it('has what passes', () => expect(1).toBe(1));
  it('has what fails', () => expect(1).toBe(2));
  it('has what passes at the second try', () => expect((tries += 1)).toBe(2));
  it.skip('has what is skipped', () => undefined);
});
