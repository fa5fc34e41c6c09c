import { SPARKLINE_LEGEND, sparkline } from '../src/sparkline';
import { failure, observation } from './results';

const latencies = (...list: number[]) => list.map((latencyMs) => observation({ latencyMs }));

describe('sparkline', () => {
  it('is as high as each answer was slow', () => {
    expect(sparkline(latencies(0, 10, 50, 100))).toBe('▁▂▅█');
  });

  it('has marks of their own for failures and for what the runner could not ask, whose latency counts not', () => {
    const hung = failure('no answer', { kind: 'no-answer', latencyMs: 5000 });
    const blind = failure('no name', { kind: 'own-fault', latencyMs: 5000 });
    expect(sparkline([...latencies(20, 10), hung, blind, failure('status is 503', { status: 503 })])).toBe('█▅✗?✗');
    expect(SPARKLINE_LEGEND).toMatch(/✗ failed, \? the runner/);
  });

  it('shows the last twenty, and nothing of nothing', () => {
    expect(sparkline([failure('x'), ...latencies(...Array<number>(20).fill(5))])).toBe('█'.repeat(20));
    expect(sparkline([])).toBe('');
  });
});
