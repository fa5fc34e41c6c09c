import { VirtualClock } from '@deploy-actions/clock';
import type { Observation, SignalSource } from '@deploy-actions/source';
import { fakeAsk } from '../../../test/support/http';
import { besideControl, openBesideControl } from '../src/control';

const source = (...observations: Observation[]): SignalSource => ({
  pace: { bucketMs: 0, lateMs: 0 },
  measure: async () => observations,
  check: async () => [{ signal: 'error-rate', query: 'q', found: String(observations.length) }],
});
const counted = (errors: number): Observation => ({ ratio: errors / 10, errors, total: 10, instances: [] });
const none: Observation = { problem: { kind: 'provider', reason: 'x' }, instances: [] };

describe('besideControl', () => {
  it('puts the counts of the old version beside the first signal only', async () => {
    const seen = await besideControl(source(counted(3), counted(1), counted(2))).measure();
    const control = { errors: 2, total: 10, fresh: { errors: 3, total: 10 } };
    expect(seen).toEqual([{ ...counted(3), control, controlInstances: [] }, counted(1)]);
  });

  it("compares the same time: an outage of both, in which one of them was silent, is nobody's fault", async () => {
    const [calm, outage] = [counted(0), { ...counted(18), total: 20, ratio: 0.9 }];
    // The new version does not answer in the outage; its next growth has it all the same.
    const fresh = [calm, none, outage];
    const old = [calm, counted(9), counted(9)];
    let at = 0;
    const now = () => [fresh, old].flatMap((all) => all.slice(at, at + 1));
    const both = besideControl({ ...source(), measure: async () => now() });
    const seen: (Observation['control'] | undefined)[] = [];
    for (; at < 3; at++) seen.push((await both.measure())[0]?.control);
    expect(seen).toEqual([
      { errors: 0, total: 10, fresh: { errors: 0, total: 10 } },
      undefined,
      { errors: 18, total: 20, fresh: { errors: 18, total: 20 } },
    ]);
  });

  it('tells what each instance of the old version said, by a name of its own', async () => {
    const api: Observation = { ...counted(2), instances: [{ name: 'api', errors: 2, total: 10, reset: true }] };
    const [seen] = await besideControl(source(counted(3), api)).measure();
    expect(seen?.controlInstances).toEqual([{ name: 'old version api', errors: 2, total: 10, reset: true }]);
  });

  it('measures the new version although the old one is silent, and says why that is', async () => {
    const said = { controlProblem: 'x', notes: ['the old version: x'], controlInstances: [] };
    expect(await besideControl(source(counted(3), none)).measure()).toEqual([{ ...counted(3), ...said }]);
    const first: Observation = { problem: { kind: 'reference', reason: 'the first' }, instances: [] };
    expect(await besideControl(source(counted(3), first)).measure()).toEqual([{ ...counted(3), controlInstances: [] }]);
    const rates: Observation = { ratio: 0.1, instances: [] };
    expect((await besideControl(source(counted(3), rates)).measure())[0]?.controlProblem).toContain('not counts');
  });
});

describe('openBesideControl', () => {
  const asked: string[] = [];
  const ask = fakeAsk((url) => {
    asked.push(url);
    return Response.json({ bad: 1, all: 9, old: { bad: 2, all: 8 } });
  });
  const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
  const instances = [{ name: 'new', url: 'http://new.example/' }];
  const settings = { kind: 'json', instances, headers: [], timeoutMs: 1000, intervalMs: 1000 };
  const signals = [{ name: 'error-rate', query: { form: 'counters', errors: '$.bad', total: '$.all' } }] as const;
  const checked = async (control?: Parameters<typeof openBesideControl>[2]) => {
    asked.length = 0;
    const found = await (await openBesideControl(settings, signals, control, world)).check();
    return found.map(({ signal, query, instance }) => `${signal} ${query} ${instance}`);
  };

  it('asks the old version at its own addresses, of whatever version it is', async () => {
    const version = { path: '$.version', expected: 'v2' };
    const old = [{ name: 'old', url: 'http://old.example/' }];
    const both = await openBesideControl({ ...settings, version }, signals, { instances: old }, world);
    expect((await both.measure())[0]?.problem?.kind).toBe('wrong-version');
    expect(await checked({ instances: old })).toEqual([
      'error-rate $.bad new',
      'error-rate $.all new',
      'old version $.bad old',
      'old version $.all old',
    ]);
  });

  it('asks for the counters of both at once where one source has them', async () => {
    const query = { form: 'counters', errors: '$.old.bad', total: '$.old.all' } as const;
    expect((await checked({ query })).slice(2)).toEqual(['old version $.old.bad new', 'old version $.old.all new']);
    expect(asked).toEqual(['http://new.example/']);
  });

  it('is the source itself where there is nothing to compare with', async () => {
    expect(await checked()).toHaveLength(2);
  });
});
