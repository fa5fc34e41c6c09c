import type { Entry } from '../src/entry';
import { askedPaths, bytesOf, parseSharedState, planSeeding } from '../src/seeding';
import { shareEntries } from '../src/shared-paths';

const folder = (path: string): Entry => ({ kind: 'folder', path, mode: 0o755, mtime: 1 });
const file = (path: string, size = 1): Entry => ({ kind: 'file', path, mode: 0o644, mtime: 1, size });

const sharedPaths = ['up/', 'up.json', 'config/ü.json', 'log/', 'secret'];
const source = [folder('config'), file('config/Ã¼.json', 20), folder('up'), file('up.json', 300), file('up/x', 4000)];
const { seeds } = shareEntries(source, sharedPaths);
const plan = (listing: string) => {
  const seeding = planSeeding({ seeds, sharedPaths }, parseSharedState(listing));
  return { ...seeding, seeds: seeding.seeds.map(({ path }) => path) };
};

describe('planSeeding', () => {
  it('sends all to a host of which nothing is known', () => {
    const all = ['config/Ã¼.json', 'up', 'up.json', 'up/x'];
    for (const listing of ['', '=v1\n644 1 0123456789abcdef  payload/@has up\n', '@had up\n@has \n']) {
      expect(plan(listing)).toEqual({ seeds: all, expected: [], missing: [] });
    }
  });

  it('keeps back what is there, path by path, and expects the host to have it', () => {
    expect(plan('@has up\n@lacks up.json\n@has config/Ã¼.json\n')).toEqual({
      seeds: ['up.json'],
      expected: ['up', 'config/Ã¼.json'],
      missing: [],
    });
  });

  it('expects nothing for which the payload has nothing, and knows the file that neither side has', () => {
    expect(plan('@has log\n@has secret\n')).toMatchObject({ expected: [], missing: [] });
    expect(plan('@lacks log\n@lacks secret\n')).toMatchObject({ expected: [], missing: ['secret'] });
  });
});

it('asks for no more than one command can carry', () => {
  expect(askedPaths(['up/', 'config/a.json'])).toEqual(['up/', 'config/a.json']);
  const many = Array.from({ length: 500 }, (_, at) => `${'x'.repeat(95)}${at + 1000}/`);
  expect(askedPaths(many)).toHaveLength(162);
});

it('counts the bytes of files', () => {
  expect(bytesOf(seeds)).toBe(4320);
});
