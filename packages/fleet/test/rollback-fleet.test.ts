import { UserError } from '@deploy-actions/error';
import { rollbackFleet } from '@deploy-actions/fleet';
import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';

const row = () => [release('v1', { steps: { activate: 'restart' } }), release('v2')];
const options = { markBad: true, reason: 'the gate said so', batchSize: 2, commandTimeoutMs: 1000, lock };

describe('rollbackFleet', () => {
  it('brings every host back with the steps of its own old release, and marks what it leaves', async () => {
    const hosts = [new FakeHost('a', row()), new FakeHost('b', row())];
    const result = await rollbackFleet(hosts, { ...options, failedVersion: 'v2' }, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ version: 'v1', previousVersion: 'v2' }, { version: 'v1' }],
    });
    expect(hosts.map(({ version, bad, locked }) => [version, bad, locked])).toEqual([
      ['v1', ['v2'], false],
      ['v1', ['v2'], false],
    ]);
    expect(hosts[0]?.calls).toEqual(['lock', 'mark:bad', 'switch:v1', 'step:activate:v1', 'mark:checked', 'unlock']);
  });

  it('acts on the hosts that run the failed version, and on no other', async () => {
    const hosts = [new FakeHost('a', row()), new FakeHost('b', [release('v1')])];
    const result = await rollbackFleet(hosts, { ...options, failedVersion: 'v2' }, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ verdict: 'rolled-back' }, { verdict: 'unchanged' }],
    });
  });

  it('helps every host that it can reach, and is red for the one that it cannot', async () => {
    const hosts = [new FakeHost('a', row(), new Set(['lock'])), new FakeHost('b', row())];
    const result = await rollbackFleet(hosts, { ...options, failedVersion: 'v2' }, fleetWorld());
    expect(result).toMatchObject({ verdict: 'failed', rows: [{ verdict: 'failed' }, { verdict: 'rolled-back' }] });
    expect(hosts.map(({ version }) => version)).toEqual(['v2', 'v1']);
  });

  it('leaves a host alone that has already reverted, or that the others went past', async () => {
    const old = () => [release('v0', { order: 1 }), release('v1', { order: 2 })];
    const back = new FakeHost('b', [...old(), release('v2', { state: 'staged', order: 3 })]);
    back.current = 'v1';
    const hosts = [new FakeHost('a', [...old(), release('v2', { order: 3 })]), back, new FakeHost('c', old())];
    const result = await rollbackFleet(hosts, options, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ verdict: 'rolled-back' }, { verdict: 'unchanged' }, { verdict: 'unchanged' }],
    });
    expect(hosts.map(({ version, bad }) => [version, bad])).toEqual([
      ['v1', ['v2']],
      ['v1', []],
      ['v1', []],
    ]);
  });

  it('leaves a host alone that a first deploy did not reach, and has no way back for the one that it did', async () => {
    const unproven = release('v1', { state: 'live', checked: false, irreversible: true });
    const fleet = () => {
      const later = new FakeHost('b', [release('v1', { state: 'staged', order: 0, checked: false })]);
      later.current = '';
      return [new FakeHost('a', [unproven]), later];
    };
    expect(await rollbackFleet(fleet(), options, fleetWorld())).toMatchObject({
      verdict: 'refused',
      failure: { code: 'NO_PREVIOUS_RELEASE' },
      rows: [{ code: 'NO_PREVIOUS_RELEASE' }, { verdict: 'unchanged' }],
    });
    const [, later] = fleet();
    const result = await rollbackFleet(later ? [later] : [], options, fleetWorld());
    expect(result).toMatchObject({ verdict: 'refused', rows: [{ code: 'NO_PREVIOUS_RELEASE' }] });
  });

  it('does not keep a host on a bad version because another one is dead', async () => {
    const world = fleetWorld();
    const dead = new FakeHost('dead', row());
    dead.lock = async () => {
      await world.clock.sleep(90_000);
      throw new Error('no answer');
    };
    let backAtMs = -1;
    const onCall = (call: string) => {
      if (call === 'switch:v1') backAtMs = world.clock.now();
    };
    const alive = new FakeHost('alive', row(), new Set(), onCall);
    const result = await rollbackFleet([dead, alive], { ...options, batchSize: 1, failedVersion: 'v2' }, world);
    expect(backAtMs).toBe(0);
    expect(result).toMatchObject({ verdict: 'failed', rows: [{ version: 'unknown' }, { verdict: 'rolled-back' }] });
  });

  it('says where no way leads back, and remembers the bad version all the same', async () => {
    const hosts = [new FakeHost('a', [release('v1')])];
    const result = await rollbackFleet(hosts, { ...options, failedVersion: 'v1' }, fleetWorld());
    expect(result).toMatchObject({ verdict: 'refused', failure: { code: 'NO_PREVIOUS_RELEASE' } });
    expect(hosts[0]?.bad).toEqual(['v1']);
  });

  it('touches by verdict only what its own run brought live, on each host for itself', async () => {
    const hosts = ['7', '8', ''].map((runId, at) => {
      const host = new FakeHost(`h${at}`, row());
      host.switchedBy = runId;
      return host;
    });
    const judged = { version: 'v2', runIds: ['7'], isMeasured: true };
    const result = await rollbackFleet(hosts, { ...options, judged }, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ verdict: 'rolled-back' }, { verdict: 'unchanged' }, { verdict: 'unchanged' }],
    });
    expect(hosts.map(({ version, bad }) => [version, bad])).toEqual([
      ['v1', ['v2']],
      ['v2', []],
      ['v2', []],
    ]);
  });

  it('says where a release that it leaves alone is not verified', async () => {
    const locked = new FakeHost('b', [release('v1', { checked: false })]);
    locked.holder = 3;
    const hosts = [new FakeHost('a', [release('v1', { checked: false })]), locked, new FakeHost('c', [release('v1')])];
    const judged = { version: 'v2', runIds: ['7'], isMeasured: false };
    const { verdict, rows } = await rollbackFleet(hosts, { ...options, judged }, fleetWorld());
    expect([verdict, rows.map(({ isUnfinished }) => isUnfinished)]).toEqual(['unchanged', [true, true, undefined]]);
  });

  it('needs no lock of a host that the verdicts do not concern, and does not pass one that they do', async () => {
    const locked = (runId: string) => {
      const host = new FakeHost('a', row());
      host.switchedBy = runId;
      host.holder = 3;
      return host;
    };
    const judged = { version: 'v2', runIds: ['7'], isMeasured: false };
    const run = (host: FakeHost) => rollbackFleet([host], { ...options, judged }, fleetWorld());
    expect(await run(locked('8'))).toMatchObject({ verdict: 'unchanged', rows: [{ version: 'v2', code: '' }] });
    expect(await run(locked('7'))).toMatchObject({ verdict: 'not-deployed', failure: { code: 'LOCKED' } });
  });

  it('says what is live on a locked host that has to go back: it was asked, so it is no host that cannot be', async () => {
    const host = new FakeHost('a', row());
    host.switchedBy = '7';
    host.holder = 3;
    const judged = { version: 'v2', runIds: ['7'], isMeasured: true };
    const each = await rollbackFleet([host], { ...options, judged }, fleetWorld());
    expect(each).toMatchObject({
      verdict: 'not-deployed',
      rows: [{ verdict: 'failed', code: 'LOCKED', version: 'v2' }],
    });
    const together = await rollbackFleet([host], { ...options, judged, migrateDown: true }, fleetWorld());
    expect(together.rows).toMatchObject([{ verdict: 'failed', code: 'LOCKED', version: 'v2' }]);
  });

  it('leaves hosts alone with migrate-down as without it, also where another one cannot be reached', async () => {
    const good = new FakeHost('a', row());
    good.switchedBy = '8';
    const locked = new FakeHost('b', row());
    locked.switchedBy = '8';
    locked.holder = 3;
    const hosts = [good, locked, new FakeHost('c', row(), new Set(['lock']))];
    const judged = { version: 'v2', runIds: ['7'], isMeasured: true };
    for (const migrateDown of [false, true]) {
      const result = await rollbackFleet(hosts, { ...options, judged, migrateDown }, fleetWorld());
      expect(result).toMatchObject({
        verdict: 'not-deployed',
        failure: { code: 'CONNECTION_LOST' },
        rows: [{ verdict: 'unchanged' }, { verdict: 'unchanged' }, { verdict: 'failed', version: 'unknown' }],
      });
    }
    expect(hosts.map(({ version }) => version)).toEqual(['v2', 'v2', 'v2']);
  });

  it('goes to one version by a prefix, also where a host that another run had locked comes late', async () => {
    const live = release('v9', { order: 9 });
    const late = (own: string) => {
      const host = new FakeHost('b', [release(own, { order: 1 }), live]);
      host.holder = 3;
      return host;
    };
    for (const own of ['abcdef1', 'abcdef1y']) {
      const world = fleetWorld();
      const freed = late(own);
      const hosts = [new FakeHost('a', [release('abcdef1x', { order: 1 }), live]), freed];
      void world.clock.sleep(20_000).then(() => {
        freed.holder = 0;
      });
      const patient = { ...options, toVersion: 'abcdef1', lock: { ...lock, waitMs: 60_000 } };
      const result = await rollbackFleet(hosts, patient, world);
      expect(hosts.map(({ version }) => version)).toEqual(['abcdef1x', 'v9']);
      expect(result.rows).toMatchObject([{ verdict: 'rolled-back' }, { code: 'NO_PREVIOUS_RELEASE' }]);
    }
  });

  it('takes an unambiguous prefix of a version, the same one on every host', async () => {
    const sha = (digit: string) => `abcdef${digit}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`;
    const live = release('v9', { order: 9 });
    const fleet = () => [
      new FakeHost('a', [release(sha('1'), { order: 1 }), release(sha('2'), { order: 2 }), live]),
      new FakeHost('b', [release(sha('1'), { order: 1 }), live]),
    ];
    const to = (toVersion: string, hosts = fleet()) => rollbackFleet(hosts, { ...options, toVersion }, fleetWorld());
    expect(await to('abcdef1')).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ version: sha('1') }, { version: sha('1') }],
    });
    const short = await to('abcdef');
    expect(short).toMatchObject({ verdict: 'refused', failure: { code: 'NO_PREVIOUS_RELEASE' } });
    expect(short.failure?.message).toContain(`at least 7 characters); they have: v9, ${sha('2')}, ${sha('1')}`);
    const near = [new FakeHost('a', [release('abcdef1x', { order: 1 }), live])];
    near.push(new FakeHost('b', [release('abcdef1y', { order: 1 }), live]));
    expect((await to('abcdef1', near)).failure?.message).toContain('abcdef1 is ambiguous: abcdef1x, abcdef1y');
    const exact = [new FakeHost('a', [release('abcdef1', { order: 1 }), release('abcdef1x', { order: 2 }), live])];
    expect(await to('abcdef1', exact)).toMatchObject({ verdict: 'rolled-back', rows: [{ version: 'abcdef1' }] });
  });

  it('writes a refusal into the history of the host', async () => {
    const host = new FakeHost('a', [release('v1')]);
    await rollbackFleet([host], options, fleetWorld());
    expect(host.calls).toContain('note:refused');
  });

  it('says what is live where a step failed after the swap, and what was printed', async () => {
    const host = new FakeHost('a', row(), new Set(['step:activate:v1']));
    const result = await rollbackFleet([host], options, fleetWorld());
    expect(result).toMatchObject({ verdict: 'failed', rows: [{ version: 'v1', release: 'v1', exitCode: 1 }] });
    const well = await rollbackFleet([new FakeHost('b', row())], options, fleetWorld());
    expect(well.rows).toMatchObject([{ stdout: 'rollback activate\n' }]);
  });

  it('says nothing about the release where it was cancelled before anything moved', async () => {
    const { signal } = cancelled();
    const result = await rollbackFleet([new FakeHost('a', row())], options, fleetWorld(signal));
    expect(result).toMatchObject({ verdict: '', failure: { code: 'CANCELLED' } });
  });

  it('has failed where it was cancelled after a swap', async () => {
    const controller = new AbortController();
    const stop = (call: string) => {
      if (call === 'switch:v1') controller.abort(new UserError('CANCELLED', 'The run was cancelled.'));
    };
    const hosts = [new FakeHost('a', row(), new Set(['step:activate:v1']), stop)];
    const result = await rollbackFleet(hosts, options, fleetWorld(controller.signal));
    expect(result).toMatchObject({ verdict: 'failed', failure: { code: 'CANCELLED' } });
  });
});

function cancelled(): AbortController {
  const controller = new AbortController();
  controller.abort(new UserError('CANCELLED', 'The run was cancelled.'));
  return controller;
}
