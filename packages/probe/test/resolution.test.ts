import { watchResolution } from '../src/resolution';

const never = () => new Promise<never>(() => undefined);

describe('watchResolution', () => {
  it.each(['http://127.0.0.1/', 'http://[::1]:8080/'])('has nothing to resolve for %s', (url) => {
    expect(watchResolution(new URL(url), never).pending).toBe(false);
  });

  it('cannot tell without a resolver', () => {
    expect(watchResolution(new URL('http://a.example/'), undefined).pending).toBe(false);
  });

  it('waits until the name is resolved, or surely is not', async () => {
    expect(watchResolution(new URL('http://a.example/'), never).pending).toBe(true);
    for (const lookup of [() => Promise.resolve(), () => Promise.reject(new Error('no such name'))]) {
      const state = watchResolution(new URL('http://a.example/'), lookup);
      expect(state.pending).toBe(true);
      await new Promise((resolve) => setImmediate(resolve));
      expect(state.pending).toBe(false);
    }
  });
});
