import { InputReader } from '@deploy-actions/action';
import { readMonitorInputs } from '@deploy-actions/metric';

const DEFAULTS = {
  source: 'json',
  url: 'https://a.example/metrics',
  headers: '',
  'error-rate-path': '',
  'errors-path': '',
  'total-path': '',
  errors: '',
  total: '',
  query: '',
  region: '',
  'api-url': '',
  'api-key': '',
  'app-key': '',
  account: '',
  token: '',
  organization: '',
  project: '',
  timeout: '10s',
  threshold: '5%',
  sustain: '2m',
  duration: '5m',
  interval: '10s',
  'min-samples': '1',
  'on-no-data': 'inconclusive',
  'on-low-traffic': 'inconclusive',
  'on-provider-error': 'inconclusive',
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
  it('watches a provider at the pace of its data, and needs no url for it', () => {
    const input = reader({ url: '', source: 'cloudwatch', region: 'eu-west-1', query: 'AWS/ELB/A:Sum' });
    expect(readMonitorInputs(input)).toMatchObject({
      source: { kind: 'cloudwatch', provider: { region: 'eu-west-1', intervalMs: 10_000 } },
      rule: { intervalMs: 60_000, durationMs: 540_000, lateMs: 240_000 },
    });
    expect(input.problems).toEqual([]);
  });

  it('says once that the url of a Prometheus server is missing', () => {
    const input = reader({ url: '', source: 'prometheus', query: 'a' });
    readMonitorInputs(input);
    expect(input.problems.map((problem) => [problem.input, problem.code])).toEqual([['url', 'MISSING']]);
  });

  it('reads the rule in milliseconds and fractions', () => {
    const { rule, source } = readMonitorInputs(reader({}));
    expect(rule).toEqual({
      threshold: 0.05,
      sustainMs: 120_000,
      durationMs: 300_000,
      intervalMs: 10_000,
      minSamples: 1,
      onNoData: 'inconclusive',
      onLowTraffic: 'inconclusive',
      onProviderError: 'inconclusive',
    });
    expect(source.timeoutMs).toBe(10_000);
  });

  it.each<[Partial<Record<Name, string>>, string, string]>([
    [{ url: '' }, 'url', 'MISSING'],
    [{ threshold: '500%' }, 'threshold', 'ILLEGAL'],
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
  ])('%j is a problem of %s: %s', (values, input, code) => {
    const read = reader(values);
    readMonitorInputs(read);
    expect(read.problems.map((problem) => [problem.input, problem.code])).toEqual([[input, code]]);
  });
});
