process.once('message', () => process.send({ kind: 'letter', text: JSON.stringify(process.env), sentOn: null }));
