import type { Site } from '../src/deploy-plan';
import { afterStale, groupsOf, newTask } from '../src/stage-task';
import { StaleBase } from '../src/stale-base';
import { release } from './example-release';
import { deployPlan, FakeHost, fleetWorld } from './fake-host';

const LISTING = '=v1\n644 1 0123456789abcdef  payload/a\n';

async function taskOf(label: string, { index = LISTING, roundTripMs = 1, linkUnchanged = true, before = 'v1' } = {}) {
  const host = new FakeHost(label, [release(before)]);
  host.index = async () => index;
  host.roundTripMs = async () => roundTripMs;
  const status = await host.status();
  const site = { host, status, before: status.releases[0] } as unknown as Site;
  return newTask(site, 'v2', deployPlan('v2', { linkUnchanged }), fleetWorld());
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
    ]);
    const groups = groupsOf(tasks).map((group) => group.map(({ site }) => site.host.label));
    expect(groups).toEqual([['a', 'b'], ['c'], ['d', 'f'], ['e']]);
  });

  it('asks for no files where none are to be linked, and sends all where a host cannot tell', async () => {
    expect((await taskOf('a', { linkUnchanged: false })).base.files).toEqual([]);
    const broken = new FakeHost('a');
    broken.index = () => Promise.reject(new Error('no gzip'));
    broken.roundTripMs = () => Promise.reject(new Error('no answer'));
    const site = { host: broken, status: await broken.status() } as unknown as Site;
    expect(await newTask(site, 'v2', deployPlan('v2'), fleetWorld())).toMatchObject({
      base: { files: [] },
      isFar: true,
    });
  });
});

it('links less after each refusal', async () => {
  const task = await taskOf('a');
  const first = afterStale(task, new StaleBase('a', new Set(['a'])));
  expect([first.base.files.length, first.stale]).toEqual([1, new Set(['a'])]);
  expect(afterStale(first, new StaleBase('b', new Set(['b']))).base.files).toEqual([]);
  expect(afterStale(task, new StaleBase('no links here', new Set())).base.files).toEqual([]);
});
