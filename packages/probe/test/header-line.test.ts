import { parseHeaderLine } from '../src/header-line';

describe('parseHeaderLine', () => {
  it.each([
    ['Authorization: Bearer a:b', ['Authorization', 'Bearer a:b']],
    ['X-Empty:', ['X-Empty', '']],
    ['a : b', ['a', 'b']],
  ])('%s', (line, header) => {
    expect(parseHeaderLine(line)).toEqual(header);
  });

  it.each(['Authorization', 'a b: c', ': x', 'X: \u0000', 'X: snow \u2603', 'Host: a.example', 'connection: close'])(
    'refuses %j, and says nothing of its value',
    (line) => {
      expect(() => parseHeaderLine(line)).toThrow(
        expect.objectContaining({ name: 'Illegal', message: expect.not.stringContaining('snow') }),
      );
    },
  );

  it('takes empty values and trims', () => {
    expect(parseHeaderLine('X-Empty:')).toEqual(['X-Empty', '']);
    expect(parseHeaderLine('x-trimmed :  yes')).toEqual(['x-trimmed', 'yes']);
  });
});
