import { gzipSync } from 'node:zlib';
import { systemClock } from '@deploy-actions/clock';
import { askHttp } from '@deploy-actions/http';
import {
  answer,
  type Behaviour,
  breakOff,
  flood,
  hang,
  hangInBody,
  hangUp,
  startHttpServer,
  type TestServer,
} from '../../../test/support/http';
import { fetchExposition } from '../src/fetch-exposition';
import { selectorsOf } from '../src/scrape-ledger';
import { counterSelectors, metrics } from './selectors';

let server: TestServer;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

async function scraped(behaviour: Behaviour, { timeoutMs = 5000, headers = [] as [string, string][] } = {}) {
  server.on('/metrics', behaviour);
  const world = { ask: askHttp, clock: systemClock, signal: new AbortController().signal };
  const request = { url: server.url('/metrics'), headers, timeoutMs };
  const found = await fetchExposition(request, selectorsOf(counterSelectors()), world);
  return 'problem' in found ? found.problem : found.selected.map((values) => [...values.values()]);
}

const text = (body: string, contentType = 'text/plain; version=0.0.4') =>
  answer({ headers: { 'content-type': contentType }, body });
const packed =
  (body: string): Behaviour =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(gzipSync(body));
  };
const small = metrics({ 200: 90, 500: 4 });

it.each([
  ['Thu, 01 Jan 1970 00:01:40 GMT', 100],
  ['no date', 2_000_000],
])('tells by the clock of who answered when it was asked, else by its own: %s', async (date, atSeconds) => {
  server.on('/dated', answer({ headers: { date }, body: small }));
  const clock = { ...systemClock, now: () => 2_000_000_000 };
  const request = { url: server.url('/dated'), headers: [], timeoutMs: 5000 };
  const world = { ask: askHttp, clock, signal: new AbortController().signal };
  expect(await fetchExposition(request, selectorsOf(counterSelectors()), world)).toMatchObject({ atSeconds });
});

describe('fetchExposition, against a real server', () => {
  it.each<[string, Behaviour]>([
    ['the text format', text(small)],
    ['OpenMetrics', text(`${small}# EOF\n`, 'application/openmetrics-text; version=1.0.0')],
    ['no format that is told', answer({ body: small })],
    ['something packed', packed(small)],
  ])('reads %s', async (_, behaviour) => {
    expect(await scraped(behaviour)).toEqual([[4], [90, 4]]);
  });

  it('asks for text, packed, by its own name; what is given goes before', async () => {
    await scraped(text(small), { headers: [['X-Token', 's']] });
    expect(server.requests.at(-1)?.headers).toMatchObject({
      accept: expect.stringContaining('application/openmetrics-text'),
      'accept-encoding': 'gzip',
      'user-agent': 'deploy-actions-error-rate-monitor/1',
      'x-token': 's',
    });
    await scraped(text(small), { headers: [['Accept', 'text/plain']] });
    expect(server.requests.at(-1)?.headers.accept).toBe('text/plain');
  });

  it('reads 50,000 series', async () => {
    const others = Array.from({ length: 50_000 }, (_, index) => `other_total{path="/${index}",code="200"} ${index}\n`);
    expect(await scraped(packed(others.join('') + small))).toEqual([[4], [90, 4]]);
  });

  it.each<[string, Behaviour, string, string]>([
    ['500', answer({ status: 500, body: small }), 'provider', 'status 500'],
    ['403', answer({ status: 403, body: small }), 'access', 'status 403'],
    ['a redirect', answer({ status: 302, headers: { location: '/login' } }), 'access', 'not followed'],
    ['HTML', text('<html>', 'text/html'), 'query', 'text/html'],
    ['protobuf', text('x', 'application/vnd.google.protobuf'), 'query', 'not metrics as text'],
    [
      'a JSON string',
      text(JSON.stringify(small), 'application/json'),
      'query',
      'arrive as one JSON string (application/json)',
    ],
    [
      'a JSON string that is called a text',
      text(JSON.stringify(small)),
      'query',
      'arrive as one JSON string (text/plain',
    ],
    ['a JSON document', text('{"a":1}', 'application/json'), 'query', 'not metrics as text'],
    ['a plain refusal', answer({ status: 401, body: 'no org id' }), 'access', 'status 401: no org id'],
    ['a line that is none', text('requests_total{code=500} 1\n'), 'query', 'malformed metrics: line 1'],
    ['a series twice', text('requests_total 1\nrequests_total 1\n'), 'query', 'duplicate metrics: line 2'],
    ['a last line without an end', text(small.trimEnd()), 'provider', 'truncated metrics: line 3'],
    ['no # EOF', text(small, 'application/openmetrics-text'), 'provider', 'truncated metrics'],
    ['half a body', breakOff(small), 'provider', 'before the answer was complete'],
    ['a hang-up', hangUp(), 'provider', 'closed'],
    ['a body without an end', flood('requests_total_other 1\n'.repeat(3000)), 'query', 'longer than 64.0 MiB'],
  ])('%s is no data', async (_, behaviour, kind, reason) => {
    expect(await scraped(behaviour, { timeoutMs: 20_000 })).toMatchObject({
      kind,
      reason: expect.stringContaining(reason),
    });
  });

  it.each<[string, Behaviour]>([
    ['never answers', hang()],
    ['never ends its body', hangInBody(small)],
  ])('one time-out covers a server that %s', async (_, behaviour) => {
    expect(await scraped(behaviour, { timeoutMs: 80 })).toEqual({
      kind: 'provider',
      reason: 'no complete answer within 80 ms',
    });
  });
});
