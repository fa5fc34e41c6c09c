import { release, status } from '../../../test/support/release/example-release';
import { badReason, describeMark, liveRelease, loadMeanwhile, parseOwner, parseStatus } from '../src/host-status';

const host = status('v2', [release('v1'), release('v2')], ['v0']);

describe('parseStatus', () => {
  it('reads what a host tells of itself', async () => {
    const text = await loadMeanwhile(Promise.resolve(JSON.stringify(host)));
    expect(await parseStatus('web1', text)).toEqual(host);
  });

  it('leaves no loading behind when the question failed', async () => {
    let isLater = false;
    setImmediate(() => {
      isLater = true;
    });
    await expect(loadMeanwhile(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(isLater).toBe(true);
  });

  it.each(['', 'Welcome to web1!', '{}', JSON.stringify({ ...host, protocol: 2 }), JSON.stringify(host).slice(0, -9)])(
    'refuses %j',
    async (text) => {
      await expect(parseStatus('web1', text)).rejects.toThrow(expect.objectContaining({ code: 'HOST_PROTOCOL' }));
    },
  );
});

describe('parseStatus, names', () => {
  it.each([
    ['a path', '../../etc'],
    ['several lines', 'v1\n::error::x'],
    ['escape sequences', '\u001b[31mv1'],
    ['an endless name', 'x'.repeat(100_000)],
    ['no name', ''],
  ])('refuses %s as a version, and names the host', async (_, name) => {
    const forged = [
      { ...host, current: name === '' ? '/' : name },
      status('v1', [{ ...release('v1'), version: name }]),
      status('v1', [{ ...release('v1'), release: name }]),
      status('v2', [release('v2')], [name]),
    ];
    for (const one of forged) {
      await expect(parseStatus('web1', JSON.stringify(one))).rejects.toMatchObject({
        code: 'HOST_PROTOCOL',
        message: expect.stringContaining('web1'),
      });
    }
  });
});

describe('questions to a status', () => {
  it('knows the live release and the reasons of bad marks', () => {
    expect(liveRelease(host)?.version).toBe('v2');
    expect(liveRelease(status('', []))).toBeUndefined();
    expect(badReason(host, 'v0')).toBe('too many errors; marked at 2026-01-01T00:00:00Z');
    expect(badReason(host, 'v1')).toBeUndefined();
  });

  it('tells when, by whom and in which run a version was marked bad', () => {
    const mark = { version: 'v0', at: 'noon', reason: 'gate=unhealthy' };
    const by = { actor: 'ada', action: 'auto-rollback verdicts', runUrl: 'https://ci.example/7' };
    expect(describeMark({ ...mark, by })).toBe(
      'gate=unhealthy; marked at noon by ada (auto-rollback verdicts, https://ci.example/7)',
    );
    expect(describeMark({ ...mark, reason: null, by: { actor: 'ada' } })).toBe(
      'no reason was recorded; marked at noon by ada',
    );
    expect(describeMark({ ...mark, by: null })).toBe('gate=unhealthy; marked at noon');
  });

  it('does not trust the owner of a lock to be one', async () => {
    expect(await parseOwner('{"actor":1}')).toBeUndefined();
    expect(await parseOwner('rubbish')).toBeUndefined();
  });
});
