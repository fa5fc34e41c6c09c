import { parseHeaderLine } from '../src/header-line';

describe('parseHeaderLine', () => {
  it.each([
    ['Authorization: Bearer a:b', ['Authorization', 'Bearer a:b']],
    ['X-Empty:', ['X-Empty', '']],
    ['a : b', ['a', 'b']],
    ['Host: shop.example:8080', ['Host', 'shop.example:8080']],
    ['host: [2001:db8::1]', ['host', '[2001:db8::1]']],
  ])('%s', (line, header) => {
    expect(parseHeaderLine(line)).toEqual(header);
  });

  it.each([
    'Authorization',
    'a b: c',
    ': x',
    'X: \u0000',
    'X: snow \u2603',
    'Host: a b',
    'Host:',
    'Host: a/b',
    'connection: close',
    'X: ${{ snow }}',
  ])('refuses %j, and says nothing of its value', (line) => {
    expect(() => parseHeaderLine(line)).toThrow(
      expect.objectContaining({ name: 'Illegal', message: expect.not.stringContaining('snow') }),
    );
  });

  it('takes empty values and trims', () => {
    expect(parseHeaderLine('X-Empty:')).toEqual(['X-Empty', '']);
    expect(parseHeaderLine('x-trimmed :  yes')).toEqual(['x-trimmed', 'yes']);
  });
});
