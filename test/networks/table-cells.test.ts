import { expect, it } from 'vitest';
import { readTags } from '../../src/networks/table-cells.js';

it.each([
  ['Champion;champion', ['Champion']],
  ['pilot, Équipe-A équipe-a PILOT', ['pilot', 'Équipe-A']],
  [Array.from({ length: 30 }, (_, n) => `t${n};T${n}`).join(';'), expect.any(Array) as string[]],
])('a cell of tags holds each once, however it is written: %s', (cell, tags) => {
  expect(readTags(cell)).toEqual({ ok: true, value: tags });
});
