import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A Word file in which other words stand in place of some, as an editor that changes nothing else would save it. Throws where they are not there. */
export function rewriteDocx(bytes: Uint8Array, found: string, instead: string): Uint8Array {
  const parts = unzipSync(bytes);
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  if (!text.includes(found)) throw new Error(`"${found}" is not in the document`);
  return zipSync({ ...parts, 'word/document.xml': strToU8(text.replace(found, instead)) });
}
