import { BaseLists, type Entry, StaleBase } from '@deploy-actions/payload';
import fc from 'fast-check';
import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import type { Site } from '../src/deploy-plan';
import { afterStale, groupsOf, newTask, withSeeding } from '../src/stage-task';

const LISTING = '=v1\n644 1 0123456789abcdef  payload/a\n';

const seeds: Entry[] = [{ kind: 'file', path: 'up', mode: 0o644, mtime: 1, size: 1 }];
const payload = { seeds, sharedPaths: ['up', 'log/'] };

async function taskOf(
  label: string,
  { index = LISTING, roundTripMs = 1, linkUnchanged = true, before = 'v1', lists = new BaseLists() } = {},
) {
  const host = new FakeHost(label, [release(before)]);
  host.index = async () => index;
  host.roundTripMs = async () => roundTripMs;
  const status = await host.status();
  const site = { host, status, before: status.releases[0] } as unknown as Site;
  const plan = deployPlan('v2', { linkUnchanged });
  const record = { ...plan.record, sharedPaths: payload.sharedPaths };
  return withSeeding(await newTask(site, 'v2', { ...plan, record }, fleetWorld(), lists), payload);
}

describe('newTask', () => {
  it('groups hosts that have the same files and the same past, and are near or far alike', async () => {
    const tasks = await Promise.all([
      taskOf('a'),
      taskOf('b'),
      taskOf('c', { index: '' }),
      taskOf('d', { roundTripMs: 50 }),
      taskOf('e', { before: 'v0' }),
      taskOf('f', { roundTripMs: 50 }),
      taskOf('g', { index: `@has up\n@has log\n${LISTING}` }),
      taskOf('h', { index: `@lacks up\n@has log\n${LISTING}` }),
      taskOf('i', { index: `@has up\n@lacks log\n${LISTING}` }),
    ]);
    const groups = groupsOf(tasks).map((group) => group.map(({ site }) => site.host.label));
    expect(groups).toEqual([['a', 'b', 'h'], ['c'], ['d', 'f'], ['e'], ['g', 'i']]);
  });

  it('keeps one list for all hosts that have the same files, and none of what they said', async () => {
    const lists = new BaseLists();
    const [a, b, c] = await Promise.all([
      taskOf('a', { lists }),
      taskOf('b', { lists, index: `@has up\n${LISTING}` }),
      taskOf('c', { lists, index: '' }),
    ]);
    expect([a?.base === b?.base, a?.base === c?.base]).toEqual([true, false]);
    expect(a?.group).not.toContain('payload/a');
  });

  it('asks for no files where none are to be linked, and sends all where a host cannot tell', async () => {
    const unlinked = await taskOf('a', { linkUnchanged: false, index: `@has up\n${LISTING}` });
    expect([unlinked.base.files, unlinked.seeding]).toEqual([[], { seeds: [], expected: ['up'], missing: [] }]);
    const broken = new FakeHost('a');
    broken.index = () => Promise.reject(new Error('no gzip'));
    broken.roundTripMs = () => Promise.reject(new Error('no answer'));
    const site = { host: broken, status: await broken.status() } as unknown as Site;
    expect(await newTask(site, 'v2', deployPlan('v2'), fleetWorld(), new BaseLists())).toMatchObject({
      base: { files: [] },
      isFar: true,
    });
  });
});

const refusal = (paths: string[], shared: string[] = []) => new StaleBase('stale', new Set(paths), new Set(shared));

it('links less after each refusal', async () => {
  const task = await taskOf('a');
  const first = afterStale(task, refusal(['a']), payload);
  expect([first.base.files.length, first.stale]).toEqual([1, new Set(['a'])]);
  expect(afterStale(first, refusal(['b']), payload).base.files).toEqual([]);
  expect(afterStale(task, refusal([]), payload).base.files).toEqual([]);
});

it('sends all that goes to shared/ where some of it is not there any more', async () => {
  const task = await taskOf('a', { index: `@has up\n${LISTING}` });
  expect(task.seeding).toMatchObject({ seeds: [], expected: ['up'] });
  const next = afterStale(task, refusal([], ['up']), payload);
  expect([next.seeding, next.base]).toEqual([{ seeds, expected: [], missing: [] }, task.base]);
});

it('has nothing left to be refused after four refusals, whatever a host says', async () => {
  const said = fc.array(fc.constantFrom('a', 'up'), { maxLength: 2 });
  const host = await taskOf('a', { index: `@has up\n${LISTING}` });
  fc.assert(
    fc.property(fc.array(fc.tuple(said, said), { minLength: 4, maxLength: 4 }), (answers) => {
      const end = answers.reduce((task, [paths, shared]) => afterStale(task, refusal(paths, shared), payload), host);
      expect([end.base.files, end.seeding.expected]).toEqual([[], []]);
    }),
  );
});
