// Many viewers of one operation's log: node viewers.mjs URL COOKIE WORKSPACE OPERATION COUNT [hold]
// Prints "connected" once all are, then, unless told to hold, what each saw when its stream ended.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { HubConnectionBuilder, LogLevel, HttpTransportType } = require('@microsoft/signalr');
const [url, cookie, workspace, operation, count, hold] = process.argv.slice(2);
const seen = [];

function broke(viewer, where, error) {
  viewer.breaks++;
  viewer.why ??= `${where}: ${error}`;
}

function follow(connection, viewer) {
  return new Promise((done) => {
    connection.stream('Log', operation, viewer.last).subscribe({
      next: (lines) => {
        for (const line of lines) {
          if (line.sequence !== viewer.last + 1) viewer.gaps++;
          viewer.last = line.sequence;
        }
      },
      complete: () => done(true),
      error: (error) => {
        broke(viewer, `after line ${viewer.last}`, error);
        done(false);
      },
    });
  });
}

async function view() {
  const viewer = { last: 0, gaps: 0, breaks: 0, reconnects: 0, events: 0 };
  seen.push(viewer);
  const connection = new HubConnectionBuilder()
    .withUrl(`${url}/hubs/operations?workspace=${workspace}`, { headers: { Cookie: cookie }, transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => 1000 })
    .configureLogging(LogLevel.None)
    .build();
  connection.onreconnected(() => viewer.reconnects++);
  for (;;) {
    try {
      await connection.start();
      break;
    } catch {
      await new Promise((later) => setTimeout(later, 500));
    }
  }
  connection.stream('Events').subscribe({ next: () => viewer.events++, complete: () => {}, error: (error) => broke(viewer, 'events', error) });
  return { connection, viewer };
}

const all = [];
for (let first = 0; first < Number(count); first += 50) {
  all.push(...(await Promise.all(Array.from({ length: Math.min(50, Number(count) - first) }, view))));
}
const ends = all.map(async ({ connection, viewer }) => {
  while (!(await follow(connection, viewer))) await new Promise((later) => setTimeout(later, 1000));
});
console.log('connected');
if (!hold) {
  await Promise.all(ends);
  const sum = (name) => seen.reduce((total, one) => total + one[name], 0);
  const least = (name) => Math.min(...seen.map((one) => one[name]));
  const why = seen.find((one) => one.why)?.why;
  console.log(JSON.stringify({ last: least('last'), gaps: sum('gaps'), breaks: sum('breaks'), reconnects: sum('reconnects'), events: least('events'), why }));
  process.exit(0);
}
