import { hasStatus, parseStatusSet } from '@deploy-actions/probe';

describe('parseStatusSet', () => {
  it.each([
    ['200', [200], [199, 201, 302, 500]],
    ['200,204', [200, 204], [201, 203]],
    ['200-299', [200, 250, 299], [199, 300]],
    ['2xx, 304', [200, 299, 304], [199, 300, 303]],
    ['4XX', [400, 499], [399, 500]],
    ['200 - 299, 304', [200, 304], [303, 305]],
  ])('%s', (text, inside, outside) => {
    const set = parseStatusSet(text);
    if (set === undefined) throw new Error('not parsed');
    expect(inside.map((status) => hasStatus(set, status))).toEqual(inside.map(() => true));
    expect(outside.map((status) => hasStatus(set, status))).toEqual(outside.map(() => false));
  });

  it.each(['', 'ok', '20', '2000', '99', '600', '200,', '299-200', '200-', '-200', '6xx', '2x', '2xxx', '2xx-3xx'])(
    'refuses %j',
    (text) => {
      expect(parseStatusSet(text)).toBeUndefined();
    },
  );
});
