// What can stand in no address as it is typed: Chinese and Arabic write no space behind what closes a sentence.
const ADDRESS = /https?:\/\/[^\s<>"“”«»‹›，。、；：！？（）【】《》〈〉「」『』،؛؟]+/i;
const CLOSING = /[.,;:!?…'’*_]$/u;
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The first address in what somebody typed; null where there is none. What closes the sentence or the bracket around it is not part of it. */
export function linkIn(said: string): string | null {
  let link = ADDRESS.exec(said)?.[0];
  while (link !== undefined && (CLOSING.test(link) || closesNothing(link))) link = link.slice(0, -1);
  return link ?? null;
}

/** A bracket at the end that was opened before the address; one that is opened inside it (`Compact_(treaty)`) belongs to it. */
function closesNothing(link: string): boolean {
  const last = link.at(-1) ?? '';
  const opening = PAIRS[last];
  return opening !== undefined && link.split(last).length > link.split(opening).length;
}
