import { readPath } from '../src/read-path';

function read(text: string): string {
  const problems: string[] = [];
  const path = readPath({ required: () => text, problem: (_name, { code }) => problems.push(code) });
  return problems[0] ?? path;
}

describe('readPath', () => {
  it.each([
    ['/srv/app/', '/srv/app'],
    ['~/my app', '~/my app'],
    ["/srv/it's", "/srv/it's"],
  ])('takes %s', (text, path) => {
    expect(read(text)).toBe(path);
  });

  it.each([
    'srv/app',
    '~root/app',
    '~',
    '/',
    '/srv/../etc',
    '/srv/a\nb',
    '$HOME/app',
    '/srv/${APP}',
    '/srv/${{ vars.APP }}',
    '/srv//app',
    '/srv/./app',
    '/srv/app # production',
  ])('refuses %j', (text) => {
    expect(read(text)).toBe('ILLEGAL');
  });
});
