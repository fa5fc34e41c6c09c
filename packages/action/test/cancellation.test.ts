import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { cancellation } from '../src/cancellation';
import { FakePlatform } from './fake-platform';

function setUp() {
  const platform = new FakePlatform();
  const clock = new VirtualClock();
  return { platform, clock, ...cancellation(platform, clock, 6500) };
}

describe('cancellation', () => {
  it('does nothing by itself', async () => {
    const { signal, clock } = setUp();
    await clock.sleep(3_600_000);
    expect(signal.aborted).toBe(false);
  });

  it('says so at once, and gives the run its grace', async () => {
    const { signal, expired, platform, clock } = setUp();
    platform.signal('SIGINT');
    expect(signal.reason).toBeInstanceOf(UserError);
    expect(signal.reason).toMatchObject({ code: 'CANCELLED', message: 'The run was cancelled (SIGINT).' });
    expect(platform.written).toBe('Cancelled by SIGINT: stopping what was started …\n');
    await expect(expired).resolves.toBe(signal.reason);
    expect(clock.elapsed()).toBe(6500);
  });

  it('does not begin anew with a second signal', async () => {
    const { signal, expired, platform, clock } = setUp();
    platform.signal('SIGINT');
    const first = signal.reason;
    await clock.sleep(4000);
    platform.signal('SIGTERM');
    platform.crash(new Error('in the clean-up'));
    await expect(expired).resolves.toBe(first);
    expect(clock.elapsed()).toBe(6500);
    expect(platform.written.match(/stopping/g)).toHaveLength(1);
  });

  it('stops the run for a crash, with the error as the reason', async () => {
    const { signal, expired, platform } = setUp();
    const defect = new TypeError('x is not a function');
    platform.crash(defect);
    expect(signal.reason).toBe(defect);
    await expect(expired).resolves.toBe(defect);
  });

  it('has a reason even where a promise was rejected with nothing', () => {
    const { signal, platform } = setUp();
    platform.crash(undefined);
    expect(signal.reason).toEqual(new Error('Rejected without an error'));
  });

  it('does not wait where nothing is left to wait for', async () => {
    const { expired, platform, clock } = setUp();
    platform.stall();
    await expect(expired).resolves.toEqual(new Error('The run ended without a result'));
    expect(clock.elapsed()).toBe(0);
  });
});
