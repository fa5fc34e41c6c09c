import fc from 'fast-check';
import { fleetVerdict } from '../src/fleet-verdict';
import { unitCount, unitVerdicts } from '../src/groups';
import type { Undecided, Verdict } from '../src/verdict';

const verdicts = ['healthy', 'unhealthy', 'inconclusive', ''] as const;
const member = fc.record({ host: fc.constantFrom('a', 'b', 'c'), verdict: fc.constantFrom(...verdicts) });

/** Every way in which the open ones may still end. */
function endings(list: readonly (Verdict | Undecided)[]): Verdict[][] {
  return list.reduce<Verdict[][]>(
    (ways, verdict) =>
      ways.flatMap((way) =>
        (verdict === '' ? (['healthy', 'unhealthy', 'inconclusive'] as const) : [verdict]).map((one) => [...way, one]),
      ),
    [[]],
  );
}

describe('unitVerdicts', () => {
  it.each([
    ['a:healthy a:healthy b:unhealthy', ['healthy', 'unhealthy']],
    ['a:healthy a:unhealthy b:healthy', ['unhealthy', 'healthy']],
    ['a:unhealthy a:', ['unhealthy']],
    ['a:inconclusive a:', ['']],
    ['a:inconclusive a:healthy', ['inconclusive']],
    ['a:healthy a:', ['']],
  ] as const)('%s by hosts is %j', (text, expected) => {
    const members = text.split(' ').map((word) => {
      const [host = '', name] = word.split(':');
      return { host, verdict: verdicts.find((verdict) => verdict === name) ?? '' };
    });
    expect(unitVerdicts(members, 'hosts')).toEqual(expected);
  });

  it('leaves each check to itself where checks are counted', () => {
    fc.assert(
      fc.property(fc.array(member), (members) => {
        expect(unitVerdicts(members, 'checks')).toEqual(members.map(({ verdict }) => verdict));
        expect(unitCount(members, 'checks')).toBe(members.length);
      }),
    );
  });

  it('counts each host once', () => {
    fc.assert(
      fc.property(fc.array(member), (members) => {
        expect(unitVerdicts(members, 'hosts')).toHaveLength(unitCount(members, 'hosts'));
      }),
    );
  });

  it('never says of a host what an ending of its open checks could belie', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts), { minLength: 1, maxLength: 4 }), (list) => {
        const [now] = unitVerdicts(
          list.map((verdict) => ({ host: 'a', verdict })),
          'hosts',
        );
        const later = endings(list).map((way) =>
          way.includes('unhealthy') ? 'unhealthy' : way.includes('inconclusive') ? 'inconclusive' : 'healthy',
        );
        if (now === '') expect(new Set(later).size).toBeGreaterThan(1);
        else expect(new Set(later)).toEqual(new Set([now]));
      }),
    );
  });

  it('gives a fleet of hosts the verdict that a count by hand gives', () => {
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 3 }),
        (members, count) => {
          const hosts = [...new Set(members.map(({ host }) => host))];
          const needed = Math.min(count, hosts.length);
          const of = (host: string) => members.filter((one) => one.host === host).map(({ verdict }) => verdict);
          const well = hosts.filter((host) => of(host).every((verdict) => verdict === 'healthy'));
          const ill = hosts.filter((host) => of(host).some((verdict) => verdict === 'unhealthy'));
          const open = hosts.filter((host) => !ill.includes(host) && of(host).includes(''));
          const expected =
            well.length >= needed
              ? 'healthy'
              : hosts.length - ill.length < needed
                ? 'unhealthy'
                : open.length > 0
                  ? ''
                  : 'inconclusive';
          expect(fleetVerdict(unitVerdicts(members, 'hosts'), needed)).toBe(expected);
        },
      ),
    );
  });
});
