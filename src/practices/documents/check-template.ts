import type { Form } from '../../chat/form.js';
import { mainTree, openDocx, whyUnread, type DocxParts, type DocxRefusal } from './docx-file.js';
import { placeholderIn, placeholdersAmong } from './placeholder.js';
import { textOf } from './text-of.js';
import { everyElement } from './xml-tree.js';

/** What is wrong with a placeholder: the form has this field and the template has no place for it; the form knows no such field; it stands twice; other words stand in its paragraph. */
export interface TemplateFault {
  readonly kind: 'missing' | 'unknown' | 'twice' | 'not-alone';
  readonly name: string;
}

export type TemplateCheck =
  | { readonly kind: 'template'; readonly parts: DocxParts }
  | { readonly kind: 'faults'; readonly faults: readonly TemplateFault[] }
  | { readonly kind: 'refused'; readonly reason: DocxRefusal };

/** Checks that a Word file has exactly one place for each field of the form; every fault is named. */
export function checkTemplate(bytes: Uint8Array, form: Form): TemplateCheck {
  const opened = openDocx(bytes);
  if (opened.kind === 'refused') return opened;
  try {
    return checkParts(opened.parts, form);
  } catch (fault) {
    return { kind: 'refused', reason: whyUnread(fault) };
  }
}

/** Throws as `readXml` does. */
function checkParts(parts: DocxParts, form: Form): TemplateCheck {
  const paragraphs = [...everyElement(mainTree(parts))].filter(({ name }) => name === 'w:p').map((one) => ({ names: placeholdersAmong(textOf([one])), isAlone: placeholderIn(one) !== undefined }));
  const fields = form.pages.flatMap((page) => page.fields.map(({ id }) => id));
  const found = paragraphs.flatMap((paragraph) => paragraph.names);
  const faults: TemplateFault[] = [
    ...fields.filter((id) => !found.includes(id)).map((name) => ({ kind: 'missing' as const, name })),
    ...unique(found.filter((name) => !fields.includes(name))).map((name) => ({ kind: 'unknown' as const, name })),
    ...unique(found.filter((name, at) => found.indexOf(name) !== at)).map((name) => ({ kind: 'twice' as const, name })),
    ...unique(paragraphs.filter(({ isAlone }) => !isAlone).flatMap(({ names }) => names)).map((name) => ({ kind: 'not-alone' as const, name })),
  ];
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'template', parts };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
