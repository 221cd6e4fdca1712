const LONGEST = 60;

/** How the file of a draft is called: by its title, without what a file system or a header could take for something else. */
export function fileNameOf(title: string, otherwise: string): string {
  const plain = Array.from(title.replace(/[^\p{L}\p{M}\p{N} -]+/gu, ' ').replace(/\s+/g, ' ').trim()).slice(0, LONGEST).join('').trim();
  return `${plain === '' ? otherwise : plain}.docx`;
}
