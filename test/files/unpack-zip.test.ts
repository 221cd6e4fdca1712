import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpackZip } from '../../src/files/unpack-zip.js';
import { lyingZip } from '../support/office/lying-zip.js';

const BLANK = new Uint8Array(100_000);

describe('unpackZip', () => {
  it('gives each part as it was packed, whether it was made smaller or not', () => {
    const unpacked = unpackZip(zipSync({ 'word/a.xml': strToU8('<a>ü</a>'), 'b.png': [strToU8('as it is'), { level: 0 }] }), 1_000);

    if (unpacked.kind !== 'parts') throw new Error('it was not unpacked');
    expect(Object.entries(unpacked.parts).map(([name, part]) => [name, strFromU8(part)])).toEqual([['word/a.xml', '<a>ü</a>'], ['b.png', 'as it is']]);
  });

  it('counts what comes out, to the byte, whatever the file declares', () => {
    const two = { a: BLANK, b: BLANK };

    expect(unpackZip(lyingZip(two, 10), 200_000)).toMatchObject({ kind: 'parts', parts: { b: { length: 100_000 } } });
    expect(unpackZip(lyingZip(two, 10), 199_999)).toEqual({ kind: 'too-much' });
    expect(unpackZip(lyingZip(two, 4_000_000_000), 200_000).kind).toBe('parts');
  });

  it('takes no more parts than a document has', () => {
    const parts = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`p${at}`, new Uint8Array()]));

    expect(unpackZip(zipSync(parts), 1_000)).toEqual({ kind: 'too-much' });
  });

  it('keeps a part by its name, whatever the name means elsewhere', () => {
    const named = Buffer.from(zipSync({ '__other__': strToU8('x') }));
    named.write('__proto__', named.lastIndexOf('__other__'));

    const unpacked = unpackZip(named, 10);

    expect(unpacked.kind === 'parts' && Object.keys(unpacked.parts)).toEqual(['__proto__']);
  });

  it.each([
    ['that was cut off', zipSync({ a: BLANK }).slice(0, -30)],
    ['that is empty', new Uint8Array()],
    ['that is locked', changed(zipSync({ a: BLANK }), 8, 1)],
    ['that is packed by a method of its own', changed(zipSync({ a: BLANK }), 10, 99)],
    ['whose list lies elsewhere', changed(zipSync({ a: BLANK }), 42, 0xff)],
    ['whose parts share their bytes', changed(changed(zipSync({ a: [noise(), { level: 0 }], b: [strToU8('b'), { level: 0 }] }), 42, 0, 0), 20, 0, 0x10)],
    ['whose part is longer than the file', changed(zipSync({ a: [noise(), { level: 0 }] }), 20, 0, 0x50)],
  ])('throws on a zip %s', (_what, bytes) => {
    expect(() => unpackZip(bytes, 1_000_000)).toThrow();
  });
});

/** The zip with bytes changed in the last entry of its list. */
function changed(zip: Uint8Array, offset: number, ...written: number[]): Uint8Array {
  const bytes = zip.slice();
  const begin = Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.set(written, begin + offset);
  return bytes;
}

function noise(): Uint8Array {
  return Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7) % 251);
}
