import { readDeployment } from '@deploy-actions/github';

describe('readDeployment', () => {
  it.each([
    ['an object', { a: 1 }, { a: 1 }],
    ['JSON as text', '{"a":1}', { a: 1 }],
    ['other text', 'hello', 'hello'],
    ['nothing', '', ''],
  ])('reads a payload that is %s', (_, payload, expected) => {
    expect(readDeployment({ id: 1, payload }, 'read it').payload).toEqual(expected);
  });

  it.each([[{}], [[]], [null], ['text'], [{ id: '7' }], [{ id: 1.5 }]])('refuses %j, which has no id', (value) => {
    expect(() => readDeployment(value, 'read it')).toThrow(/asked to read it/);
  });
});
