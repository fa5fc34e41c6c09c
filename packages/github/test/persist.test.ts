import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { PATIENCE, persist, RequestFailed } from '@deploy-actions/github';

function answered(status: number, headers: Record<string, string> = {}) {
  return Object.assign(new Error('HttpError'), { response: { status, data: { message: '' }, headers } });
}

function refused() {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
}

function setUp(failures: unknown[]) {
  const clock = new VirtualClock();
  const notes: string[] = [];
  const cancel = new AbortController();
  let sent = 0;
  const ask = (method: string) =>
    persist(
      { method, path: '/x' },
      async () => {
        const failure = failures[sent++];
        if (failure !== undefined) throw failure;
        return 'answer';
      },
      { clock, signal: cancel.signal, patience: PATIENCE, note: (text) => notes.push(text) },
    );
  return { ask, clock, notes, cancel, sent: () => sent };
}

describe('persist', () => {
  it('asks again after 1, 2, 4 s and says so', async () => {
    const { ask, clock, notes } = setUp([answered(502), new Error('reset'), answered(503)]);
    expect(await ask('GET')).toBe('answer');
    expect(clock.elapsed()).toBe(7000);
    expect(notes).toEqual([
      'GET /x: answered 502; asking again in 1.0 s (attempt 2 of 5).',
      'GET /x: reset; asking again in 2.0 s (attempt 3 of 5).',
      'GET /x: answered 503; asking again in 4.0 s (attempt 4 of 5).',
    ]);
  });

  it('gives up after five attempts', async () => {
    const { ask, sent } = setUp(Array.from({ length: 9 }, () => answered(500)));
    await expect(ask('GET')).rejects.toThrow(RequestFailed);
    expect(sent()).toBe(5);
  });

  it.each([
    [500, 1],
    [502, 1],
  ])('does not repeat a write that may have arrived (%i)', async (status, times) => {
    const { ask, sent } = setUp([answered(status)]);
    await expect(ask('POST')).rejects.toThrow(RequestFailed);
    expect(sent()).toBe(times);
  });

  it('repeats a write that surely did not arrive', async () => {
    const { ask, sent } = setUp([refused(), answered(429, { 'retry-after': '2' })]);
    expect(await ask('POST')).toBe('answer');
    expect(sent()).toBe(3);
  });

  it('does not wait for a limit that is reset in an hour', async () => {
    const { ask, clock } = setUp([answered(429, { 'retry-after': '3600' })]);
    await expect(ask('GET')).rejects.toThrow(RequestFailed);
    expect(clock.elapsed()).toBe(0);
  });

  it('ends a request that hangs, and asks again', async () => {
    const clock = new VirtualClock();
    let sent = 0;
    const send = () => (++sent === 1 ? new Promise<string>(() => undefined) : Promise.resolve('answer'));
    const persistence = { clock, signal: new AbortController().signal, patience: PATIENCE, note: () => undefined };
    expect(await persist({ method: 'GET', path: '/x' }, send, persistence)).toBe('answer');
    expect(clock.elapsed()).toBe(16_000);
  });

  it('ends at once when the run is cancelled, also while it waits', async () => {
    const { ask, cancel, clock } = setUp([answered(429, { 'retry-after': '60' })]);
    const reason = new UserError('CANCELLED', 'cancelled');
    void clock.sleep(500).then(() => cancel.abort(reason));
    await expect(ask('GET')).rejects.toBe(reason);
    expect(clock.elapsed()).toBe(500);
  });
});
