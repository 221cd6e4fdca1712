import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

// Preloaded by a test: at the end the process prints which files it read and which CommonJS modules it loaded, a line each.
const { readFileSync } = fs;
const read = [];
fs.readFileSync = (file, ...options) => {
  read.push(String(file));
  return readFileSync(file, ...options);
};
syncBuiltinESMExports();
const { cache } = createRequire(import.meta.url);
process.on('exit', () => process.stderr.write([...read, ...Object.keys(cache)].join('\n')));
