import { VirtualClock } from '@deploy-actions/clock';
import { NobodyListens, Tee } from '../src/tee';

const chunk = () => Buffer.alloc(300 * 1024, 'x');

describe('Tee', () => {
  it('gives every host the same bytes', async () => {
    const tee = new Tee(new VirtualClock());
    const branches = [tee.branch(), tee.branch()];
    const read = branches.map(async ({ stream }) => {
      let text = '';
      for await (const piece of stream) text += piece;
      return text;
    });
    await tee.write(Buffer.from('a'));
    await tee.write(Buffer.from('b'));
    tee.end();
    expect(await Promise.all(read)).toEqual(['ab', 'ab']);
  });

  it('waits for the slowest one, and blames that one alone', async () => {
    const clock = new VirtualClock();
    const tee = new Tee(clock);
    const [fast, slow] = [tee.branch(), tee.branch()];
    fast.stream.resume();
    slow.stream.once('readable', () => undefined);
    await clock.sleep(0);
    let isThrough = false;
    const writing = tee.write(chunk()).then(() => {
      isThrough = true;
    });
    await clock.sleep(5000);
    expect(isThrough).toBe(false);
    expect([fast.lastMoveMs(), slow.lastMoveMs()]).toEqual([5000, 0]);
    slow.stream.resume();
    await writing;
    expect(slow.lastMoveMs()).toBe(5000);
  });

  it('goes on without a host that has left, and ends when all have', async () => {
    const tee = new Tee(new VirtualClock());
    const [good, hung] = [tee.branch(), tee.branch()];
    good.stream.resume();
    const writing = tee.write(chunk());
    hung.stream.destroy();
    await writing;
    good.stream.destroy();
    await expect(tee.write(chunk())).rejects.toThrow(NobodyListens);
  });

  it('lets the clock run against a host that never asked', async () => {
    const clock = new VirtualClock();
    const branch = new Tee(clock).branch();
    await clock.sleep(700);
    expect(branch.lastMoveMs()).toBe(0);
  });
});
