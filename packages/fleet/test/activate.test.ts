import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { type Activation, activate, silentHooks } from '../src/activate';

const activation: Activation = {
  release: 'v2',
  version: 'v2',
  steps: { 'before-activate': 'a', activate: 'b', 'health-command': 'c' },
  healthTimeoutMs: 10_000,
  commandTimeoutMs: 5000,
  operation: 'deploy',
  previousVersion: 'v1',
  reason: 'deploy',
};

function host(...faults: string[]): FakeHost {
  return new FakeHost('a', [release('v2'), release('v1')], new Set(faults));
}

const hooks = () => silentHooks;

describe('activate', () => {
  it('runs the steps in order, with the swap between the first two', async () => {
    const one = host();
    await activate(one, activation, hooks(), fleetWorld());
    expect(one.calls).toEqual([
      'step:before-activate:v2',
      'switch:v2',
      'step:activate:v2',
      'step:health-command:v2',
      'mark:checked',
    ]);
  });

  it('ends with what follows the health checks, such as the way back into a balancer', async () => {
    const one = host();
    const steps = { ...activation.steps, 'after-activate': 'd' };
    await activate(one, { ...activation, steps, healthUrl: 'http://127.0.0.1/' }, hooks(), fleetWorld());
    expect(one.calls.slice(2)).toEqual([
      'step:activate:v2',
      'step:health-command:v2',
      'url:http://127.0.0.1/',
      'step:after-activate:v2',
      'mark:checked',
    ]);
    const ill = host('step:health-command:v2');
    await expect(activate(ill, { ...activation, steps }, hooks(), fleetWorld())).rejects.toMatchObject({
      code: 'HEALTH_FAILED',
    });
    expect(ill.calls).not.toContain('step:after-activate:v2');
  });

  it('is proven by the swap itself where no step or check is to come', async () => {
    const one = host();
    await activate(one, { ...activation, steps: { 'before-activate': 'a', migrate: 'x' } }, hooks(), fleetWorld());
    expect(one.calls).toEqual(['step:before-activate:v2', 'switch:v2']);
    expect(one.releases[0]?.checked).toBe(true);
    const back = host();
    await activate(back, { ...activation, steps: {}, operation: 'revert' }, hooks(), fleetWorld());
    expect(back.calls).toEqual(['switch:v2', 'mark:checked']);
  });

  it('swaps nothing where the preparation fails', async () => {
    const one = host('step:before-activate:v2');
    await expect(activate(one, activation, hooks(), fleetWorld())).rejects.toMatchObject({ code: 'COMMAND_FAILED' });
    expect(one.current).toBe('v1');
  });

  it('lets nothing that only prepares stand in the way back', async () => {
    const one = host('step:before-activate:v2');
    await activate(one, { ...activation, operation: 'revert' }, hooks(), fleetWorld());
    expect(one.current).toBe('v2');
  });

  it('asks for health every second until it is there', async () => {
    const world = fleetWorld();
    const one = host();
    let left = 3;
    const step = one.step.bind(one);
    one.step = async (name, what, context) =>
      what === 'health-command' && left-- > 0 ? { code: 1, stdout: '', stderr: 'not yet' } : step(name, what, context);
    await activate(one, activation, hooks(), world);
    expect(world.clock.now()).toBe(3000);
  });

  it('gives up when the time is over, with what the check said last', async () => {
    const world = fleetWorld();
    const failure = activate(host('step:health-command:v2'), activation, hooks(), world);
    await expect(failure).rejects.toMatchObject({
      code: 'HEALTH_FAILED',
      exitCode: 1,
      message: expect.stringContaining('ill'),
    });
    expect(world.clock.now()).toBeLessThanOrEqual(10_000);
    expect(world.clock.now()).toBeGreaterThan(8000);
  });
});
