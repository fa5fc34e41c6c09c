import { Illegal } from '@deploy-actions/action';
import { doubledNames, parseInstance } from '../src/instance-line';

describe('parseInstance', () => {
  it.each([
    ['https://a.example/metrics', 'a.example/metrics', 'https://a.example/metrics'],
    ['http://a.example', 'a.example', 'http://a.example/'],
    ['http://[::1]:8080/m?key=value', '[::1]:8080/m', 'http://[::1]:8080/m?key=value'],
    ['api-1=https://a.example/metrics?a=b', 'api-1', 'https://a.example/metrics?a=b'],
  ])('%s', (line, name, url) => {
    expect(parseInstance(line)).toEqual({ name, url });
  });

  it.each(['a.example', 'ftp://a.example', '=https://a.example', 'a b=https://a.example', 'https://', 'api='])(
    'refuses %s',
    (line) => {
      expect(() => parseInstance(line)).toThrow(Illegal);
    },
  );

  it.each([
    'https://me:hunter2@a.example/',
    'htps://me:hunter2@a.example/',
    'https://me:hunter2@a.example:port/',
    'me:hunter2@a.example',
  ])('refuses the credentials in %j without repeating them', (line) => {
    expect(() => parseInstance(line)).toThrow(expect.objectContaining({ found: 'a URL with a user name or password' }));
  });
});

it('doubledNames names each only once', () => {
  const named = (name: string) => ({ name, url: 'https://a.example/' });
  expect(doubledNames(['a', 'b', 'a', 'a', 'c'].map(named))).toEqual(['a']);
});
