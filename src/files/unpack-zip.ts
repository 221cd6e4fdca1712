import { inflateRawSync } from 'node:zlib';

/** The parts of a zip by their names. */
export type ZipParts = Readonly<Record<string, Uint8Array>>;

/** What comes of unpacking: the parts, or `too-much` where more came out than may. */
export type Unpacked = { readonly kind: 'parts'; readonly parts: ZipParts } | { readonly kind: 'too-much' };

/** More parts than any document has. */
const MOST_PARTS = 2_000;

const [END, ENTRY] = [0x06054b50, 0x02014b50];
/** Lengths of what stands before a name, in bytes; the end of a zip may have a comment behind it, of two bytes' length at most. */
const [END_BYTES, ENTRY_BYTES, LOCAL_BYTES, LONGEST_COMMENT] = [22, 46, 30, 0xffff];

/**
 * Unpacks a zip and stops once more than `mostBytes` came out. What is counted are those bytes: the sizes that a file declares
 * are whatever its maker wrote. Throws on what is no zip, is locked, or is packed in a way that office programs do not use.
 */
export function unpackZip(bytes: Uint8Array, mostBytes: number): Unpacked {
  const entries = entriesOf(bytes);
  // Parts that share their bytes make a small file large, and nobody writes them.
  if (entries.reduce((sum, { packed }) => sum + packed.length, 0) > bytes.length) throw new Error('parts of the zip lie over each other');
  const parts: [string, Uint8Array][] = [];
  let left = mostBytes;
  for (const entry of entries) {
    const part = unpack(entry, left);
    if (part === 'too-much' || parts.length === MOST_PARTS) return { kind: 'too-much' };
    left -= part.length;
    parts.push([entry.name, part]);
  }
  return { kind: 'parts', parts: Object.fromEntries(parts) };
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
}

function unpack({ method, packed }: Entry, most: number): Uint8Array | 'too-much' {
  if (method === 0) return packed.length > most ? 'too-much' : packed;
  if (method !== 8) throw new Error(`packed by method ${method}`);
  try {
    const part = inflateRawSync(packed, { maxOutputLength: most + 1 });
    return part.length > most ? 'too-much' : new Uint8Array(part.buffer, part.byteOffset, part.length);
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return 'too-much';
    throw error;
  }
}

/** The entries by the list at the end of the file, which is what office programs go by. Reading beyond the file throws. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 8, true); count > 0; count -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('the list of the zip is broken');
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new Error('the zip is locked');
    const [nameBytes, extraBytes, commentBytes] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    entries.push({ name, method: view.getUint16(at + 10, true), packed: packedAt(view.getUint32(at + 42, true), view.getUint32(at + 20, true), view) });
    at += ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

/** The packed bytes of a part, behind the name that stands once more before them. */
function packedAt(local: number, packedBytes: number, view: DataView): Uint8Array {
  const begin = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (begin + packedBytes > view.byteLength) throw new Error('a part of the zip is cut off');
  return new Uint8Array(view.buffer, view.byteOffset + begin, packedBytes);
}

function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) if (view.getUint32(at, true) === END) return at;
  throw new Error('the zip has no end');
}
