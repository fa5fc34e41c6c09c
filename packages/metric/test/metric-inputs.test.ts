import { BadInput, InputReader, withStructures } from '@deploy-actions/action';
import type { SourceKind } from '@deploy-actions/source';
import { readMetrics } from '../src/metric-inputs';

async function read(metrics: string, kind: SourceKind = 'json') {
  const input = { default: '', required: false, secret: false };
  const contract = { action: 'any', inputs: { metrics: input, sustain: input }, outputs: [] };
  const values = { metrics, sustain: '2m' };
  const { structures = {} } = await withStructures({ values, unknown: [] }, ['metrics']);
  const reader = new InputReader(contract, values, structures);
  const signals = readMetrics(reader, kind);
  const problems = reader.problems.map(({ input: name, code }) => [name, code]);
  return { signals, problems, told: reader.problems };
}

describe('readMetrics', () => {
  it('takes the highest of several instances where a baseline gives an upper bound', async () => {
    const { signals } = await read('[{ name: p, path: $.p, min: 1, max-increase: 20% }]');
    expect(signals[0]).not.toHaveProperty('worst');
  });

  it('reads what is asked and what is bad, and takes the sustained time over', async () => {
    const { signals, problems } = await read(`
- name: cpu
  path: $.cpu
  max: 80
- name: memory
  form: ratio
  path: $.memory
  max: 85%
  sustain: 30s
- { name: database, path: $.database.up, min: 1, sustain: 1m }
- { name: checkout, errors-path: $.e, total-path: $.t, max: 0.02 }
- { name: latency, path: $.p99, max-increase: 20% }
`);
    expect(problems).toEqual([]);
    expect(signals).toEqual([
      {
        name: 'cpu',
        query: { form: 'value', query: '$.cpu' },
        rule: { unit: 'plain', threshold: 80, sustainMs: 120_000 },
      },
      {
        name: 'memory',
        query: { form: 'ratio', query: '$.memory' },
        rule: { unit: 'ratio', threshold: 0.85, sustainMs: 30_000 },
      },
      {
        name: 'database',
        query: { form: 'value', query: '$.database.up' },
        worst: 'lowest',
        rule: { unit: 'plain', min: 1, sustainMs: 60_000 },
      },
      {
        name: 'checkout',
        query: { form: 'counters', errors: '$.e', total: '$.t' },
        rule: { unit: 'ratio', threshold: 0.02, sustainMs: 120_000 },
      },
      {
        name: 'latency',
        query: { form: 'value', query: '$.p99' },
        rule: { unit: 'plain', sustainMs: 120_000, increase: { kind: 'relative', by: 0.2 } },
      },
    ]);
  });

  it('reads quantiles and rates where the source has them', async () => {
    const { signals, problems } = await read(
      '[{name: p95, query: d_bucket, quantile: 0.95, max: 1}, {name: load, query: c_total, form: rate, max: 9}]',
      'openmetrics',
    );
    expect(problems).toEqual([]);
    expect(signals.map(({ query }) => query)).toEqual([
      { form: 'quantile', query: 'd_bucket', quantile: 0.95 },
      { form: 'rate', query: 'c_total' },
    ]);
  });

  it.each<[string, SourceKind, string]>([
    ['[{name: a, max: 1}]', 'json', 'path: missing. Expected: a JSONPath such as $.error_rate, for form value'],
    ['[{name: a, query: q, max: 1}]', 'json', 'query: no such key. Did you mean path?'],
    ['[{name: a, paht: $.a, max: 1}]', 'json', 'paht: no such key. Did you mean path?'],
    [
      '[{name: a, path: $.a, errors-path: $.e, total-path: $.t, max: 1%}]',
      'json',
      'Form counters takes errors-path and',
    ],
    ['[{name: a, query: q, quantile: 0.9, form: value, max: 1}]', 'openmetrics', 'Only for form quantile.'],
    [
      '[{name: a, path: $.a, max: 85%}]',
      'json',
      'a number in the unit of the metric; for a share from 0 to 1 and 80% set form: ratio',
    ],
    [
      '[{name: a, query: q, max: 85%}]',
      'openmetrics',
      'a number in the unit of the metric; for a share from 0 to 1 write the number: 0.85 for 85%',
    ],
    ['[{name: a, path: $.a}]', 'json', 'Expected: a limit: one of max, min and max-increase'],
    ['[{name: a, path: $.a, max: 1, min: 2}]', 'json', 'min is above max. Give a min below the max.'],
  ])('%s (%s) is told in a sentence: %s', async (metrics, kind, words) => {
    const { told } = await read(metrics, kind);
    expect(told).toHaveLength(1);
    expect(new BadInput(told).message).toContain(words);
  });

  it.each<[string, SourceKind, [string, string][]]>([
    ['cpu', 'json', [['metrics', 'ILLEGAL']]],
    ['- cpu', 'json', [['metrics[0]', 'ILLEGAL']]],
    ['[{path: $.a, max: 1}]', 'json', [['metrics[0].name', 'MISSING']]],
    ['[{name: "a b", path: $.a, max: 1}]', 'json', [['metrics[0].name', 'ILLEGAL']]],
    ['[{name: a, max: 1}]', 'json', [['metrics[0].path', 'MISSING']]],
    ['[{name: a, path: x, max: 1}]', 'json', [['metrics[0].path', 'ILLEGAL']]],
    ['[{name: a, query: up, max: 1}]', 'json', [['metrics[0].query', 'UNKNOWN']]],
    ['[{name: a, path: $.a, max: 1}]', 'prometheus', [['metrics[0].path', 'UNKNOWN']]],
    ['[{name: a, errors: e, total-path: $.t, max: 1}]', 'json', [['metrics[0].errors', 'UNKNOWN']]],
    ['[{nam: a, path: $.a, max: 1}]', 'json', [['metrics[0].nam', 'UNKNOWN']]],
    ['[{name: a, pth: $.a, max: 1}]', 'json', [['metrics[0].pth', 'UNKNOWN']]],
    ['[{name: a, path: $.a, mx: 1}]', 'json', [['metrics[0].mx', 'UNKNOWN']]],
    ['[{name: a, path: $.a, fom: ratio, max: 80%}]', 'json', [['metrics[0].fom', 'UNKNOWN']]],
    ['[{name: a, path: $.a, form: ratoi, max: 80%}]', 'json', [['metrics[0].form', 'ILLEGAL']]],
    ['[{name: a, query: q, form: quantil, quantile: 0.9, max: 1}]', 'openmetrics', [['metrics[0].form', 'ILLEGAL']]],
    ['[{name: a, path: $.a, form: counters, max: 1}]', 'json', [['metrics[0].path', 'CONFLICT']]],
    [
      '[{name: a, errors-path: $.e, total-path: $.t, form: value, max: 1}]',
      'json',
      [['metrics[0].errors-path', 'CONFLICT']],
    ],
    ['[{name: a, errors-path: $.e, max: 1}]', 'json', [['metrics[0].total-path', 'MISSING']]],
    ['[{name: a, path: $.a}]', 'json', [['metrics[0].max', 'MISSING']]],
    ['[{name: a, path: $.a, max: 80%}]', 'json', [['metrics[0].max', 'ILLEGAL']]],
    ['[{name: a, path: $.a, max: 1, min: 2}]', 'json', [['metrics[0].min', 'CONFLICT']]],
    ['[{name: a, path: $.a, max: 1, sustain: long}]', 'json', [['metrics[0].sustain', 'ILLEGAL']]],
    ['[{name: a, path: $.a, max: 1, form: quantile}]', 'json', [['metrics[0].form', 'ILLEGAL']]],
    ['[{name: a, path: $.a, errors-path: $.e, total-path: $.t, max: 1%}]', 'json', [['metrics[0].path', 'CONFLICT']]],
    ['[{name: a, path: $.a, max-increase: 1pp}]', 'json', [['metrics[0].max-increase', 'ILLEGAL']]],
    ['[{name: a, path: $.a, max: 1}, {name: a, path: $.b, max: 1}]', 'json', [['metrics', 'CONFLICT']]],
    ['[{name: error-rate, path: $.a, max: 1}]', 'json', [['metrics', 'CONFLICT']]],
    ['[{name: a, query: "up{", max: 1}]', 'openmetrics', [['metrics[0].query', 'ILLEGAL']]],
    ['[{name: a, query: up, form: ratio, max: 1}]', 'openmetrics', [['metrics[0].form', 'ILLEGAL']]],
    ['[{name: a, query: b, quantile: 2, max: 1}]', 'openmetrics', [['metrics[0].quantile', 'ILLEGAL']]],
    [
      '[{name: a, query: up, form: ratio, max: 80%}]',
      'openmetrics',
      [
        ['metrics[0].form', 'ILLEGAL'],
        ['metrics[0].max', 'ILLEGAL'],
      ],
    ],
    [
      '[{name: a, path: $.a, form: rato, max: much, max-increase: more}]',
      'json',
      [
        ['metrics[0].form', 'ILLEGAL'],
        ['metrics[0].max', 'ILLEGAL'],
        ['metrics[0].max-increase', 'ILLEGAL'],
      ],
    ],
    [
      '[{name: a, fom: ratio, max: much}]',
      'json',
      [
        ['metrics[0].fom', 'UNKNOWN'],
        ['metrics[0].path', 'MISSING'],
        ['metrics[0].max', 'ILLEGAL'],
      ],
    ],
    [
      '[{name: a, form: rato, max: 1}]',
      'json',
      [
        ['metrics[0].form', 'ILLEGAL'],
        ['metrics[0].path', 'MISSING'],
      ],
    ],
  ])('%s (%s): %j', async (metrics, kind, problems) => {
    expect((await read(metrics, kind)).problems).toEqual(problems);
  });
});
