import { emptyTally, observe } from '@deploy-actions/metric';
import type { Measurement } from '@deploy-actions/source';
import { narrator } from '../src/narrator';
import { counted, measurement, rule } from './measurements';

function told(measurements: Measurement[]): string[] {
  const lines: string[] = [];
  const narrate = narrator(rule, 'error rate', (text) => lines.push(text));
  let tally = emptyTally('counters');
  for (const next of measurements) {
    tally = observe(rule, tally, next);
    narrate(next, tally);
  }
  return lines;
}

it('speaks of no bound where there is none, as for a baseline', () => {
  const lines: string[] = [];
  const { threshold: _, ...unbounded } = rule;
  const next = measurement(0, 0.01);
  narrator(unbounded, 'error rate', (text) => lines.push(text))(next, observe(unbounded, emptyTally('ratio'), next));
  expect(lines).toEqual(['error rate 1 %']);
});

it('tells what the old version counted, and nothing of a rate that nothing can exceed beside it', () => {
  const lines: string[] = [];
  const free = { ...rule, threshold: 1, method: 'sequential' } as const;
  const next = { ...counted(0, 1, 100), control: { errors: 2, total: 90, fresh: { errors: 1, total: 100 } } };
  narrator(free, 'error rate', (text) => lines.push(text))(next, observe(free, emptyTally('counters'), next));
  expect(lines).toEqual(['error rate 1 % (1 of 100 requests), old version 2 of 90']);
});

describe('the narrator', () => {
  it('tells what the source notes once, and not without end', () => {
    const noted = (atMs: number, ...notes: string[]) => ({ ...counted(atMs, 1, 100), notes });
    expect(told([noted(0, 'a'), noted(10_000, 'a', 'b')])).toEqual([
      'note: a',
      'error rate 1 % (1 of 100 requests), not above 5 %',
      'note: b',
    ]);
    const many = Array.from({ length: 30 }, (_, index) => noted(index * 1000, `${index} errors`));
    expect(told(many).filter((line) => line.startsWith('note:'))).toHaveLength(10);
  });

  it('counts requests where they are known and names the instance that is away', () => {
    const away = { name: 'b', problem: { kind: 'provider' as const, reason: 'status 500' } };
    expect(told([counted(0, 1, 100), { ...counted(10_000, 2, 100), instances: [away] }])).toEqual([
      'error rate 1 % (1 of 100 requests), not above 5 %',
      'error rate 2 % (2 of 100 requests), not above 5 % [without b: status 500]',
    ]);
  });

  it('says when silence has broken a streak', () => {
    const silence = [10_000, 20_000, 30_000, 40_000].map((atMs) => measurement(atMs, 'missing'));
    expect(told([measurement(0, 0.06), ...silence])).toEqual([
      'error rate 6 %; above 5 % for 0 ms of 2 min 00 s',
      'no data (missing): because of missing; above 5 % for 10.0 s of 2 min 00 s',
      'no data (missing): because of missing; the sustained time starts again',
    ]);
  });

  it('speaks of no sustained time where a test decides', () => {
    const lines: string[] = [];
    const tested = { ...rule, method: 'sequential' } as const;
    const narrate = narrator(tested, 'error rate', (text) => lines.push(text));
    let tally = emptyTally('counters');
    for (const found of [counted(0, 6, 100), measurement(10_000, 'missing'), counted(20_000, 1, 100)]) {
      tally = observe(tested, tally, found);
      narrate(found, tally);
    }
    expect(lines).toEqual([
      'error rate 6 % (6 of 100 requests); above 5 %',
      'no data (missing): because of missing',
      'error rate 1 % (1 of 100 requests), not above 5 %',
    ]);
  });
});
