/** The two libraries of the page, under the names that `page-files.ts` serves them by. */
declare module '*/preact.js' {
  export * from 'preact';
}

declare module '*/htm.js' {
  export { default } from 'htm';
}
