import { BadInput, parseInputs, rawInputs, withStructures } from '@deploy-actions/action';
import { type GateSettings, gateContract, prepareGate, readGateInputs } from '@deploy-actions/gate';
import fc from 'fast-check';

const hosts = [
  { name: 'web-1', label: 'deploy@web-1' },
  { name: 'web-2', label: 'deploy@web-2' },
];

async function read(checks: string, given: Record<string, string> = {}): Promise<GateSettings> {
  const environment = Object.entries({ ...given, checks }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const raw = await withStructures(rawInputs(gateContract, Object.fromEntries(environment)), ['checks']);
  await prepareGate(raw);
  return parseInputs(gateContract, raw, (input) => readGateInputs(input, gateContract, { required: true, hosts }));
}

async function problems(checks: string, given: Record<string, string> = {}): Promise<string[]> {
  try {
    await read(checks, given);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.problems.map(({ input, code, given: what, legal }) => `${input} ${code}: ${what} | ${legal}`);
  }
}

describe('readChecks', () => {
  it.each(['[]', '# - url: https://a.example/\n[]'])('refuses a list without an entry: %j', async (checks) => {
    const [problem, ...others] = await problems(checks, { urls: 'https://a.example/' });
    expect(problem).toContain('checks ILLEGAL: an empty list');
    expect(others).toEqual([]);
    expect(await problems(checks)).toEqual([problem]);
  });

  it('reads every kind, by the key that is there', async () => {
    const { checks, needsSsh } = await read(`
- url: https://a.example/health
- address: db.example.org:5432
- address: mail.example.org:465
  server-name: smtp.example.org
- kind: tls
  address: "[2001:db8::1]"
- query: app.example.org
  record: CNAME
- command: systemctl is-active app
`);
    expect(needsSsh).toBe(true);
    expect(checks).toMatchObject([
      { name: 'a.example/health', probe: { kind: 'http', request: { url: 'https://a.example/health' } } },
      { name: 'db.example.org:5432', probe: { kind: 'tcp', host: 'db.example.org', port: 5432 } },
      { name: 'mail.example.org:465', probe: { kind: 'tls', serverName: 'smtp.example.org', port: 465 } },
      { name: '[2001:db8::1]', probe: { kind: 'tls', host: '2001:db8::1', port: 443, serverName: '2001:db8::1' } },
      { name: 'CNAME app.example.org', probe: { kind: 'dns', name: 'app.example.org', record: 'CNAME' } },
      { name: 'systemctl is-active app@web-1', host: 'web-1', probe: { kind: 'command', via: 'deploy@web-1' } },
      { name: 'systemctl is-active app@web-2', host: 'web-2', probe: { kind: 'command', via: 'deploy@web-2' } },
    ]);
  });

  it('reads everything that an http check can say', async () => {
    const { checks } = await read(
      `
- name: api
  url: https://a.example/health
  method: POST
  headers: {Authorization: "Bearer x", X-A: b}
  body: "{}"
  expect-status: 2xx
  expect-json: ['$.status == "healthy"', $.db]
  expect-body: ok
  expect-match: [^ok$]
  expect-version: 1.10
  version-path: $.build
  follow-redirects: true
  tls-min-days: 21
  resolve: all
  instances: 3
  interval: 9s
  fast-interval: 2s
  timeout: 3s
  start-timeout: 60s
  max-attempts: 30
  healthy-threshold: 4
  unhealthy-threshold: 5
  initial-delay: 1s
  latency-slo: p50 < 1s
`,
      { soak: '5m' },
    );
    expect(checks).toMatchObject([
      {
        name: 'api',
        intervalMs: 9000,
        fastIntervalMs: 2000,
        startTimeoutMs: 60_000,
        maxAttempts: 30,
        healthyThreshold: 4,
        unhealthyThreshold: 5,
        initialDelayMs: 1000,
        instances: 3,
        latencySlo: [{ text: 'p50 < 1s' }],
        probe: {
          timeoutMs: 3000,
          resolve: 'all',
          request: {
            method: 'POST',
            headers: [
              ['Authorization', 'Bearer x'],
              ['X-A', 'b'],
            ],
            body: '{}',
            followRedirects: true,
          },
          expect: {
            status: { text: '2xx' },
            json: [{ text: '$.status == "healthy"' }, { text: '$.db' }],
            body: 'ok',
            match: [{ text: '^ok$' }],
            version: '1.10',
            versionPath: { text: '$.build' },
            minDays: 21,
          },
        },
      },
    ]);
  });

  it('inherits what concerns its kind, and nothing else', async () => {
    const { checks } = await read(
      `
- {name: a, url: "https://a.example/"}
- {name: b, address: "b.example:1"}
- {name: c, kind: tls, address: c.example}
- {name: d, query: d.example}
- {name: e, command: e}
- {name: f, url: "http://f.example/", expect-version: "", expect-body: ""}
`,
      { interval: '7s', 'expect-version': 'v2', 'expect-body': 'ok', 'tls-min-days': '9', headers: 'X-A: b' },
    );
    expect(checks.map(({ intervalMs, fastIntervalMs }) => [intervalMs, fastIntervalMs])).toEqual(
      Array(7).fill([7000, 7000]),
    );
    expect(checks).toMatchObject([
      { probe: { expect: { version: 'v2', body: 'ok', minDays: 9 }, request: { headers: [['X-A', 'b']] } } },
      { probe: { expectBody: undefined } },
      { probe: { minDays: 9 } },
      { probe: { kind: 'dns' } },
      { probe: { expect: { version: 'v2', body: undefined, json: [] } } },
      { probe: { expect: { version: 'v2' } } },
      { probe: { expect: { version: undefined, body: undefined } } },
    ]);
    expect(JSON.stringify(checks[6])).not.toContain('minDays');
  });

  it('asks from every host by SSH where it is told to, and a name server never', async () => {
    const { checks } = await read('- {name: a, url: "http://127.0.0.1:8080/"}\n- {query: d.example}', { via: 'ssh' });
    expect(checks.map(({ name }) => name)).toEqual(['a@web-1', 'a@web-2', 'A d.example']);
    expect(checks[0]).toMatchObject({ host: 'web-1', probe: { via: 'deploy@web-1' } });
    expect((await read('- {url: "http://a/", via: direct}', { via: 'ssh' })).needsSsh).toBeUndefined();
  });

  it('stands beside urls', async () => {
    const { checks } = await read('- {name: b, url: "http://b.example"}', { urls: 'a=http://a.example' });
    expect(checks.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it.each<[string, string[], Record<string, string>?]>([
    ['', [/^urls MISSING: .*checks/] as unknown as string[]],
    ['a: b', ['checks ILLEGAL: a map']],
    ['- a\n- url: http://a', ['checks[0] ILLEGAL: a text']],
    ['- a: *b', ['checks ILLEGAL: a text that cannot be parsed (an alias']],
    ['- {}', [/^checks\[0\] MISSING: .*one of url, address, query, command/] as unknown as string[]],
    [
      '- {ulr: "http://x", interval: 3s}',
      [/^checks\[0\] MISSING/, /^checks\[0\].ulr UNKNOWN: ulr \| Did you mean url\?/] as unknown as string[],
    ],
    [
      '- {name: web, url: "http://x", timeout: x}',
      [/checks\[0\].timeout .*\(in the check "web"\)$/] as unknown as string[],
    ],
    ['- {kind: http}', ['checks[0].url MISSING']],
    ['- {kind: ftp}', ['checks[0].kind ILLEGAL: "ftp" | http, tcp, tls, dns, command']],
    ['- {kind: [tcp]}', ['checks[0].kind ILLEGAL: no text']],
    ['- {url: "ftp://x/?token=hunter2"}', ['checks[0].url ILLEGAL: "ftp://x/?…"']],
    ['- {url: "https://u:hunter2@x/"}', ['checks[0].url ILLEGAL: a text (not shown) (a login in the URL)']],
    ['- {url: "http://x", expect-jsn: $.a}', ['checks[0].expect-jsn UNKNOWN: expect-jsn | Did you mean expect-json?']],
    ['- {url: "http://x", expect-json: ["$.a", "$.b == c"]}', ['checks[0].expect-json ILLEGAL: line 2: "$.b == c"']],
    ['- {url: "http://x", expect-match: "("}', ['checks[0].expect-match ILLEGAL: "("']],
    ['- {url: "http://x", headers: hunter2}', ['checks[0].headers ILLEGAL: the value (not shown)']],
    ['- {url: "http://x", address: "a:1"}', ['checks[0] CONFLICT: two kinds: url and address | Give one of url']],
    ['- {address: "a.example"}', ['checks[0].address ILLEGAL']],
    [
      '- {address: "a.example:1", expect-status: 200}',
      ['checks[0].expect-status UNKNOWN: expect-status | Allowed here: name'],
    ],
    ['- {address: "a:1", via: proxy}', ['checks[0].via ILLEGAL: "proxy" | direct, ssh']],
    ['- {query: "a..b"}', ['checks[0].query ILLEGAL']],
    ['- {query: a.example, record: PTR}', ['checks[0].record ILLEGAL: "PTR" | A, AAAA']],
    ['- {query: a.example, server: ns.example}', ['checks[0].server ILLEGAL']],
    ['- {query: a.example, via: ssh}', ['checks[0].via ILLEGAL: "ssh" | direct']],
    ['- {command: ""}', ['checks[0].command MISSING']],
    ['- {command: x, via: direct}', ['checks[0].via ILLEGAL: "direct" | ssh']],
    ['- {command: x, expect-exit: 256}', ['checks[0].expect-exit ILLEGAL']],
    ['- {url: "http://x", name: "a\\nb"}', ['checks[0].name ILLEGAL']],
    ['- {url: "http://x", interval: soon}', ['checks[0].interval ILLEGAL: "soon"']],
    ['- {url: "http://x", tls-min-days: 9}', ['checks[0].tls-min-days CONFLICT']],
    ['- {url: "http://x", resolve: all, via: ssh}', ['checks[0].resolve CONFLICT']],
    ['- {url: "http://x", instances: 3}', ['checks[0].instances CONFLICT: 3 without expect-version']],
    ['- {url: "http://x", max-attempts: 1}', ['checks[0].max-attempts CONFLICT']],
    ['- {url: "http://x", ca: nonsense}', ['checks[0].ca ILLEGAL: the text (it contains no certificate']],
    ['- {url: "http://x", method: HEAD}', ['checks[0].method CONFLICT'], { 'expect-body': 'x' }],
    ['- {url: "http://x"}\n- {url: "http://x"}', ['checks CONFLICT: "x" is the name of several checks']],
    ['- {url: "http://x"}', ['checks CONFLICT: "x" is the name of several checks'], { urls: 'http://x' }],
    ['- {url: "http://x"}', ['interval ILLEGAL: "soon"'], { interval: 'soon' }],
    [
      '- {url: "http://x"}\n- {url: "http://y", interval: later}',
      ['checks[1].interval ILLEGAL', 'interval ILLEGAL'],
      { interval: 'soon' },
    ],
    ['- {address: "x:1"}', ['tls-min-days CONFLICT'], { 'tls-min-days': '3' }],
    ['- {address: "x:1"}', ['expect-version CONFLICT: given, but no check reads'], { 'expect-version': 'v2' }],
    ['- {command: x}', ['expect-json CONFLICT: given, but no check uses HTTP'], { 'expect-json': '$.a' }],
  ])('%s: %s', async (text, expected, given = {}) => {
    const found = await problems(text, given);
    const starts = expected.map((start) =>
      typeof start === 'string' ? expect.stringContaining(start) : expect.stringMatching(start),
    );
    expect([...found].sort()).toEqual(starts);
  });

  it('never shows a secret of an entry in a problem', async () => {
    const text = '- {url: "htps://x/?token=hunter2", headers: {Authorization: "hunter2\\u0000", host: hunter2}}';
    expect((await problems(text)).join()).not.toContain('hunter2');
    const keys = '- {"https://u:hunter2@x/": y}\n- {url: "http://x", "https://u:hunter2@x/": y}';
    expect((await problems(keys)).join()).not.toContain('hunter2');
  });

  it('limits what is asked at once', async () => {
    const text = Array.from({ length: 251 }, (_, at) => `- {name: c${at}, command: x}`).join('\n');
    expect(await problems(text)).toEqual([expect.stringContaining('checks ILLEGAL: 251 checks, which are 502')]);
  });

  it('takes any entries without breaking, and tells every problem by the path of its entry or the name of an input', async () => {
    const key = fc.constantFrom(
      'name',
      'kind',
      'url',
      'address',
      'query',
      'command',
      'record',
      'via',
      'interval',
      'ca',
      'headers',
      'expect-json',
      'expect-match',
      'resolve',
      'x',
    );
    const scalar = fc.oneof(
      fc.constantFrom('http', 'tls', 'dns', 'ssh', 'http://a', 'a:1', '5s', 'all', '$.a', '('),
      fc.string(),
    );
    const value = fc.oneof(
      scalar,
      fc.array(scalar, { maxLength: 2 }),
      fc.dictionary(fc.string(), scalar, { maxKeys: 2 }),
    );
    const entry = fc.oneof(
      { weight: 5, arbitrary: fc.dictionary(key, value, { maxKeys: 5 }) },
      { weight: 1, arbitrary: value },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 3 }), async (entries) => {
        for (const problem of await problems(JSON.stringify(entries))) {
          expect(problem).toMatch(
            /^(checks(\[\d\](\.\S.*)?)?|checks\[\d\]\..*|urls) (MISSING|ILLEGAL|UNKNOWN|CONFLICT): /s,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
