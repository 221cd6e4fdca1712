import { zipSync } from 'fflate';

const [LOCAL, LISTED] = [0x04034b50, 0x02014b50];

/** A zip that says of every part that it has so many bytes, whatever it has: in the list at its end and before the part itself. */
export function lyingZip(parts: Readonly<Record<string, Uint8Array>>, declaredBytes: number): Uint8Array {
  const bytes = zipSync({ ...parts }, { level: 9 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length - 30; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === LOCAL) view.setUint32(at + 22, declaredBytes, true);
    if (signature === LISTED) view.setUint32(at + 24, declaredBytes, true);
  }
  return bytes;
}
