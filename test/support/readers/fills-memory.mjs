// A reader that a file makes ask for ever more memory, in the way that its name says: objects, one array, or bytes that lie outside of the heap.
const ways = {
  objects: (kept) => kept.push({ another: {} }),
  array: (kept) => kept.push(...new Array(10_000).fill(1.5)),
  map: (kept) => (kept[0] ??= new Map()).set(kept[0].size, 1),
  bytes: (kept) => kept.push(new Uint8Array(20_000_000).fill(1)),
};
process.once('message', ({ name }) => {
  for (const kept = []; ;) ways[name](kept);
});
