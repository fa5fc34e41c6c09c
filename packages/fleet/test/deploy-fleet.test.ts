import { UserError } from '@deploy-actions/error';
import { deployFleet } from '@deploy-actions/fleet';
import { recordHash } from '@deploy-actions/release';
import fc from 'fast-check';
import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost, fleetWorld } from '../../../test/support/release/fake-host';

const old = () => [release('v1', { steps: { activate: 'restart', 'health-command': 'ask' } })];
/** What another tool has made live. */
const foreign = () => [release('v1', { adopted: true, state: 'live', checked: false })];
const host = (label: string, ...faults: string[]) => new FakeHost(label, old(), new Set(faults));

describe('deployFleet', () => {
  it('stages everywhere, migrates once, and goes live host by host', async () => {
    const order: string[] = [];
    const hosts = ['a', 'b'].map(
      (label) => new FakeHost(label, old(), new Set(), (call) => order.push(`${label} ${call}`)),
    );
    const result = await deployFleet(hosts, deployPlan('v2'), fleetWorld());
    expect(result).toMatchObject({
      verdict: 'deployed',
      rows: [{ verdict: 'deployed', previousVersion: 'v1' }, { version: 'v2' }],
    });
    expect(order.filter((call) => !/mark|lock/.test(call))).toEqual([
      'a stage',
      'b stage',
      'a step:migrate:v2',
      'a switch:v2',
      'a step:activate:v2',
      'a step:health-command:v2',
      'b switch:v2',
      'b step:activate:v2',
      'b step:health-command:v2',
    ]);
    expect(hosts.map(({ locked }) => locked)).toEqual([false, false]);
  });

  it('names all hosts that are not ready in one error, grouped by cause, and warns of none besides', async () => {
    const world = fleetWorld();
    const warnings: string[] = [];
    const log = { ...world.log, warning: (text: string) => warnings.push(text) };
    const hosts = ['a', 'b', 'c'].map((label) => host(label));
    for (const one of hosts) {
      const code = one.label === 'c' ? 'AUTH_FAILED' : 'HOST_UNFIT';
      one.lock = () => Promise.reject(new UserError(code, `${one.label}: no.`));
    }
    const { failure } = await deployFleet(hosts, deployPlan('v2'), { ...world, log });
    expect(failure?.message).toBe(
      '3 of 3 hosts failed, so nothing went live:\n  HOST_UNFIT (2 hosts: a, b): no.\n  AUTH_FAILED (c): no.',
    );
    expect(warnings).toEqual([]);
  });

  it('takes an unconfirmed release for good where a deploy that confirms by itself finds it live and proven', async () => {
    const again = [
      release('v2', { state: 'live', payloadSha256: 'payload-v2', recordSha256: recordHash(deployPlan('v2').record) }),
    ];
    const [later, auto] = [new FakeHost('a', again), new FakeHost('a', again)];
    expect(await deployFleet([later], deployPlan('v2', { confirm: 'later' }), fleetWorld())).toMatchObject({
      verdict: 'unchanged',
    });
    expect(await deployFleet([auto], deployPlan('v2'), fleetWorld())).toMatchObject({ verdict: 'unchanged' });
    expect([later, auto].map(({ releases }) => releases[0]?.state)).toEqual(['live', 'good']);
  });

  it('brings nothing live anywhere where one host cannot be locked', async () => {
    const hosts = [host('a'), host('b', 'lock')];
    const result = await deployFleet(hosts, deployPlan('v2'), fleetWorld());
    expect(result).toMatchObject({
      verdict: 'not-deployed',
      rows: [{ verdict: 'untouched' }, { verdict: 'failed', code: 'CONNECTION_LOST' }],
    });
    expect(hosts[0]?.calls).toEqual(['lock', 'unlock']);
  });

  it('goes live nowhere where one upload or the migration fails', async () => {
    for (const fault of ['stage', 'step:migrate:v2']) {
      const hosts = [host('a', fault), host('b')];
      const result = await deployFleet(hosts, deployPlan('v2'), fleetWorld());
      expect(result.verdict).toBe('not-deployed');
      const isMigration = fault !== 'stage';
      expect(result.failure?.message.includes('the database may have changed')).toBe(isMigration);
      expect(hosts.map(({ version }) => version)).toEqual(['v1', 'v1']);
    }
  });

  it('takes the first host back too when the second one fails its check', async () => {
    const hosts = [host('a'), host('b', 'step:health-command:v2')];
    const result = await deployFleet(hosts, deployPlan('v2'), fleetWorld());
    expect(result).toMatchObject({
      verdict: 'reverted',
      failure: { code: 'HEALTH_FAILED' },
      rows: [
        { verdict: 'reverted', version: 'v1' },
        { verdict: 'reverted', version: 'v1', code: 'HEALTH_FAILED' },
      ],
    });
    expect(hosts.map(({ version, bad }) => [version, bad])).toEqual([
      ['v1', []],
      ['v1', []],
    ]);
  });

  it('says loudly where a host could not go back', async () => {
    const hosts = [host('a', 'switch:v1'), host('b', 'step:activate:v2')];
    const result = await deployFleet(hosts, deployPlan('v2'), fleetWorld());
    expect(result).toMatchObject({
      verdict: 'failed',
      rows: [
        {
          verdict: 'failed',
          code: 'ROLLBACK_FAILED',
          version: 'v2',
          message: expect.stringContaining('COULD NOT GO BACK to v1: '),
        },
        { verdict: 'reverted' },
      ],
    });
  });

  it('leaves a host to whoever has taken it over, and says so', async () => {
    const hosts = [host('a'), host('b', 'step:activate:v2')];
    const [first] = hosts;
    const swap = first?.switchTo.bind(first);
    if (first && swap) {
      first.switchTo = async (name, operation) => {
        if (operation === 'revert') throw new UserError('LOCK_LOST', 'a: the lock of this run is gone');
        return swap(name, operation);
      };
    }
    const result = await deployFleet(hosts, deployPlan('v2'), fleetWorld());
    expect(result).toMatchObject({
      verdict: 'failed',
      failure: { code: 'LOCK_LOST', message: expect.stringContaining('took over a') },
      rows: [{ code: 'LOCK_LOST', version: 'v2' }, { verdict: 'reverted' }],
    });
  });

  it.each([
    ['not-deployed', 'v3'],
    ['failed', 'v2'],
  ])('is %s where another run took over before the swap and made %s live', async (verdict, current) => {
    const one = new FakeHost('a', [release('v3'), release('v1')]);
    one.switchTo = () => {
      one.current = current;
      return Promise.reject(new UserError('LOCK_LOST', 'a: the lock of this run is gone'));
    };
    const result = await deployFleet([one], deployPlan('v2'), fleetWorld());
    expect(result).toMatchObject({ verdict, failure: { code: 'LOCK_LOST' }, rows: [{ version: current }] });
  });

  it('goes back when it is cancelled in the middle, and calls nothing bad', async () => {
    const cancel = new AbortController();
    const onCall = (call: string) =>
      call === 'step:activate:v2' && cancel.abort(new UserError('CANCELLED', 'cancelled'));
    const hosts = [new FakeHost('a', old(), new Set(), onCall), host('b')];
    const result = await deployFleet(hosts, deployPlan('v2'), fleetWorld(cancel.signal));
    expect(result).toMatchObject({ verdict: 'reverted', failure: { code: 'CANCELLED' } });
    expect(hosts.map(({ version, locked }) => [version, locked])).toEqual([
      ['v1', false],
      ['v1', false],
    ]);
  });

  it('is deployed on a part where it is cancelled with a host left out, and empty where nothing was switched', async () => {
    for (const at of ['stage', 'step:activate:v2']) {
      const cancel = new AbortController();
      const onCall = (call: string) => call === at && cancel.abort(new UserError('CANCELLED', 'cancelled'));
      const last = new FakeHost('c', old(), new Set(['step:activate:v2']), onCall);
      const hosts = [host('a', 'lock'), host('b'), last];
      const result = await deployFleet(hosts, deployPlan('v2', { onFailure: 'continue' }), fleetWorld(cancel.signal));
      const isLive = at !== 'stage';
      expect(result).toMatchObject({
        verdict: isLive ? 'deployed' : '',
        failure: { code: 'CANCELLED' },
        rows: [
          { verdict: 'failed', code: 'CONNECTION_LOST', version: 'unknown' },
          isLive ? { verdict: 'deployed', version: 'v2' } : { verdict: 'untouched', version: 'v1' },
          isLive ? { verdict: 'reverted', version: 'v1' } : { version: 'v1' },
        ],
      });
      const [, well] = hosts;
      expect(well?.releases.find(({ release: name }) => name === well.current)?.state).toBe('good');
    }
  });

  it('keeps the live hosts with `stop`, and changes no other', async () => {
    const hosts = [host('a'), host('b', 'step:health-command:v2'), host('c')];
    const result = await deployFleet(hosts, deployPlan('v2', { onFailure: 'stop' }), fleetWorld());
    expect(result).toMatchObject({
      verdict: 'deployed',
      failure: { code: 'HEALTH_FAILED', message: expect.stringContaining('1 live on v2, 1 back on') },
      rows: [{ verdict: 'deployed' }, { verdict: 'reverted', version: 'v1' }, { verdict: 'untouched', version: 'v1' }],
    });
    expect(hosts.map(({ version }) => version)).toEqual(['v2', 'v1', 'v1']);
    expect(hosts[0]?.releases.at(-1)?.state).toBe('good');
  });

  it('goes on with the others where it is told to, without a host that is down or cannot be staged on', async () => {
    const faults = [['lock'], ['stage'], ['step:activate:v2'], []];
    const hosts = faults.map((some, index) => host(`h${index}`, ...some));
    const result = await deployFleet(hosts, deployPlan('v2', { onFailure: 'continue' }), fleetWorld());
    expect(result).toMatchObject({
      verdict: 'deployed',
      failure: { code: 'CONNECTION_LOST', message: expect.stringContaining('3 of 4 hosts failed') },
      rows: [{ version: 'unknown' }, { verdict: 'failed' }, { verdict: 'reverted' }, { verdict: 'deployed' }],
    });
    expect(hosts.map(({ version }) => version)).toEqual(['v1', 'v1', 'v1', 'v2']);
    // The first host that can takes the migration.
    expect(hosts.map(({ calls }) => calls.includes('step:migrate:v2'))).toEqual([false, false, true, false]);
  });

  it('continues without a host that is unfit, and sends nothing if the policy is to go back', async () => {
    const objections = [{ kind: 'tools' as const, code: 'HOST_UNFIT' as const, message: 'tar is missing' }];
    const fleet = () => {
      const hosts = [host('a'), host('b')];
      const [first] = hosts;
      if (first) first.objections = objections;
      return hosts;
    };
    const going = fleet();
    expect(await deployFleet(going, deployPlan('v2', { onFailure: 'continue' }), fleetWorld())).toMatchObject({
      failure: { code: 'HOST_UNFIT', message: expect.stringContaining('a: tar is missing') },
      rows: [{ verdict: 'failed', version: 'v1' }, { verdict: 'deployed' }],
    });
    const staying = fleet();
    expect(await deployFleet(staying, deployPlan('v2'), fleetWorld())).toMatchObject({
      failure: { code: 'HOST_UNFIT' },
    });
    expect([...going, ...staying].map(({ calls }) => calls.includes('stage'))).toEqual([false, true, false, false]);
  });

  it('asks the checks of what another tool made live before it migrates, and does without them', async () => {
    const order: string[] = [];
    const seen = (...faults: string[]) => new FakeHost('a', foreign(), new Set(faults), (call) => order.push(call));
    const one = seen();
    expect(await deployFleet([one], deployPlan('v2'), fleetWorld())).toMatchObject({ verdict: 'deployed' });
    expect(order.indexOf('step:health-command:v1')).toBeLessThan(order.indexOf('step:migrate:v2'));
    expect(order.indexOf('step:health-command:v1')).toBeGreaterThan(order.indexOf('stage'));
    expect(one.releases[0]).toMatchObject({ release: 'v1', state: 'good', adopted: true });
    const ill = seen('step:health-command:v1');
    expect(await deployFleet([ill], deployPlan('v2'), fleetWorld())).toMatchObject({ verdict: 'deployed' });
    expect(ill.releases[0]).toMatchObject({ release: 'v1', state: 'live' });
    const deaf = seen('mark:good');
    const later = deployPlan('v2', { confirm: 'later' });
    expect(await deployFleet([deaf], later, fleetWorld())).toMatchObject({ verdict: 'deployed' });
  });

  it('groups what it does in the log: the locks, the staging, the migration, each batch, the way back', async () => {
    const world = fleetWorld();
    const titles: string[] = [];
    const group: typeof world.log.group = async (title, work) => {
      titles.push(title);
      return work();
    };
    const hosts = [host('a'), host('b', 'step:activate:v2')];
    await deployFleet(hosts, deployPlan('v2'), { ...world, log: { ...world.log, group } });
    expect(titles).toEqual([
      ...['Lock 2 host(s)', 'Stage v2', 'Migrate on a', 'Batch 1 of 2: a', 'Batch 2 of 2: b', 'Revert'],
    ]);
  });

  it('is reverted, not failed, where the first host went back and no other was touched', async () => {
    const hosts = [host('a', 'step:activate:v2'), host('b')];
    const result = await deployFleet(hosts, deployPlan('v2', { onFailure: 'stop' }), fleetWorld());
    expect(result).toMatchObject({ verdict: 'reverted', rows: [{ verdict: 'reverted' }, { verdict: 'untouched' }] });
  });

  it('takes no host back once an irreversible migration has begun, unless the old code works with the new data', async () => {
    const fleet = () => [host('a'), host('b', 'step:health-command:v2')];
    const plan = deployPlan('v2');
    const irreversible = { ...plan, record: { ...plan.record, irreversible: true } };
    const [stay, back] = [fleet(), fleet()];
    expect(await deployFleet(stay, irreversible, fleetWorld())).toMatchObject({
      verdict: 'failed',
      failure: { code: 'HEALTH_FAILED', message: expect.stringContaining('NO HOST WENT BACK') },
      isStuckForward: true,
      rows: [{ version: 'v2' }, { verdict: 'failed', version: 'v2' }],
    });
    expect(stay.map(({ version }) => version)).toEqual(['v2', 'v2']);
    expect(await deployFleet(back, { ...irreversible, allowAfterMigration: true }, fleetWorld())).toMatchObject({
      verdict: 'reverted',
    });
  });

  it('notes before a migration that can be undone where it ran', async () => {
    const hosts = [host('a')];
    const plan = deployPlan('v2');
    const steps = { ...plan.record.steps, 'migrate-down': 'undo' };
    await deployFleet(hosts, { ...plan, record: { ...plan.record, steps } }, fleetWorld());
    const calls = hosts[0]?.calls ?? [];
    expect(calls.indexOf('mark:migrated')).toBe(calls.indexOf('step:migrate:v2') - 1);
  });

  it('removes what is too old after a deploy that went back, too, and what failed before what was good', async () => {
    const row = ['v1', 'v2', 'v3'].map((name) => release(name));
    const one = new FakeHost('a', row, new Set(['step:activate:v4']));
    await deployFleet([one], deployPlan('v4', { keepReleases: 3 }), fleetWorld());
    expect(one.releases.map(({ release: name }) => name)).toEqual(['v1', 'v2', 'v3']);
  });

  it('leaves every host on a whole version, without a lock, and tells the truth, whatever fails', async () => {
    const fault = fc.constantFrom(
      ...['lock', 'stage', 'step:migrate:v2', 'switch:v2', 'lost:v2', 'step:activate:v2', 'step:health-command:v2'],
      ...[
        'mark:checked',
        'mark:good',
        'switch:v1',
        'lost:v1',
        'step:activate:v1',
        'step:health-command:v1',
        'mark:staged',
      ],
    );
    const fleet = fc.array(fc.uniqueArray(fault, { maxLength: 3 }), { minLength: 1, maxLength: 5 });
    const policy = fc.record({
      batchSize: fc.integer({ min: 1, max: 5 }),
      onFailure: fc.constantFrom('revert' as const, 'stop' as const, 'continue' as const),
      allowAfterMigration: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fleet,
        policy,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        async (faults, how, irreversible, isBare, isForeign) => {
          const before = () => (isForeign ? foreign() : old());
          const hosts = faults.map((some, index) => new FakeHost(`h${index}`, before(), new Set(some)));
          const plan = deployPlan('v2', how);
          const steps = isBare ? {} : plan.record.steps;
          const record = { ...plan.record, irreversible, steps };
          const result = await deployFleet(hosts, { ...plan, record }, fleetWorld());
          const versions = hosts.map(({ version }) => version);
          for (const version of versions) expect(['v1', 'v2']).toContain(version);
          expect(hosts.some(({ locked }) => locked)).toBe(false);
          if (result.verdict === 'deployed' && !result.failure) {
            expect(versions.every((version) => version === 'v2')).toBe(true);
          }
          const isSwitched = hosts.some(({ calls }) => calls.includes('switch:v2'));
          if (result.verdict === 'not-deployed') expect(versions.every((version) => version === 'v1')).toBe(true);
          // Only a switch may be called bad: nothing else may lead to a rollback.
          if (!isSwitched) expect(result.verdict).toBe('not-deployed');
          if (result.verdict === 'reverted') expect(versions.every((version) => version === 'v1')).toBe(true);
          if (!result.failure) expect(result.verdict).toBe('deployed');
          expect(hosts.every(({ bad }) => bad.length === 0)).toBe(true);
          const staysPut = irreversible && !how.allowAfterMigration;
          for (const [index, row] of result.rows.entries()) {
            // What the table says is live is live.
            if (row.version !== 'unknown') expect([row.host, row.version]).toEqual([row.host, versions[index]]);
            const isIll = faults[index]?.some((one) => /^step:(activate|health-command):v2/.test(one));
            if (versions[index] !== 'v2' || !isIll || isBare) continue;
            // Nobody is left on what failed there, but for a way back that failed or is closed, which is told.
            expect(staysPut || row.code === 'ROLLBACK_FAILED').toBe(true);
            expect(result.verdict).toBe('failed');
            if (!staysPut) expect(result.failure?.code).toBe('ROLLBACK_FAILED');
          }
          if (how.onFailure === 'revert' && result.verdict === 'failed' && !staysPut) {
            const stuck = result.rows.filter(({ code }) => code === 'ROLLBACK_FAILED');
            for (const [index, row] of result.rows.entries()) {
              if (versions[index] === 'v2') expect(stuck).toContain(row);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('leaves every host whole, unlocked and truly told of, at whatever call it is cancelled', async () => {
    const onFailure = fc.constantFrom('revert' as const, 'stop' as const, 'continue' as const);
    const size = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(
        size,
        fc.nat({ max: 40 }),
        onFailure,
        size,
        fc.boolean(),
        fc.boolean(),
        async (count, at, policy, batchSize, isBare, isForeign) => {
          const cancel = new AbortController();
          let left = at;
          const onCall = () => {
            if (left-- === 0) cancel.abort(new UserError('CANCELLED', 'cancelled'));
          };
          const hosts = Array.from(
            { length: count },
            (_, index) => new FakeHost(`h${index}`, isForeign ? foreign() : old(), new Set(), onCall),
          );
          const plan = deployPlan('v2', { onFailure: policy, batchSize });
          const record = isBare ? { ...plan.record, steps: {} } : plan.record;
          const result = await deployFleet(hosts, { ...plan, record }, fleetWorld(cancel.signal));
          const versions = hosts.map(({ version }) => version);
          expect(hosts.some(({ locked }) => locked)).toBe(false);
          for (const [index, row] of result.rows.entries()) {
            if (row.version !== 'unknown') expect(row.version).toBe(versions[index]);
          }
          // `stop` and `continue` keep what is live and healthy; a cancelled `revert` keeps nothing.
          const isAll = (version: string) => versions.every((one) => one === version);
          if (result.verdict === 'reverted') expect(isAll('v1')).toBe(true);
          // What stays is well, and as good as a deploy of that part would have made it.
          if (result.verdict === '') expect(isAll('v1')).toBe(true);
          for (const { version, releases, current } of hosts) {
            if (version === 'v2') expect(releases.find(({ release: name }) => name === current)?.state).toBe('good');
          }
          if (result.verdict === 'deployed') expect(isAll('v2') || policy !== 'revert').toBe(true);
          expect(result.verdict).not.toBe('failed');
        },
      ),
      { numRuns: 300 },
    );
  });
});
