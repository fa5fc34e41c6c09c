import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { awaitHealth } from '../src/await-health';

const url = 'http://127.0.0.1:8080/health';
const context = { operation: 'deploy' as const, previousVersion: 'v1' };
const checked = (steps: Record<string, string>, healthUrl?: string) => ({
  release: 'v2',
  steps,
  healthUrl,
  healthTimeoutMs: 10_000,
  commandTimeoutMs: 5000,
});
const host = (...faults: string[]) => new FakeHost('web1', [release('v2')], new Set(faults));

describe('awaitHealth', () => {
  it('needs both, the command and the URL', async () => {
    const both = checked({ 'health-command': 'x' }, url);
    const well = host();
    await awaitHealth(well, both, context, fleetWorld());
    expect(well.calls).toEqual(['step:health-command:v2', `url:${url}`]);
    const [deaf, ill] = [host(`url:${url}`), host('step:health-command:v2')];
    await expect(awaitHealth(deaf, both, context, fleetWorld())).rejects.toMatchObject({
      code: 'HEALTH_FAILED',
      message: expect.stringContaining(`web1: ${url}: answered 503`),
      exitCode: 0,
    });
    await expect(awaitHealth(ill, both, context, fleetWorld())).rejects.toMatchObject({ exitCode: 1 });
  });

  it('asks the URL every second, until it is well or the time is over', async () => {
    const world = fleetWorld();
    const one = host();
    let left = 3;
    one.askUrl = async () => ({ isHealthy: left-- <= 0, said: 'answered 503' });
    await awaitHealth(one, checked({}, url), context, world);
    expect(world.clock.now()).toBe(3000);
    const deaf = host(`url:${url}`);
    await expect(awaitHealth(deaf, checked({}, url), context, fleetWorld())).rejects.toThrow('11 attempts');
  });

  it('leaves each attempt no more time than there is', async () => {
    const world = fleetWorld();
    const one = host();
    const given: number[] = [];
    one.askUrl = async (_url, timeoutMs) => {
      given.push(timeoutMs);
      await world.clock.sleep(timeoutMs);
      return { isHealthy: false, said: 'no answer' };
    };
    await expect(
      awaitHealth(one, { ...checked({}, url), healthTimeoutMs: 15_000 }, context, world),
    ).rejects.toMatchObject({
      code: 'HEALTH_FAILED',
    });
    expect(given).toEqual([10_000, 4000]);
  });

  it('tells what the URL said last in an attempt that was not cut short by the end of the time', async () => {
    const world = fleetWorld();
    const one = host();
    let asked = 0;
    one.askUrl = async (_url, timeoutMs) => {
      asked++;
      if (asked < 3) return { isHealthy: false, said: 'answered 503' };
      await world.clock.sleep(timeoutMs);
      return { isHealthy: false, said: 'no answer' };
    };
    await expect(awaitHealth(one, { ...checked({}, url), healthTimeoutMs: 3000 }, context, world)).rejects.toThrow(
      'answered 503',
    );
  });
});
