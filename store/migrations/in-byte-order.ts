/** PostgreSQL would order text by its locale (hyphens ignored); SQLite and we order it by its bytes. */
export function inByteOrder(table: string): string {
  return table.replaceAll(/ text\b/g, ' text collate "C"');
}
