import process from 'node:process';

// What a fleet sees of a shard: when it began, that it has its connection to Discord, and that it ends when told to.
const { readyAfterMs, endsAfterMs } = JSON.parse(process.argv[2] ?? '{}');
setTimeout(() => process.send({ _ready: true }), readyAfterMs);
process.on('SIGTERM', () => setTimeout(() => process.exit(), endsAfterMs));
process.on('disconnect', () => process.exit());
