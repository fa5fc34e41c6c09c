import { PassThrough } from 'node:stream';
import { VirtualClock } from '@deploy-actions/clock';
import { Hearing } from '../src/hearing';

function streams() {
  return [new PassThrough(), new PassThrough()].map((stream) => stream.resume());
}

const chunk = Buffer.from('x');

describe('Hearing', () => {
  it('lets everything flow where the listener is done at once', () => {
    const both = streams();
    const hearing = new Hearing(new VirtualClock(), both, () => {});
    hearing.hear(chunk, () => 'whatever');
    hearing.hear(chunk, undefined);
    expect([hearing.isBusy, ...both.map((stream) => stream.isPaused())]).toEqual([false, false, false]);
  });

  it('holds both streams until the last of its listeners is done', async () => {
    const clock = new VirtualClock();
    const both = streams();
    const hearing = new Hearing(clock, both, () => {});
    hearing.hear(chunk, () => clock.sleep(100));
    hearing.hear(chunk, () => clock.sleep(300));
    expect([hearing.isBusy, ...both.map((stream) => stream.isPaused())]).toEqual([true, true, true]);
    await hearing.idle();
    expect([hearing.isBusy, ...both.map((stream) => stream.isPaused())]).toEqual([false, false, false]);
    expect([clock.elapsed(), hearing.lastMs]).toEqual([300, 300]);
  });

  it('tells of a listener that fails, and goes on', async () => {
    const errors: unknown[] = [];
    const [stream = new PassThrough()] = streams();
    const hearing = new Hearing(new VirtualClock(), [stream], (error) => errors.push(error));
    hearing.hear(chunk, () => Promise.reject(new Error('disk full')));
    await hearing.idle();
    expect([errors, stream.isPaused()]).toEqual([[new Error('disk full')], false]);
  });
});
