// SignUpFlow: `node server.mjs` with PORT; which version it is, it learns from the files that were shipped beside it.
import { createServer } from 'node:http';
import { behaviour } from './behaviour.mjs';
import { exposition } from './exposition.mjs';
import { trafficWindow } from './traffic-window.mjs';
import { version } from './version.mjs';

const nature = await behaviour();
if (nature.start === 'crash') {
  console.error(`SignUpFlow ${version} cannot start`);
  process.exit(1);
}

const traffic = trafficWindow({ windowMs: 60_000, now: () => performance.now() });
const counts = exposition();
let healthQuestions = 0;

const routes = {
  '/': () => [200, { name: 'SignUpFlow', version }],
  '/health': () => {
    healthQuestions += 1;
    return nature.isIll(healthQuestions)
      ? [503, { status: 'unhealthy', version }]
      : [200, { status: 'healthy', version }];
  },
  '/api/auth/health': () => [200, { status: 'healthy', version }],
  '/api/events': () => {
    const startMs = performance.now();
    const failed = nature.fails(traffic.total() + 1);
    traffic.add(failed);
    counts.add(failed ? 500 : 200, performance.now() - startMs);
    return failed ? [500, { error: 'the sign-up could not be stored' }] : [200, { events: [] }];
  },
  '/metrics': () => [200, { ...traffic.read(), database_up: nature.isDatabaseUp ? 1 : 0, version }],
  '/metrics/prometheus': () => [200, counts.text({ isDatabaseUp: nature.isDatabaseUp })],
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [status, body] = (routes[pathname] ?? (() => [404, { error: 'not found' }]))();
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; version=0.0.4' : 'application/json';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(isText ? body : `${JSON.stringify(body)}\n`);
});

server.listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? '127.0.0.1', () => {
  console.log(`SignUpFlow ${version} listens on port ${server.address().port}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    // Requests under way are answered; idle keep-alive connections would hold the port for nothing.
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5000).unref();
  });
}
