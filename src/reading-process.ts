import { readBytes } from './files/read-bytes.js';
import { ReadingTask } from './files/reading-task.js';

// A process of its own for one file, begun and ended by read-apart.ts: whatever the file does to it, the bot goes on.
process.once('message', (task) => {
  void readBytes(ReadingTask.parse(task)).then((found) => process.send?.(found));
});
