import { InputReader } from '@deploy-actions/action';
import { readMonitorInputs } from '@deploy-actions/metric';

const DEFAULTS = {
  source: 'json',
  url: 'https://a.example/metrics',
  headers: '',
  'error-rate-path': '',
  'errors-path': '',
  'total-path': '',
  region: '',
  'api-url': '',
  'api-key': '',
  'app-key': '',
  account: '',
  token: '',
  organization: '',
  project: '',
  query: '',
  'expect-version': '',
  'version-path': '$.version',
  'own-requests': 'ignored',
  'version-series': '',
  'version-label': 'version',
  'control-url': '',
  'control-errors': '',
  'control-total': '',
  ca: '',
  method: 'rule',
  'false-alarm': '0.001',
  'early-pass': 'false',
  'max-increase': '',
  metrics: '',
  errors: '',
  total: '',
  timeout: '10s',
  threshold: '5%',
  sustain: '2m',
  duration: '5m',
  interval: '10s',
  'min-samples': '1',
  'on-no-data': 'inconclusive',
  'on-no-traffic': 'inconclusive',
  'on-low-traffic': 'inconclusive',
  'on-provider-error': 'inconclusive',
  'on-gap': 'inconclusive',
  'on-wrong-version': 'inconclusive',
} as const;

type Name = keyof typeof DEFAULTS;

function reader(values: Partial<Record<Name, string>>) {
  const input = { default: '', required: false, secret: false };
  // Any other action's contract that has these names and more.
  const inputs = Object.fromEntries([...Object.keys(DEFAULTS), 'hosts'].map((name) => [name, input]));
  const contract = { action: 'another-action', inputs: inputs as Record<Name | 'hosts', typeof input>, outputs: [] };
  return new InputReader(contract, { ...DEFAULTS, ...values });
}

describe('readMonitorInputs', () => {
  it('needs no url for a provider', () => {
    const read = reader({ source: 'datadog', url: '', 'api-key': 'a', 'app-key': 'b', query: 'q' });
    expect(readMonitorInputs(read)).toMatchObject({ source: { kind: 'datadog', access: { 'api-key': 'a' } } });
    expect(read.problems).toEqual([]);
  });

  it('reads the rule in milliseconds and fractions', () => {
    const { rule, source, signals } = readMonitorInputs(reader({}));
    expect(rule).toEqual({
      threshold: 0.05,
      sustainMs: 120_000,
      durationMs: 300_000,
      intervalMs: 10_000,
      minSamples: 1,
      method: 'rule',
      falseAlarm: 0.001,
      earlyPass: false,
      onNoData: 'inconclusive',
      onNoTraffic: 'inconclusive',
      onLowTraffic: 'inconclusive',
      onProviderError: 'inconclusive',
      onGap: 'inconclusive',
      onWrongVersion: 'inconclusive',
    });
    expect(source).toMatchObject({ kind: 'json', timeoutMs: 10_000, intervalMs: 10_000 });
    expect(signals).toEqual([
      {
        name: 'error-rate',
        query: { form: 'ratio', query: '$.error_rate' },
        rule: { unit: 'ratio', threshold: 0.05, sustainMs: 120_000 },
      },
    ]);
  });

  it.each<[Partial<Record<Name, string>>, string, string]>([
    [{ url: '' }, 'url', 'MISSING'],
    [{ source: 'prometheuss', errors: 'a' }, 'source', 'ILLEGAL'],
    [{ threshold: '500%' }, 'threshold', 'ILLEGAL'],
    [{ 'max-increase': '1' }, 'max-increase', 'ILLEGAL'],
    [{ method: 'guess' }, 'method', 'ILLEGAL'],
    [{ method: 'sequential' }, 'method', 'CONFLICT'],
    [{ 'false-alarm': '0' }, 'false-alarm', 'ILLEGAL'],
    [{ 'early-pass': 'true' }, 'early-pass', 'CONFLICT'],
    [{ sustain: 'long' }, 'sustain', 'ILLEGAL'],
    [{ duration: '0s' }, 'duration', 'ILLEGAL'],
    [{ duration: '8d' }, 'duration', 'ILLEGAL'],
    [{ interval: '0' }, 'interval', 'ILLEGAL'],
    [{ interval: '2h' }, 'interval', 'ILLEGAL'],
    [{ interval: '1ms', duration: '1h' }, 'interval', 'CONFLICT'],
    [{ interval: '6m' }, 'interval', 'CONFLICT'],
    [{ interval: '10s', duration: '9s' }, 'interval', 'CONFLICT'],
    [{ 'min-samples': '-1' }, 'min-samples', 'ILLEGAL'],
    [{ 'on-no-data': 'error' }, 'on-no-data', 'ILLEGAL'],
    [{ 'on-low-traffic': 'green' }, 'on-low-traffic', 'ILLEGAL'],
    [{ 'on-provider-error': 'retry' }, 'on-provider-error', 'ILLEGAL'],
    [{ 'on-gap': 'ignore' }, 'on-gap', 'ILLEGAL'],
    [{ 'on-wrong-version': 'error' }, 'on-wrong-version', 'ILLEGAL'],
  ])('%j is a problem of %s: %s', (values, input, code) => {
    const read = reader(values);
    readMonitorInputs(read);
    expect(read.problems.map((problem) => [problem.input, problem.code])).toEqual([[input, code]]);
  });
});
