import { strFromU8, strToU8, zipSync } from 'fflate';
import { unpackZip, type ZipParts } from '../../files/unpack-zip.js';
import { readXml, writeXml, XmlTooLarge, type XmlElement } from './xml-tree.js';

/** The parts of a Word file by their names. */
export type DocxParts = ZipParts;

/** Why a file is none that can be read: it is too large, it holds too much once it is unpacked, it is locked, or it is no Word document. */
export type DocxRefusal = 'too-big' | 'too-much' | 'locked' | 'not-word';

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE_BYTES = 10_000_000;

// A small file can unpack to a very large one.
const LARGEST_UNPACKED_BYTES = 40_000_000;
const MAIN_PART = 'word/document.xml';

/** The first bytes of a zip, which every DOCX is, and of the old container in which Office locks files with a password. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const LOCKED = [0xd0, 0xcf, 0x11, 0xe0];

/** Unpacks a Word file, by its content and not by its name. */
export function openDocx(bytes: Uint8Array): { readonly kind: 'parts'; readonly parts: DocxParts } | { readonly kind: 'refused'; readonly reason: DocxRefusal } {
  if (bytes.length > LARGEST_FILE_BYTES) return { kind: 'refused', reason: 'too-big' };
  if (LOCKED.every((byte, at) => bytes[at] === byte)) return { kind: 'refused', reason: 'locked' };
  if (!ZIP.every((byte, at) => bytes[at] === byte)) return { kind: 'refused', reason: 'not-word' };
  try {
    const unpacked = unpackZip(bytes, LARGEST_UNPACKED_BYTES);
    if (unpacked.kind === 'too-much') return { kind: 'refused', reason: 'too-much' };
    return unpacked.parts[MAIN_PART] === undefined ? { kind: 'refused', reason: 'not-word' } : unpacked;
  } catch {
    return { kind: 'refused', reason: 'not-word' };
  }
}

/** Why a part could not be read, by what was thrown at reading it. */
export function whyUnread(fault: unknown): DocxRefusal {
  return fault instanceof XmlTooLarge ? 'too-much' : 'not-word';
}

/** Packs the parts of a Word file again; the same parts give the same bytes. */
export function packDocx(parts: DocxParts): Uint8Array {
  return zipSync({ ...parts }, { mtime: '1980-01-01T00:00:00' });
}

/** A part as a tree; undefined where there is none. Throws as `readXml` does. */
export function partAsTree(parts: DocxParts, name: string): XmlElement | undefined {
  const bytes = parts[name];
  return bytes === undefined ? undefined : readXml(strFromU8(bytes));
}

/** The text of the document itself. Throws as `readXml` does. */
export function mainTree(parts: DocxParts): XmlElement {
  const tree = partAsTree(parts, MAIN_PART);
  if (tree === undefined) throw new Error('the file has no document in it');
  return tree;
}

/** The parts with some of them written anew. */
export function withTrees(parts: DocxParts, trees: Readonly<Record<string, XmlElement>>): DocxParts {
  return { ...parts, ...Object.fromEntries(Object.entries(trees).map(([name, tree]) => [name, strToU8(writeXml(tree))])) };
}

/** The parts with another text of the document. */
export function withMain(parts: DocxParts, tree: XmlElement): DocxParts {
  return withTrees(parts, { [MAIN_PART]: tree });
}
