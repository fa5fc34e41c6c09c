import { BadInput, type Contract, namesRead, parseInputs, rawInputs } from '@deploy-actions/action';
import { type GateSettings, gateContract, readGateInputs } from '@deploy-actions/gate';

/** As the runner hands them over. */
function environment(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function read(given: Record<string, string>, contract: Contract = gateContract, urls = 'urls'): GateSettings {
  return parseInputs(contract, rawInputs(contract, environment(given)), (input) =>
    readGateInputs(input, contract, { urls, required: contract === gateContract }),
  );
}

function problems(given: Record<string, string>): string[] {
  try {
    read(given);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.problems.map(({ input, code }) => `${input} ${code}`);
  }
}

const urls = 'https://a.example/health';

describe('readGateInputs', () => {
  it('reads all of its inputs, whatever is given', () => {
    const names = namesRead(gateContract, (input) => readGateInputs(input, gateContract));
    expect(names.sort()).toEqual(Object.keys(gateContract.inputs).sort());
  });

  it('has the defaults of the contract', () => {
    const { checks, quorum, soakMs, deadlineMs, quorumOver } = read({ urls });
    expect({ checks: checks.length, quorum, soakMs }).toEqual({ checks: 1, quorum: { kind: 'all' }, soakMs: 0 });
    expect([deadlineMs, quorumOver]).toEqual([undefined, 'checks']);
    expect(checks[0]).toMatchObject({
      name: 'a.example/health',
      intervalMs: 5000,
      fastIntervalMs: 1000,
      startTimeoutMs: 120_000,
      initialDelayMs: 0,
      maxAttempts: undefined,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
      instances: 1,
      latencySlo: [],
      probe: {
        timeoutMs: 5000,
        request: {
          url: urls,
          method: 'GET',
          headers: [],
          body: undefined,
          followRedirects: false,
          userAgent: 'deploy-actions-health-gate/1',
        },
        expect: {
          status: { text: '200' },
          json: [],
          body: undefined,
          version: undefined,
          versionPath: { text: '$.version' },
        },
      },
    });
  });

  it('reads everything that can be said', () => {
    const { checks, quorum, soakMs, deadlineMs, quorumOver } = read({
      urls: '# instances\nweb-1=https://a.example/h\n\nweb-2=https://b.example/h',
      'expect-status': '200-204',
      'expect-json': '$.status == "healthy"\n$.db',
      'expect-body': 'ok',
      'expect-version': 'v2',
      'version-path': '$.build.version',
      headers: 'Authorization: Bearer x\nX-A: b',
      method: 'POST',
      body: '{}',
      interval: '10s',
      'fast-interval': '500ms',
      timeout: '2s',
      'start-timeout': '5m',
      'max-attempts': '20',
      'healthy-threshold': '1',
      'unhealthy-threshold': '4',
      soak: '10m',
      'initial-delay': '3s',
      quorum: '50%',
      'quorum-over': 'hosts',
      deadline: '20m',
      instances: '3',
      'latency-slo': 'p99 < 1s\np50 <= 200ms',
      'follow-redirects': 'true',
    });
    expect(checks).toMatchObject([
      { name: 'web-1', probe: { request: { url: 'https://a.example/h' } } },
      { name: 'web-2', probe: { request: { url: 'https://b.example/h' } } },
    ]);
    expect(checks[1]).toMatchObject({
      intervalMs: 10_000,
      fastIntervalMs: 500,
      startTimeoutMs: 300_000,
      initialDelayMs: 3000,
      maxAttempts: 20,
      instances: 3,
      latencySlo: [
        { percent: 99, limitMs: 1000, inclusive: false },
        { percent: 50, limitMs: 200, inclusive: true },
      ],
      healthyThreshold: 1,
      unhealthyThreshold: 4,
      probe: {
        timeoutMs: 2000,
        request: {
          method: 'POST',
          body: '{}',
          followRedirects: true,
          headers: [
            ['Authorization', 'Bearer x'],
            ['X-A', 'b'],
          ],
        },
        expect: { status: { text: '200-204' }, body: 'ok', version: 'v2', versionPath: { text: '$.build.version' } },
      },
    });
    expect(checks[1]).toMatchObject({
      probe: { expect: { json: [{ text: '$.status == "healthy"' }, { text: '$.db' }] } },
    });
    expect([quorum, soakMs]).toEqual([{ kind: 'fraction', fraction: 0.5 }, 600_000]);
    expect([deadlineMs, quorumOver]).toEqual([1_200_000, 'hosts']);
  });

  it.each([
    [{}, 1000],
    [{ interval: '30s' }, 30_000],
    [{ interval: '200ms' }, 200],
    [{ interval: '30s', 'fast-interval': '2s' }, 2000],
    [{ 'fast-interval': '2s' }, 2000],
  ])('asks as fast as %j says', (given, fastIntervalMs) => {
    expect(read({ urls, ...given }).checks[0]?.fastIntervalMs).toBe(fastIntervalMs);
  });

  it.each<[Record<string, string>, string[]]>([
    [{}, ['urls MISSING']],
    [{ urls: 'a.example\nhttps://ok.example/\nftp://x/' }, ['urls ILLEGAL', 'urls ILLEGAL']],
    [{ urls: 'a=https://a.example/\na=https://b.example/' }, ['urls CONFLICT']],
    [{ urls: Array.from({ length: 101 }, (_, at) => `https://a.example/${at}`).join('\n') }, ['urls ILLEGAL']],
    [{ urls, 'expect-status': 'ok' }, ['expect-status ILLEGAL']],
    [{ urls, 'expect-json': '$.a == b\n$.c\n$.[' }, ['expect-json ILLEGAL', 'expect-json ILLEGAL']],
    [{ urls, 'version-path': 'version' }, ['version-path ILLEGAL']],
    [{ urls, headers: 'no colon' }, ['headers ILLEGAL']],
    [{ urls, method: 'TRACE' }, ['method ILLEGAL']],
    [{ urls, body: '{}' }, ['body CONFLICT']],
    [{ urls, method: 'HEAD', 'expect-version': 'v2' }, ['method CONFLICT']],
    [{ urls, interval: '0s' }, ['interval ILLEGAL']],
    [{ urls, interval: 'soon' }, ['interval ILLEGAL']],
    [{ urls, 'fast-interval': '1ms' }, ['fast-interval ILLEGAL']],
    [{ urls, timeout: '0' }, ['timeout ILLEGAL']],
    [{ urls, soak: '30d' }, ['soak ILLEGAL']],
    [{ urls, 'max-attempts': '0' }, ['max-attempts ILLEGAL']],
    [{ urls, 'max-attempts': '1' }, ['max-attempts CONFLICT']],
    [{ urls, 'healthy-threshold': '0' }, ['healthy-threshold ILLEGAL']],
    [{ urls, 'unhealthy-threshold': '101' }, ['unhealthy-threshold ILLEGAL']],
    [{ urls, quorum: '2' }, ['quorum CONFLICT']],
    [{ urls, quorum: '0%' }, ['quorum ILLEGAL']],
    [{ urls, 'quorum-over': 'regions' }, ['quorum-over ILLEGAL']],
    [
      { urls: 'a=https://a.example/1\nb=https://a.example/2', quorum: '2', 'quorum-over': 'hosts' },
      ['quorum CONFLICT'],
    ],
    [{ urls, deadline: '0s' }, ['deadline ILLEGAL']],
    [{ urls, deadline: 'soon' }, ['deadline ILLEGAL']],
    [{ urls, deadline: '5m', soak: '5m', 'initial-delay': '1s' }, ['deadline CONFLICT']],
    [{ urls, deadline: '5m', soak: '5m' }, ['deadline CONFLICT']],
    [{ urls, deadline: '301s', soak: '5m' }, []],
    [{ urls, deadline: '5m', soak: '5m', 'healthy-threshold': '1' }, []],
    [{ urls: `a=${urls}\nb=${urls}b`, deadline: '5m', soak: '5m', quorum: '1' }, []],
    [{ urls, instances: '0' }, ['instances ILLEGAL']],
    [{ urls, instances: '2' }, ['instances CONFLICT']],
    [{ urls, instances: '2', 'expect-version': 'v2', 'max-attempts': '9' }, ['max-attempts CONFLICT']],
    [{ urls, instances: '2', 'expect-version': 'v2', 'start-timeout': '900ms' }, ['start-timeout CONFLICT']],
    [{ urls, instances: '2', 'expect-version': 'v2', 'start-timeout': '901ms' }, []],
    [{ urls, 'start-timeout': '1s' }, ['start-timeout CONFLICT']],
    [{ urls, interval: '2m' }, ['start-timeout CONFLICT']],
    [{ urls, 'latency-slo': 'p99 < 1s' }, ['latency-slo CONFLICT']],
    [{ urls, 'latency-slo': 'p99 < 1s', soak: '10m' }, []],
    [{ urls, 'latency-slo': 'p98 < 1s\np99 > 1s', soak: '10m' }, ['latency-slo ILLEGAL', 'latency-slo ILLEGAL']],
    [{ urls, 'follow-redirects': 'yes' }, ['follow-redirects ILLEGAL']],
  ])('%j', (given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  it('reports everything that is wrong in one go', () => {
    const given = { 'expect-status': 'x', interval: 'x', timeout: 'x', quorum: 'x', headers: 'x', method: 'x' };
    expect(problems(given).sort()).toEqual(
      ['urls MISSING', ...Object.keys(given).map((name) => `${name} ILLEGAL`)].sort(),
    );
  });

  it('never quotes a header', () => {
    expect(() => read({ urls, headers: 'hunter2 without a colon' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});

describe('readGateInputs for an action that declares only some of them', () => {
  const contract = {
    action: 'other',
    inputs: {
      'health-urls': { default: '', required: false, secret: false },
      'healthy-threshold': { default: '1', required: false, secret: false },
    },
    outputs: [],
  } as const satisfies Contract;

  it("takes the gate's defaults for the rest, and the action's own for what it declares", () => {
    const { checks } = read({ 'health-urls': urls }, contract, 'health-urls');
    expect(checks[0]).toMatchObject({
      healthyThreshold: 1,
      unhealthyThreshold: 3,
      intervalMs: 5000,
      fastIntervalMs: 1000,
    });
  });

  it('has no checks where no URL is given and none is required', () => {
    expect(read({}, contract, 'health-urls').checks).toEqual([]);
  });

  it("reports problems under the action's names", () => {
    expect(() => read({ 'health-urls': 'nowhere' }, contract, 'health-urls')).toThrow(
      / {2}health-urls: "nowhere" \(no scheme\) is not allowed/,
    );
  });

  it('reads nothing that is not declared', () => {
    const build = (input: Parameters<typeof readGateInputs>[0]) =>
      readGateInputs(input, contract, { urls: 'health-urls' });
    expect(namesRead(contract, build).sort()).toEqual(['health-urls', 'healthy-threshold']);
  });
});
