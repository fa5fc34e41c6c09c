import { PassThrough } from 'node:stream';
import { VirtualClock } from '@deploy-actions/clock';
import { Hearing } from '../src/hearing';
import { quiet } from '../src/quiet';

const calm = new AbortController().signal;

/** Waits after an exit, while `talk` happens. How long that took, and how often the host was asked. */
async function waited(
  talk: (clock: VirtualClock, say: (bytes: number, takesMs?: number) => void) => Promise<void>,
  answerMs = 0,
) {
  const clock = new VirtualClock();
  const hearing = new Hearing(clock, [new PassThrough()], () => {});
  const say = (bytes: number, takesMs = 0) =>
    hearing.hear(Buffer.alloc(bytes), () => (takesMs > 0 ? clock.sleep(takesMs) : undefined));
  let asked = 0;
  const ask = async () => {
    asked++;
    if (answerMs > 0) await clock.sleep(answerMs);
  };
  const done = quiet(clock, hearing, ask, calm).then(() => clock.elapsed());
  const talking = talk(clock, say);
  const tookMs = await done;
  await talking;
  return { tookMs, asked };
}

const silence = async () => {};

describe('quiet', () => {
  it('takes half a second of silence, and two answers of the host', async () => {
    expect(await waited(silence)).toEqual({ tookMs: 500, asked: 2 });
  });

  it('does not take a stalled network for silence', async () => {
    const stalled = async (clock: VirtualClock, say: (bytes: number) => void) => {
      await clock.sleep(19_000);
      say(100);
    };
    const { tookMs } = await waited(stalled, 20_000);
    expect(tookMs).toBeGreaterThan(19_500);
  });

  it('hears a slow line out, whatever time that takes', async () => {
    const { tookMs } = await waited(async (clock, say) => {
      for (let second = 0; second < 40; second++) {
        await clock.sleep(400);
        say(20_000);
      }
    });
    expect(tookMs).toBe(16_500);
  });

  it('gives up on a background process that talks on, slowly or fast', async () => {
    for (const bytes of [10, 100_000]) {
      const { tookMs } = await waited(async (clock, say) => {
        for (let line = 0; line < 200; line++) {
          await clock.sleep(100);
          say(bytes);
        }
      });
      expect(tookMs).toBeGreaterThanOrEqual(10_000);
      expect(tookMs).toBeLessThanOrEqual(10_100);
    }
  });

  it('waits for a listener that takes its time, whatever time that is', async () => {
    const { tookMs } = await waited(async (_clock, say) => say(10, 60_000));
    expect(tookMs).toBeGreaterThanOrEqual(60_500);
  });

  it('ends when it is stopped', async () => {
    const clock = new VirtualClock();
    const hearing = new Hearing(clock, [], () => {});
    const stop = new AbortController();
    const work = quiet(clock, hearing, async () => {}, stop.signal);
    stop.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
  });
});
