import { doubledNames, parseTarget } from '../src/target';

describe('parseTarget', () => {
  it.each([
    ['https://a.example/health', 'a.example/health', 'https://a.example/health'],
    ['http://127.0.0.1:8080', '127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['https://a.example/h?token=x#y', 'a.example/h', 'https://a.example/h?token=x'],
    ['web-1=https://a.example/?a=b', 'web-1', 'https://a.example/?a=b'],
    ['front end = https://a.example/', 'front end', 'https://a.example/'],
    ['https://[::1]:8080/h', '[::1]:8080/h', 'http://[::1]:8080/h'.replace('http:', 'https:')],
  ])('%s', (line, name, url) => {
    expect(parseTarget(line)).toEqual({ name, url });
  });

  it.each(['', 'a.example', 'localhost:80/health', 'web=', 'web=a.example', 'ftp://a.example/', '=https://a.example/'])(
    'refuses %j',
    (line) => {
      expect(() => parseTarget(line)).toThrow('http(s) URL');
    },
  );

  it.each([
    'https://user:hunter2@a.example/',
    'htps://user:hunter2@a.example/',
    'https://user:hunter2@a.example:port/',
    'user:hunter2@a.example/health',
  ])('refuses the login in %j without printing it', (line) => {
    expect(() => parseTarget(line)).toThrow(
      expect.objectContaining({
        found: 'a URL with credentials (not shown)',
      }),
    );
  });
});

describe('doubledNames', () => {
  it('names each name that stands for several targets, once', () => {
    const targets = ['a', 'b', 'a', 'c', 'a', 'c'].map((name) => ({ name, url: 'http://x/' }));
    expect(doubledNames(targets)).toEqual(['a', 'c']);
  });
});
