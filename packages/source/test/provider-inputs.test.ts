import { InputReader } from '@deploy-actions/action';
import type { SourceKind } from '@deploy-actions/source';
import { readProvider } from '../src/provider-inputs';

type Values = Readonly<Record<string, string>>;

function read(kind: SourceKind, values: Values) {
  const input = { default: '', required: false, secret: false };
  const secret = { ...input, secret: true };
  const open = { region: input, 'api-url': input, account: input, organization: input, project: input };
  const inputs = { ...open, 'api-key': secret, 'app-key': secret, token: secret };
  const reader = new InputReader({ action: 'any', inputs, outputs: [] }, values);
  return { access: readProvider(reader, kind), problems: reader.problems };
}

describe('readProvider', () => {
  it.each<[SourceKind, Values]>([
    ['cloudwatch', { region: 'eu-central-1' }],
    ['datadog', { 'api-key': 'a', 'app-key': 'b', 'api-url': 'https://api.datadoghq.eu/' }],
    ['newrelic', { 'api-key': 'a', account: '12' }],
    ['sentry', { token: 'a', organization: 'o', project: '7' }],
    ['json', {}],
  ])('%s: %j', (kind, values) => {
    expect(read(kind, values)).toEqual({ access: values, problems: [] });
  });

  it.each<[SourceKind, Values, [string, string][]]>([
    ['cloudwatch', {}, [['region', 'MISSING']]],
    ['cloudwatch', { region: 'Frankfurt' }, [['region', 'ILLEGAL']]],
    ['cloudwatch', { region: 'eu-central-1', token: 'x' }, [['token', 'CONFLICT']]],
    ['datadog', { 'api-key': 'a' }, [['app-key', 'MISSING']]],
    ['newrelic', { 'api-key': 'a', account: 'ours' }, [['account', 'ILLEGAL']]],
    ['sentry', { token: 'a', organization: 'o', 'api-url': 'sentry' }, [['api-url', 'ILLEGAL']]],
    ['json', { region: 'eu-central-1' }, [['region', 'CONFLICT']]],
  ])('%s with %j: %j', (kind, values, problems) => {
    expect(read(kind, values).problems.map(({ input, code }) => [input, code])).toEqual(problems);
  });

  it('says for which sources it is', () => {
    const [problem] = read('sentry', { token: 'a', organization: 'o', 'api-key': 'x' }).problems;
    expect(problem?.legal).toBe('Only for source: datadog, newrelic.');
  });

  it('shows no key and no login in a problem', () => {
    const { problems } = read('json', { 'api-key': 'hunter2', 'api-url': 'https://me:hunter2@a.example' });
    expect(problems).not.toEqual([]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
