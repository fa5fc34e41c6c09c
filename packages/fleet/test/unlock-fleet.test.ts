import { unlockFleet } from '@deploy-actions/fleet';
import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';

describe('unlockFleet', () => {
  it('breaks the lock of whoever holds it, and tells whose it was', async () => {
    const [locked, free] = [new FakeHost('a'), new FakeHost('b')];
    locked.holder = 4;
    const result = await unlockFleet([locked, free], { ...lock, reason: 'broken by ada' }, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'unchanged',
      rows: [
        { message: expect.stringMatching(/^broke the lock of bob \(ssh-deploy deploy/) },
        { message: 'was not locked' },
      ],
    });
    expect([locked.holder, free.calls]).toEqual([0, []]);
  });

  it('takes no lock from under a step that runs, and names it', async () => {
    const host = new FakeHost('a');
    host.holder = 4;
    host.running = [{ id: 't-1', what: 'migrate of v2' }];
    expect(await unlockFleet([host], { ...lock, reason: 'broken by ada' }, fleetWorld())).toMatchObject({
      verdict: '',
      failure: {
        code: 'LOCKED',
        message: expect.stringContaining('migrate of v2 is still running'),
        hint: expect.stringContaining('abort'),
      },
    });
    expect(host.holder).toBe(4);
  });

  it('breaks none of the locks of a run that is alive on one of its hosts', async () => {
    const [idle, busy, away] = [new FakeHost('a'), new FakeHost('b'), new FakeHost('c')];
    idle.holder = 4;
    busy.holder = 4;
    busy.running = [{ id: 't-1', what: 'activate of v2' }];
    const result = await unlockFleet([idle, busy, away], { ...lock, reason: 'broken by ada' }, fleetWorld());
    expect(result).toMatchObject({ verdict: '', failure: { code: 'LOCKED' } });
    expect([idle.holder, busy.holder]).toEqual([4, 4]);
  });
});
