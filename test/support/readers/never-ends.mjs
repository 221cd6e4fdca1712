import { writeFileSync } from 'node:fs';

// A reader that a file keeps busy for ever: nothing that it is told reaches it any more. It notes its number where the file's name says.
process.once('message', ({ name }) => {
  writeFileSync(name, String(process.pid), { flag: 'wx' });
  for (;;);
});
