import { textOf } from './text-of.js';
import type { XmlElement } from './xml-tree.js';

/** Where a template's field is filled in: `{{title}}`, alone in its paragraph. */
const PLACEHOLDER = /^\{\{\s*([A-Za-z][A-Za-z0-9-]*)\s*\}\}$/;
const ANYWHERE = /\{\{\s*([^{}]{0,60}?)\s*\}\}/g;

/** The placeholder of a field, as it is typed into a template. */
export function placeholderOf(field: string): string {
  return `{{${field}}}`;
}

/** The field for which this paragraph holds the place; undefined where it is an ordinary one. */
export function placeholderIn(paragraph: XmlElement): string | undefined {
  return PLACEHOLDER.exec(textOf([paragraph]))?.[1];
}

/** Names of all placeholders in a text, also those that stand among other words. */
export function placeholdersAmong(text: string): string[] {
  return [...text.matchAll(ANYWHERE)].map(([, name]) => name ?? '');
}
