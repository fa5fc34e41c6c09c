import { acquaintance, acquainted, type Processes } from '../src/processes';

const known: Processes<string> = [
  { startSeconds: 100, state: 'a' },
  { startSeconds: 200, state: 'b' },
];

describe('acquaintance', () => {
  it.each([
    ['nobody has answered', [], 5, { kind: 'first' }],
    ['the same process', known, 200, { kind: 'same', state: 'b', isNewest: true }],
    ['one from before, behind a balancer', known, 100, { kind: 'same', state: 'a', isNewest: false }],
    ['a clock that was set a little', known, 201.01, { kind: 'same', state: 'b', isNewest: true }],
    ['a restart', known, 300, { kind: 'restarted' }],
    ['one that is older and was not seen', known, 150, { kind: 'other' }],
    ['one that does not tell', known, undefined, { kind: 'same', state: 'b', isNewest: true }],
    ['one that now tells', [{ startSeconds: undefined, state: 'c' }], 5, { kind: 'same', state: 'c', isNewest: true }],
  ])('%s', (_, processes, startSeconds, expected) => {
    expect(acquaintance(processes, startSeconds)).toEqual(expected);
  });
});

describe('acquaintance, where it is known when the last answer came', () => {
  it.each([
    ['one that was there then', 249, 'restarted'],
    ['one that may have been, as far as clocks tell', 250, 'restarted'],
    ['one that began later', 300, 'restarted'],
  ])('%s', (_, startSeconds, kind) => {
    expect(acquaintance(known, startSeconds, 251)).toEqual({ kind });
    expect(acquaintance(known, startSeconds, startSeconds + 60)).toEqual({ kind: 'other' });
  });
});

describe('acquainted', () => {
  it('renews what is known of a process and puts it last', () => {
    expect(acquainted(known, { startSeconds: 100, state: 'c' })).toEqual([known[1], { startSeconds: 100, state: 'c' }]);
  });

  it('does not remember more than twenty', () => {
    let processes: Processes<number> = [];
    for (let at = 0; at < 50; at++) processes = acquainted(processes, { startSeconds: at * 10, state: at });
    expect(processes.map(({ state }) => state)).toEqual(Array.from({ length: 20 }, (_, index) => 30 + index));
  });
});
