import { type Ask, type Ending, rivals } from '../../bench/detect/gate-rivals';

/** Good or not by moment; an answer takes 10 ms. Counts the requests. */
function play(id: string, isGood: (atMs: number) => boolean | 'hang'): Ending & { requests: number } {
  const rival = rivals.find((each) => each.id === id);
  if (rival === undefined) throw new Error(id);
  let requests = 0;
  const ask: Ask = (atMs, limitMs = Number.POSITIVE_INFINITY) => {
    requests++;
    const good = isGood(atMs);
    return { good: good === true, endMs: atMs + (good === 'hang' ? limitMs : 10) };
  };
  return { ...rival.run(ask), requests };
}

const well = () => true;
const ill = () => false;
const diesAt = (diesMs: number) => (atMs: number) => atMs < diesMs;

describe('rivals', () => {
  it.each([
    ['curl-once', 1],
    ['curl-five', 1],
    ['watch-30', 10],
    ['watch-5-first', 60],
    ['url-health-check', 1],
    ['wait-for-response', 1],
  ])('%s is green for a service that is well, after %d requests', (id, requests) => {
    const ending = play(id, well);
    expect(ending.verdict).toBe('green');
    expect(Math.abs(ending.requests - requests)).toBeLessThanOrEqual(1);
  });

  it.each([
    ['curl-once', 'red', 30_010, 1],
    ['curl-five', 'green', 70_050, 5],
    ['url-health-check', 'red', 30_040, 4],
  ])('%s ends %s for a service that is never well', (id, verdict, endedMs, requests) => {
    expect(play(id, ill)).toEqual({ verdict, endedMs, requests });
  });

  it('waits for 30 s at 200 ms', () => {
    const { verdict, requests } = play('wait-for-response', ill);
    expect(verdict).toBe('red');
    expect(requests).toBeGreaterThan(140);
  });

  it('finds what dies while it watches', () => {
    expect(play('watch-30', diesAt(100_000))).toMatchObject({ verdict: 'red' });
    expect(play('watch-30', diesAt(100_000)).endedMs).toBeGreaterThan(160_000);
    expect(play('watch-30', diesAt(290_000))).toMatchObject({ verdict: 'green' });
    expect(play('watch-5-first', diesAt(100_000)).endedMs).toBeLessThan(105_100);
  });

  it.each(rivals.map(({ id }) => id))('%s never ends where it has no time-out and nothing answers', (id) => {
    const { endedMs, requests } = play(id, () => 'hang');
    expect(endedMs === Number.POSITIVE_INFINITY || requests >= 1).toBe(true);
    expect(requests).toBeLessThan(20);
  });
});
