import fc from 'fast-check';
import { isDnsName, parseAddress, parseServer } from '../src/address';

describe('parseAddress', () => {
  it.each<[string, number | undefined, [string, number] | undefined]>([
    ['db.example.org:5432', undefined, ['db.example.org', 5432]],
    ['127.0.0.1:1', undefined, ['127.0.0.1', 1]],
    [' [2001:db8::1]:443 ', undefined, ['2001:db8::1', 443]],
    ['a.example', 443, ['a.example', 443]],
    ['[::1]', 443, ['::1', 443]],
    ['a.example', undefined, undefined],
    ['a.example:', undefined, undefined],
    ['a.example:0', undefined, undefined],
    ['a.example:65536', undefined, undefined],
    ['2001:db8::1:443', undefined, undefined],
    ['[a.example]:1', undefined, undefined],
    ['tcp://a.example:1', undefined, undefined],
    ['a b:1', undefined, undefined],
    [':1', undefined, undefined],
  ])('%j (%s): %j', (text, port, expected) => {
    const parsed = parseAddress(text, port);
    expect(parsed && [parsed.host, parsed.port]).toEqual(expected);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseAddress(text, 1)));
  });
});

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['127.0.0.1:5353', '127.0.0.1:5353'],
  ['::1', '::1'],
  ['[::1]:5353', '[::1]:5353'],
  ['ns.example', undefined],
  ['ns.example:53', undefined],
  ['', undefined],
])('parseServer %j: %s', (text, expected) => {
  expect(parseServer(text)).toBe(expected);
});

it.each([
  ['a', true],
  ['_acme-challenge.a.example.', true],
  ['a..b', false],
  ['-a', false],
  ['', false],
  [`${'a'.repeat(64)}.example`, false],
  ['ä.example', false],
])('isDnsName %j: %s', (text, expected) => {
  expect(isDnsName(text)).toBe(expected);
});
