import { readFileSync } from 'node:fs';
import { release, status } from '../../../test/support/release/example-release';
import { type JudgedHost, judgedHost, type Permission, rollbackPermission, whyLeft } from '../src/rollback-permission';
import { planRollback } from '../src/rollback-plan';

const lives = ['judged', 'other', 'nothing'] as const;
const runs = ['this-run', 'other-run', 'unrecorded'] as const;
const states = ['good', 'unfinished', 'not-good'] as const;

/** Every combination that is not left alone; `*` is any. */
const acting: [
  JudgedHost['live'] | '*',
  JudgedHost['switchedBy'] | '*',
  JudgedHost['state'],
  boolean | '*',
  Permission,
][] = [
  ['judged', 'this-run', 'good', '*', 'roll-back'],
  ['judged', 'this-run', 'not-good', '*', 'roll-back'],
  ['judged', 'other-run', 'not-good', true, 'roll-back'],
  ['judged', 'unrecorded', 'not-good', true, 'roll-back'],
  ['judged', 'this-run', 'unfinished', '*', 'finish'],
  ['other', 'this-run', 'unfinished', '*', 'finish'],
];

const all: JudgedHost[] = lives.flatMap((live) =>
  runs.flatMap((switchedBy) =>
    states.flatMap((state) => [true, false].map((isMeasured) => ({ live, switchedBy, state, isMeasured }))),
  ),
);

function expected(host: JudgedHost): Permission {
  const row = acting.find(
    ([live, run, state, measured]) =>
      live === host.live &&
      run === host.switchedBy &&
      state === host.state &&
      (measured === '*' || measured === host.isMeasured),
  );
  return row?.[4] ?? 'leave';
}

describe('rollbackPermission', () => {
  it('decides each of the 54 combinations, and leaves all but ten alone', () => {
    expect(all).toHaveLength(54);
    const decided = all.map((host) => ({ ...host, permission: rollbackPermission(host) }));
    expect(decided).toEqual(all.map((host) => ({ ...host, permission: expected(host) })));
    expect(decided.filter(({ permission }) => permission !== 'leave')).toHaveLength(10);
  });

  it('is the table in the decision record', () => {
    const record = readFileSync('docs/decisions/146-what-a-rollback-by-verdict-may-touch.md', 'utf8');
    const cell = (value: string | boolean) =>
      value === '*' ? 'any' : value === true ? 'gate or monitor' : String(value).replace(/-/g, ' ');
    for (const row of acting) expect(record).toContain(`| ${row.map(cell).join(' | ')} |`);
  });
});

const judged = { version: 'v2', runIds: ['7', '5'], isMeasured: false };
const by = (runId?: string) =>
  runId === undefined
    ? null
    : { at: '', operation: 'deploy', by: { runId, runUrl: `https://ci.example/actions/runs/${runId}` } };
const host = (runId: string | undefined, more = {}) => ({
  ...status('v2', [release('v1'), release('v2', more)]),
  switched: by(runId),
});

describe('a rollback by verdict', () => {
  const measured = { ...judged, isMeasured: true };

  it.each([
    ['failed: this run brought it live', host('7'), judged, 'go'],
    ['failed: an earlier attempt or another job of this run did', host('7', { state: 'live' }), judged, 'go'],
    ['failed: the triggering run (`workflow_run`) or deploy-run-id did', host('5'), judged, 'go'],
    ['failed: another run made it live, and it is not confirmed yet', host('8', { state: 'live' }), judged, 'stay'],
    ['unhealthy: another run made it live, and it is not confirmed yet', host('8', { state: 'live' }), measured, 'go'],
    ['unhealthy: another run brought it live, and it was confirmed', host('8'), measured, 'stay'],
    ['unhealthy: it is not recorded who brought it live, and it is good', host(undefined), measured, 'stay'],
    ['failed: it is not recorded who brought it live', host(undefined, { state: 'live' }), judged, 'stay'],
    [
      'unhealthy: what another tool made live is never rolled back',
      host(undefined, { state: 'live', adopted: true }),
      measured,
      'stay',
    ],
    [
      'another version is live',
      { ...status('v1', [release('v1'), release('v2')]), switched: by('7') },
      measured,
      'stay',
    ],
    ['nothing is live', status('', [release('v2')]), measured, 'stay'],
  ] as const)('%s', (_what, state, wish, kind) => {
    expect(planRollback(state, { judged: wish }).kind).toBe(kind);
  });

  it('finishes a rollback of its own that died half-way, and no other', () => {
    const unfinished = (runId: string) => ({
      ...status('v1', [release('v1', { checked: false }), release('v2')]),
      switched: by(runId),
    });
    expect(planRollback(unfinished('7'), { judged })).toMatchObject({ kind: 'go', release: { release: 'v1' } });
    expect(planRollback(unfinished('8'), { judged })).toMatchObject({ kind: 'stay' });
  });

  it('says why it leaves a host alone', () => {
    expect(whyLeft(host('8'), measured)).toBe(
      'v2 was made live by another run (https://ci.example/actions/runs/8), and it is good: not changed',
    );
    expect(whyLeft(host(undefined, { state: 'live' }), judged)).toBe(
      'v2 was made live by a run that is not recorded, and no gate and no monitor judged it: not changed',
    );
    expect(whyLeft(host(undefined, { state: 'live', checked: false, adopted: true }), measured)).toBe(
      'v2 was made live by another tool, not by a deploy: not changed',
    );
    expect(whyLeft(status('v3', [release('v3')]), judged)).toBe('v3 is live, not v2: not changed');
    expect(whyLeft(status('', []), judged)).toBe('nothing is live, not v2: not changed');
  });

  it('counts a run as this one only where the host recorded its id', () => {
    expect(judgedHost(host(''), { ...judged, runIds: [''] }).switchedBy).toBe('unrecorded');
    expect(judgedHost(host('7'), { ...judged, runIds: [] }).switchedBy).toBe('other-run');
  });
});
