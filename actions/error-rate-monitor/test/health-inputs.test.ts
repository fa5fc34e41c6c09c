import { inputsOf, url } from './acting';

const urls = 'http://shop.example/health';

describe('readHealthInputs', () => {
  it('asks at the pace of the watch, without the headers for the metrics', async () => {
    const { health } = await inputsOf({
      url,
      'health-urls': urls,
      headers: 'Authorization: Bearer hunter2',
      timeout: '3s',
    });
    expect(health).toMatchObject({
      soakMs: 300_000,
      checks: [{ intervalMs: 10_000, fastIntervalMs: 1000, unhealthyThreshold: 3, probe: { timeoutMs: 3000 } }],
    });
    expect(JSON.stringify(health)).not.toContain('hunter2');
    expect(health?.plan).toEqual([
      expect.stringMatching(
        /^health of .*: probed every 10.0 s, and every 1.0 s after a failure, for 5 min 00 s; the verdict is fail after 3 failures in/,
      ),
    ]);
    const fast = await inputsOf({ url, 'health-urls': urls, interval: '500ms' });
    expect(fast.health?.checks[0]?.fastIntervalMs).toBe(500);
  });

  it('asks nothing where nothing is given', async () => {
    expect((await inputsOf({ url })).health).toBeUndefined();
  });

  it.each([
    [{ 'health-urls': 'nowhere' }, ['health-urls']],
    [{ 'health-urls': urls, 'unhealthy-threshold': '0' }, ['unhealthy-threshold']],
    [{ 'health-urls': urls, 'fast-interval': 'soon', interval: 'often' }, ['interval', 'fast-interval']],
    [{ 'health-urls': urls, url: '', operation: 'baseline' }, ['url']],
  ])('%j: problems of %j', async (given, names) => {
    const problems = names.map((input) => expect.objectContaining({ input }));
    await expect(inputsOf({ url, ...given })).rejects.toMatchObject({ problems });
  });
});
