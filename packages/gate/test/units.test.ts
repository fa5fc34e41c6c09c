import { namesOfUnits, neededUnits, unitOf, unitsIn, unitsText } from '../src/units';
import { settings } from './fake-service';

describe('units', () => {
  const given = settings(['a', 'b', 'c'], { quorum: { kind: 'fraction', fraction: 0.5 } });
  const checks = given.checks.map((check, at) => ({ ...check, host: at === 0 ? 'web-1' : 'web-2' }));

  it.each([
    [undefined, 'checks', 3, 2],
    ['checks', 'checks', 3, 2],
    ['hosts', 'hosts', 2, 1],
  ] as const)('a quorum over %s counts %s: %d, of which %d are needed', (quorumOver, unit, total, needed) => {
    const { quorumOver: _, ...others } = given;
    const counted = { ...others, checks, ...(quorumOver === undefined ? {} : { quorumOver }) };
    expect([unitOf(counted), unitsIn(counted), neededUnits(counted)]).toEqual([unit, total, needed]);
  });

  it('are told by their names, each once', () => {
    expect(namesOfUnits({ ...given, checks })).toEqual(['a', 'b', 'c']);
    expect(namesOfUnits({ ...given, checks, quorumOver: 'hosts' })).toEqual(['web-1', 'web-2']);
    expect([unitsText(1, 'hosts'), unitsText(2, 'hosts'), unitsText(1, 'checks')]).toEqual([
      '1 host',
      '2 hosts',
      '1 check',
    ]);
  });
});
