import { loadBaseline, noBaseline } from '../src/load-baseline';

const text = JSON.stringify({ schema: 'deploy-actions/baseline/1', signals: [] });
const run = { workspace: '/workspace' } as Parameters<typeof loadBaseline>[1]['run'];
const readFile = (path: string) => {
  if (path !== '/workspace/out/baseline.json') throw new Error('ENOENT');
  return text;
};

describe('loadBaseline', () => {
  it('takes JSON, and a file in the workspace', () => {
    for (const given of [text, 'out/baseline.json', '/workspace/out/baseline.json']) {
      expect(loadBaseline(given, { readFile, run })).toMatchObject({ signals: [] });
    }
  });

  it.each(['{}', '{"a', 'missing.json'])('refuses %s', (given) => {
    expect(() => loadBaseline(given, { readFile, run })).toThrow(expect.objectContaining({ code: 'NO_BASELINE' }));
  });

  it('says why', () => {
    expect(noBaseline('it is old').message).toBe('There is no usable baseline: it is old.');
  });
});
