import { InputReader } from '@deploy-actions/action';
import { gateContract } from '../src/gate-contract';
import { noteConflicts, noteStartConflicts, readLatencySlo, readQuorum, readQuorumOver } from '../src/read-limits';
import { settings } from './fake-service';

const defaults = Object.entries(gateContract.inputs).map(([name, input]) => [name, input.default]);
const reader = (given: Record<string, string> = {}) =>
  new InputReader(gateContract, { ...Object.fromEntries(defaults), ...given });

it('readQuorum is all where nothing is given', () => {
  expect([readQuorum(reader({ quorum: '' })), readQuorum(reader({ quorum: '2' }))]).toEqual([
    { kind: 'all' },
    { kind: 'count', count: 2 },
  ]);
});

it.each([
  ['', undefined, 'checks'],
  ['', 'web-1', 'hosts'],
  ['checks', 'web-1', 'checks'],
  ['hosts', undefined, 'hosts'],
])('readQuorumOver %j of checks that are asked from %s is %s', (text, host, unit) => {
  const { checks } = settings(['web'], host === undefined ? {} : { host });
  expect(readQuorumOver(reader({ 'quorum-over': text }), checks)).toBe(unit);
});

it('readQuorumOver counts checks where one of them is asked from nowhere else', () => {
  const [ours, theirs] = ['web-1', undefined].flatMap((host) => settings(['web'], host ? { host } : {}).checks);
  if (ours === undefined || theirs === undefined) throw new Error('no check');
  expect(readQuorumOver(reader(), [ours, ours])).toBe('hosts');
  expect(readQuorumOver(reader(), [ours, theirs])).toBe('checks');
  expect(readQuorumOver(reader(), [])).toBe('checks');
});

it.each([
  [
    { quorum: '2' },
    'hosts',
    'At most 1. Hosts are counted because all checks run from hosts. Set quorum-over: checks to count each check.',
  ],
  [{ quorum: '2', 'quorum-over': 'hosts' }, 'hosts', 'At most 1. Set quorum-over: checks to count each check.'],
] as const)('noteConflicts says of %j why %s are counted', (given, quorumOver, legal) => {
  const gate = reader(given);
  const quorum = { kind: 'count', count: 2 } as const;
  noteConflicts(gate, settings(['a', 'b'], { host: 'web-1', quorum, quorumOver }));
  expect(gate.problems).toMatchObject([{ input: 'quorum', given: 'more than the 1 host that it counts', legal }]);
});

it('readLatencySlo says for each line what would be legal', () => {
  const gate = reader({ 'latency-slo': 'p99 < 1s\np9 < 1s' });
  expect(readLatencySlo(gate).map(({ text }) => text)).toEqual(['p99 < 1s']);
  expect(gate.problems).toMatchObject([
    { input: 'latency-slo', given: 'line 2: "p9 < 1s"', legal: expect.stringContaining('p99 < 1s') },
  ]);
});

it('noteConflicts says how long it takes at least', () => {
  const gate = reader();
  noteConflicts(gate, settings(['web'], { deadlineMs: 60_000, soakMs: 50_000, initialDelayMs: 20_000 }));
  expect(gate.problems).toMatchObject([
    {
      input: 'deadline',
      given: '1 min 00 s, while initial-delay, the good answers in a row and soak take 1 min 11 s at least',
    },
  ]);
});

it('noteStartConflicts says what the proof needs', () => {
  const gate = reader();
  for (const check of settings(['web'], { instances: 3, version: 'v2', maxAttempts: 5, startTimeoutMs: 1000 }).checks) {
    noteStartConflicts(gate, check);
  }
  expect(gate.problems).toMatchObject([
    {
      input: 'max-attempts',
      given: '5 is less than the 18 good answers in a row (to verify 3 instances), so no check could become healthy',
    },
    {
      input: 'start-timeout',
      given: '1.0 s is too short for 18 good answers in a row (to verify 3 instances), which take 1.7 s and more',
    },
  ]);
});
