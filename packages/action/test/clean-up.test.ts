import { BadInput } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { cleanUp } from '../src/clean-up';
import { masker } from '../src/mask/mask';
import { FakePlatform } from './fake-platform';

const never = new Promise<never>(() => undefined);

async function cleaned(work: (clock: VirtualClock) => Promise<void>, stopped: Promise<unknown> = never) {
  const platform = new FakePlatform();
  const clock = new VirtualClock();
  await cleanUp(() => work(clock), platform, clock, stopped, masker(['hunter2']));
  return { platform, elapsedMs: clock.elapsed() };
}

describe('cleanUp', () => {
  it('ends green, and silent where all went well', async () => {
    const { platform } = await cleaned(async () => undefined);
    expect([platform.exits, platform.warnings, platform.written]).toEqual([[0], [], '']);
  });

  it('warns about what failed, and stays green: the verdict was given before', async () => {
    const { platform } = await cleaned(async () => {
      throw new UserError('LOCKED', 'held\n::error::x');
    });
    expect(platform.exits).toEqual([0]);
    expect(platform.warnings[0]).toMatch(/^Cleaning up failed: held\n:\u200b:error::x\n/);
  });

  it('masks what it warns of', async () => {
    const { platform } = await cleaned(async () => {
      throw new UserError('AUTH_FAILED', 'refused hunter2');
    });
    expect(platform.warnings[0]).toContain('refused ***');
  });

  it('does not repeat what is wrong with the inputs', async () => {
    const { platform } = await cleaned(async () => {
      throw new BadInput([]);
    });
    expect([platform.exits, platform.warnings]).toEqual([[0], []]);
  });

  it('does not hold up the job for ever', async () => {
    const { platform, elapsedMs } = await cleaned((clock) => clock.sleep(3_600_000));
    expect([platform.exits, elapsedMs]).toEqual([[0], 60_000]);
    expect(platform.warnings[0]).toContain('longer than 60 s');
  });

  it('ends when it is cancelled or crashes', async () => {
    const { platform } = await cleaned(() => never, Promise.resolve(new Error('crashed')));
    expect(platform.exits).toEqual([0]);
    expect(platform.warnings[0]).toContain('crashed');
  });
});
