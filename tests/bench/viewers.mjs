// Fifty browsers' worth of viewers: each follows the log of an operation over a connection of its own and notes how long every line took to arrive.
// Input (JSON on stdin): { url, token, signalr, streams: [operation ids] }. It prints "ready" once all follow, and a JSON of what they saw at the end.
import { createRequire } from 'node:module';

const text = await new Promise((done) => {
  let read = '';
  process.stdin.on('data', (part) => {
    read += part;
    if (read.endsWith('\n')) done(read);
  });
});
const { url, token, signalr, streams } = JSON.parse(text);
const { HubConnectionBuilder, LogLevel } = createRequire(import.meta.url)(signalr);

async function follow(operation) {
  const hub = new HubConnectionBuilder()
    .withUrl(`${url}/hubs/operations`, { accessTokenFactory: () => token })
    .configureLogging(LogLevel.Error)
    .build();
  await hub.start();
  const seen = { operation, sequences: [], latencies: [] };
  const ended = new Promise((resolve, reject) => {
    hub.stream('Log', operation, 0).subscribe({
      next: (lines) => {
        const now = Date.now();
        for (const line of lines) {
          seen.sequences.push(line.sequence);
          const printed = line.message.match(/^printed (\d+\.\d+)$/);
          if (printed) seen.latencies.push(now - Number(printed[1]) * 1000);
        }
      },
      complete: resolve,
      error: reject,
    });
  });
  return { hub, seen, ended };
}

const viewers = await Promise.all(streams.map(follow));
console.log('ready');
await Promise.all(viewers.map((viewer) => viewer.ended));
await Promise.all(viewers.map((viewer) => viewer.hub.stop()));
console.log(JSON.stringify(viewers.map((viewer) => viewer.seen)));
