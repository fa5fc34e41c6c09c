import type { Observation } from '@deploy-actions/source';
import { matrix, prometheusDouble } from './prometheus-double';

const signals = [{ name: 'error-rate', query: { form: 'counters', errors: 'n{code="500"}', total: 'n' } }] as const;
const ok = { job: 'api', instance: 'a', code: '200' };
const bad = { job: 'api', instance: 'a', code: '500' };

type Series = Parameters<typeof matrix>[number];

/** What is measured from these answers for all series, 10 s apart. */
async function measured(...rounds: (Series[] | Response)[]): Promise<Observation[]> {
  let round = 0;
  const { source, clock, asked } = prometheusDouble(signals, (query) => {
    const given = rounds[round] ?? [];
    if (given instanceof Response) return given.clone();
    return matrix(...given.filter(([labels]) => query.startsWith('n[') || labels.code === '500'));
  });
  const found: Observation[] = [];
  for (; round < rounds.length; round++) {
    found.push(...(await source.measure()));
    await clock.sleep(10_000);
  }
  expect(asked.length).toBeGreaterThan(0);
  return found;
}

const short = ({ errors, total, problem }: Observation) =>
  problem === undefined ? `${errors}/${total}` : problem.kind;

describe('counterWatch', () => {
  it.each<[string, Parameters<typeof measured>, string[]]>([
    [
      'growth, series by series',
      [
        [
          [ok, [0, 100]],
          [bad, [0, 5]],
        ],
        [
          [ok, [10, 190]],
          [bad, [10, 15]],
        ],
      ],
      ['reference', '10/100'],
    ],
    [
      'errors appear',
      [
        [[ok, [0, 100]]],
        [
          [ok, [10, 196]],
          [bad, [10, 4]],
        ],
      ],
      ['reference', '4/100'],
    ],
    ['no errors yet', [[[ok, [0, 100]]], [[ok, [10, 110]]]], ['reference', '0/10']],
    ['no total', [[], []], ['query', 'query']],
    ['the total is gone for a while', [[[ok, [0, 100]]], [], [[ok, [20, 130]]]], ['reference', 'missing', '0/30']],
    ['no new sample', [[[ok, [0, 100]]], [[ok, [0, 100]]], [[ok, [15, 120]]]], ['reference', 'missing', '0/20']],
    ['no traffic', [[[ok, [0, 100]]], [[ok, [10, 100]]]], ['reference', 'no-traffic']],
    [
      'a hole is bridged',
      [[[ok, [0, 100]]], new Response('', { status: 500 }), [[ok, [20, 140]]]],
      ['reference', 'provider', '0/40'],
    ],
    [
      'a restart',
      [
        [
          [ok, [0, 100]],
          [bad, [0, 50]],
        ],
        [
          [ok, [10, 8]],
          [bad, [10, 2]],
        ],
      ],
      ['reference', '2/10'],
    ],
  ])('%s', async (_, rounds, expected) => {
    expect((await measured(...rounds)).map(short)).toEqual(expected);
  });

  it('takes a sum that lost a member for no restart, and nothing of it for requests', async () => {
    const rounds = [0, 15, 30, 45, 60, 75].map((atS): Series[] => {
      const isAway = atS >= 45 && atS < 75;
      return [
        [ok, [atS, 29_000 + 20 * atS - (isAway ? 5000 : 0)]],
        [bad, [atS, 31_000 - (isAway ? 15_000 : 0)]],
      ];
    });
    const seen = await measured(...rounds);
    expect(seen.map(short)).toEqual(['reference', '0/300', '0/300', 'missing', '0/300', 'missing']);
    expect(seen.map(({ problem }) => problem?.cause?.is)).toEqual([
      undefined,
      undefined,
      undefined,
      'counter-fell',
      undefined,
      'counter-jumped',
    ]);
  });

  it('marks that errors never matched, until they did', async () => {
    const observations = await measured(
      [[ok, [0, 100]]],
      [[ok, [10, 110]]],
      [
        [ok, [20, 120]],
        [bad, [20, 1]],
      ],
    );
    expect(observations.map(({ instances }) => instances[0]?.errorsUnmatched)).toEqual([undefined, true, undefined]);
    expect(observations[1]).not.toHaveProperty('errorsUnmatched');
  });

  it('marks a restart', async () => {
    const [, second] = await measured([[ok, [0, 100]]], [[ok, [10, 8]]]);
    expect(second?.instances).toEqual([
      { name: 'prometheus:9090', ratio: 0, errors: 0, total: 8, reset: true, restart: true, errorsUnmatched: true },
    ]);
  });

  it('looks back to the last measurement with requests, and a minute more', async () => {
    const { source, clock, asked } = prometheusDouble(signals, () => matrix([ok, [0, 100]]));
    await source.measure();
    await clock.sleep(30_000);
    await source.measure();
    expect(asked.map(({ request }) => new URLSearchParams(request.body).get('query'))).toEqual([
      'n{code="500"}[300s]',
      'n[300s]',
      'n{code="500"}[90s]',
      'n[90s]',
    ]);
  });
});
