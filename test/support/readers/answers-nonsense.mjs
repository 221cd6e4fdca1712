process.once('message', () => process.send({ kind: 'letter', text: 7 }));
