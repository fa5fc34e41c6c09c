import fc from 'fast-check';
import { fleetVerdict } from '../src/fleet-verdict';
import type { Undecided, Verdict } from '../src/verdict';

const words: Record<string, Verdict | Undecided> = { h: 'healthy', u: 'unhealthy', i: 'inconclusive', '.': '' };
const of = (signs: string, needed: number) =>
  fleetVerdict(
    [...signs].map((sign) => words[sign] ?? ''),
    needed,
  );

describe('fleetVerdict', () => {
  it.each([
    ['h', 1, 'healthy'],
    ['u', 1, 'unhealthy'],
    ['i', 1, 'inconclusive'],
    ['.', 1, ''],
    ['hh.', 3, ''],
    ['hhu', 3, 'unhealthy'],
    ['hh.', 2, 'healthy'],
    ['u..', 3, 'unhealthy'],
    ['u..', 2, ''],
    ['uu.', 2, 'unhealthy'],
    ['i..', 3, ''],
    ['iu.', 3, 'unhealthy'],
    ['hi', 2, 'inconclusive'],
    ['ui', 1, 'inconclusive'],
    ['hui', 2, 'inconclusive'],
    ['', 0, 'inconclusive'],
  ])('%s with %d needed is %j', (signs, needed, verdict) => {
    expect(of(signs, needed)).toBe(verdict);
  });

  it('never calls a fleet unhealthy that would be healthy if the undecided and the unknown ones were', () => {
    const fleet = fc.array(fc.constantFrom('h', 'u', 'i', '.'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fleet, fc.integer({ min: 1, max: 8 }), (signs, count) => {
        const needed = Math.min(count, signs.length);
        const best = signs.map((sign) => (sign === 'u' ? 'u' : 'h')).join('');
        expect(of(signs.join(''), needed) === 'unhealthy').toBe(of(best, needed) !== 'healthy');
      }),
    );
  });
});
