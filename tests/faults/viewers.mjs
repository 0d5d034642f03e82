// Many viewers of one operation's log: node viewers.mjs URL COOKIE WORKSPACE OPERATION COUNT [hold]
// Prints "connected" once all are, then, unless told to hold, what each saw when its stream ended.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { HubConnectionBuilder, LogLevel, HttpTransportType } = require('@microsoft/signalr');
const [url, cookie, workspace, operation, count, hold] = process.argv.slice(2);
const seen = [];

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
        viewer.breaks++;
        viewer.why = String(error);
        done(false);
      },
    });
  });
}

async function view() {
  const viewer = { last: 0, gaps: 0, breaks: 0, reconnects: 0 };
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
  connection.stream('Events').subscribe({ next: () => viewer.events = (viewer.events ?? 0) + 1, complete: () => {}, error: () => {} });
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
  console.log(JSON.stringify({ last: Math.min(...seen.map((one) => one.last)), gaps: seen.reduce((sum, one) => sum + one.gaps, 0), breaks: seen.reduce((sum, one) => sum + one.breaks, 0), reconnects: seen.reduce((sum, one) => sum + one.reconnects, 0), events: Math.min(...seen.map((one) => one.events ?? 0)), why: seen[0].why }));
  process.exit(0);
}
