import { CheckWatch } from '../src/check-watch';
import { fakeWorld, type Service, script, settings } from './fake-service';

function watchOf(service: Service, given?: Parameters<typeof settings>[1]) {
  const world = fakeWorld({ web: service });
  const [check] = settings(['web'], given).checks;
  if (check === undefined) throw new Error('no check');
  const seen: string[] = [];
  const watch: CheckWatch = new CheckWatch(check, world, {
    observed: (_, { reason }) => seen.push(`observed ${reason}`),
    changed: ({ state }) => seen.push(`changed ${state.attempts} ${state.verdict}`),
  });
  return { world, watch, seen };
}

describe('CheckWatch', () => {
  it('reports every observation, then the state that follows from it, and ends with a final verdict', async () => {
    const { watch, seen } = watchOf(script('-'), { maxAttempts: 2 });
    await watch.run();
    expect(seen).toEqual([
      'observed status is 503, expected 200',
      'changed 1 ',
      'observed status is 503, expected 200',
      'changed 2 ',
      'changed 2 unhealthy',
    ]);
  });

  it('is unsettled while a healthy check is asked, and in a failing streak', async () => {
    const { watch, world } = watchOf(script('++h'), { unhealthyThreshold: 2 });
    const running = watch.run();
    const unsettled: boolean[] = [];
    for (const untilMs of [500, 2000, 7000, 11_500]) {
      await world.clock.sleep(untilMs - (world.clock.elapsed() - 1_700_000_000_000));
      unsettled.push(watch.isUnsettled());
    }
    watch.stop();
    await running;
    expect(unsettled).toEqual([false, false, true, true]);
  });

  it('stops in the middle of a probe, which then counts no more', async () => {
    const { watch, world, seen } = watchOf(script('h'));
    const running = watch.run();
    await world.clock.sleep(1000);
    watch.stop();
    await running;
    expect([watch.state.attempts, seen]).toEqual([0, []]);
  });

  it('does not hide a defect of ours', async () => {
    const { world } = watchOf(script('+'));
    const [check] = settings(['web']).checks;
    if (check === undefined) throw new Error('no check');
    const broken = new CheckWatch(check, world, {
      observed: () => undefined,
      changed: () => {
        throw new Error('defect');
      },
    });
    await expect(broken.run()).rejects.toThrow('defect');
  });
});
