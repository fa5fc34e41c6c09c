import { type Adapter, adapterOf, adapters, NEEDED, OPTIONAL } from '@deploy-actions/source';
import { acting, inputsOf } from '../../actions/error-rate-monitor/test/acting';
import { listActions } from '../../scripts/actions.mjs';

const monitor = listActions().find(({ name }) => name === 'error-rate-monitor');
const descriptionOf = (input: string) => monitor?.manifest.inputs?.[input]?.description ?? '';

/** All that a new kind of source is: what stands in its file, and the name in its row. */
const toy: Adapter = {
  forms: ['counters', 'value'],
  language: 'free',
  asks: 'provider',
  access: { token: NEEDED, project: OPTIONAL },
  open: async ({ access = {} }, signals, { clock }) => ({
    pace: { bucketMs: 0, lateMs: 0 },
    measure: async () =>
      signals.map(({ query }) => {
        const total = query.form === 'counters' ? Number(query.total) : 0;
        const counts = { ratio: clock.elapsed() < 60_000 ? 0 : 0.5, errors: total / 2, total };
        const instances = [{ name: `toy ${access.token}`, ...counts }];
        return { ...counts, instances };
      }),
    check: async () => signals.map(({ name, query }) => ({ signal: name, query: query.form, found: 'a toy' })),
  }),
};

describe('a source', () => {
  it('is in the text of the input if it is in the table, and the other way about', () => {
    const named = [...descriptionOf('source').matchAll(/`([a-z]+)`/g)].map(([, name]) => name);
    expect(named).toEqual(Object.keys(adapters));
  });

  it.each<[string, (adapter: Adapter) => boolean]>([
    ['control-url', ({ asks }) => asks === 'instances'],
    ['expect-version', ({ tellsVersion }) => tellsVersion !== undefined],
    ['version-series', ({ tellsVersion }) => tellsVersion === 'series'],
  ])('is named in the text of %s if it takes that', (input, isTaken) => {
    const words = [...descriptionOf(input).matchAll(/`(?:source: )?([a-z]+)`/g)].map(([, word = '']) => word);
    const named = Object.keys(adapters).filter((kind) => words.includes(kind));
    expect(named).toEqual(Object.keys(adapters).filter((kind) => isTaken(adapterOf(kind))));
  });

  it('asks for inputs that the action has', () => {
    const asked = Object.values(adapters).flatMap(({ access }) => Object.keys(access));
    expect(asked.filter((input) => descriptionOf(input) === '')).toEqual([]);
  });

  describe('that is new', () => {
    const given = { url: '', source: 'toy', token: 'secret', errors: '5', total: '10' };
    const never = () => new Error('nobody is asked by HTTP');

    // What is another row of the table for everybody else.
    beforeAll(() => Object.assign(adapters, { toy }));
    afterAll(() => Reflect.deleteProperty(adapters, 'toy'));

    it('is checked, watched and recorded when there is a row for it', async () => {
      const checked = await acting({ ...given, operation: 'check-config' }, never);
      expect(checked.outputs.verdict).toBe('pass');
      expect(checked.lines.join('\n')).toContain('counters: a toy');
      const watched = await acting({ ...given, sustain: '1m' }, never);
      expect(watched.outputs).toMatchObject({ verdict: 'fail', 'detect-ms': '60000' });
      expect(watched.details).toMatchObject({ source: { kind: 'toy' } });
      const before = await acting({ ...given, operation: 'baseline' }, never);
      expect(JSON.parse(before.outputs.baseline ?? '')).toMatchObject({ signals: [{ name: 'error-rate' }] });
    });

    it.each<[Record<string, string>, string[]]>([
      [{ token: '' }, ['  token: missing. Expected: a value, because source toy needs it']],
      [{ region: 'eu-west-1' }, ['  region: given beside source: toy. Only for source: cloudwatch.']],
      [{ query: 'x', errors: '', total: '' }, ['source toy has no ratios']],
      [{ url: 'http://a.example' }, ['  url: given beside source: toy.']],
      [{ 'expect-version': 'v2' }, ['Only for source: json, openmetrics.']],
      [{ metrics: '[{ name: a, query: q, form: quantile, max: 1 }]' }, ['metrics[0].form', 'value, counters']],
      [{ source: 'graphite' }, ['source: "graphite" is not allowed', 'newrelic, sentry, toy']],
      [{ source: 'sentry', organization: 'o', 'app-key': 'x' }, ['app-key', 'Only for source: datadog.']],
    ])('has its inputs checked: %j', async (changes, words) => {
      const refused = await inputsOf({ ...given, ...changes }).then(
        () => 'legal',
        (error: Error) => error.message,
      );
      for (const word of words) expect(refused).toContain(word);
    });

    it('asks for what others ask for, too', async () => {
      expect((await inputsOf({ ...given, project: '7' })).watch.source.access).toEqual({
        token: 'secret',
        project: '7',
      });
    });
  });
});
