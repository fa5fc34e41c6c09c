import { UserError } from '@deploy-actions/error';
import { sshTestWorld } from '../../../test/support/ssh/world';
import type { LiveConnection } from '../src/connection';
import { Jump } from '../src/jump';

const target = { user: 'gate', host: 'bastion', port: 22, label: 'bastion' };

class FakeConnection implements LiveConnection {
  readonly target = target;
  isOpen = true;
  exec = () => Promise.reject(new Error('not asked for'));
  dial = () => Promise.reject(new Error('not asked for'));
  ping = async () => undefined;
  close = () => {
    this.isOpen = false;
  };
}

/** A jump host, and everything that was opened for it. */
function jumpHost(fail: (attempt: number) => Error | undefined = () => undefined) {
  const opened: FakeConnection[] = [];
  let attempts = 0;
  const jump = new Jump('bastion', async (world) => {
    await world.clock.sleep(1);
    world.signal.throwIfAborted();
    const error = fail(++attempts);
    if (error) throw error;
    const connection = new FakeConnection();
    opened.push(connection);
    return connection;
  });
  return { jump, opened, attempts: () => attempts };
}

describe('Jump', () => {
  it('opens one connection for all, and closes it with the last of them', async () => {
    const { jump, opened } = jumpHost();
    const world = sshTestWorld();
    const leases = await Promise.all(Array.from({ length: 50 }, () => jump.lease(world)));
    const later = await jump.lease(world);
    for (const lease of leases) lease.release();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([true]);
    later.release();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  it('opens another one when it was lost, and when somebody comes after the last has gone', async () => {
    const { jump, opened } = jumpHost();
    const world = sshTestWorld();
    const before = await jump.lease(world);
    opened[0]?.close();
    const after = await jump.lease(world);
    before.release();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    after.release();
    await jump.lease(world);
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, false, true]);
  });

  it('tells all who wait the same error, and tries anew for those who come later', async () => {
    const refused = new UserError('CONNECT_FAILED', 'nothing listens');
    const { jump, attempts } = jumpHost((attempt) => (attempt === 1 ? refused : undefined));
    const world = sshTestWorld();
    const results = await Promise.allSettled([1, 2, 3].map(() => jump.lease(world)));
    expect(results.map((result) => result.status === 'rejected' && result.reason)).toEqual([refused, refused, refused]);
    await expect(jump.lease(world)).resolves.toMatchObject({ through: 'bastion' });
    expect(attempts()).toBe(2);
  });

  it('does not fail for others because the one who opened it was cancelled', async () => {
    const { jump } = jumpHost();
    const [cancelled, other] = [sshTestWorld(), sshTestWorld()];
    const first = jump.lease(cancelled);
    const second = jump.lease(other);
    cancelled.abort(new UserError('CANCELLED', 'cancelled'));
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(second).resolves.toMatchObject({ through: 'bastion' });
  });
});
