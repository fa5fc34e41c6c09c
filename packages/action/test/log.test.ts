import { createLog } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import fc from 'fast-check';
import { FakePlatform } from './fake-platform';

function logged(work: (log: ReturnType<typeof createLog>, clock: VirtualClock) => void): FakePlatform {
  const platform = new FakePlatform();
  const clock = new VirtualClock();
  work(createLog(clock, platform.sink), clock);
  return platform;
}

describe('createLog', () => {
  it('stamps an event with the time since the start', async () => {
    const platform = new FakePlatform();
    const clock = new VirtualClock(5_000_000);
    const log = createLog(clock, platform.sink);
    log.event('first');
    await clock.sleep(61_340);
    log.event('second');
    expect(platform.written).toBe('[   0.0s] first\n[  61.3s] second\n');
  });

  it('keeps further lines of an event apart from commands: the runner trims blanks', () => {
    expect(logged((log) => log.event('a\n::error::b\r##[error]c')).written).toBe(
      '[   0.0s] a\n        | ::error::b\n        | ##\u200b[error]c\n',
    );
  });

  it('prints foreign text under its prefix', () => {
    expect(logged((log) => log.foreign('web1', 'up\n::error::x\n')).written).toBe('web1 | up\nweb1 | ::error::x\n');
    expect(logged((log) => log.foreign('::1', 'up')).written).toBe(':\u200b:1 | up\n');
    expect(logged((log) => log.foreign('a\n::b', 'up')).written).toBe('a ::b | up\n');
  });

  it('writes no command whatever it is told, and always ends its line', () => {
    const piece = fc.constantFrom('::', '##[', '\r', '\n', ' ', '\t', '\ufeff', 'x', 'error::', '[');
    const text = fc.array(piece).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (prefix, given) => {
        const { written } = logged((log) => {
          log.event(given);
          log.foreign(prefix, given);
        });
        expect(written.endsWith('\n')).toBe(true);
        expect(written).not.toMatch(/##\[|\r/);
        for (const line of written.split('\n')) expect(line).not.toMatch(/^[\s\ufeff]*::/);
      }),
    );
  });

  it('hands warnings and notices to the runner, with foreign commands broken', () => {
    const platform = logged((log) => {
      log.warning('odd ##[error]', 'Title');
      log.notice('::x');
    });
    expect([platform.warnings, platform.notices]).toEqual([['odd ##\u200b[error]'], [':\u200b:x']]);
  });

  it('closes a group whatever happens in it, and hands on what came of it', async () => {
    const platform = new FakePlatform();
    const log = createLog(new VirtualClock(), platform.sink);
    const said = async (result: Promise<number>) => {
      log.event('said');
      return result;
    };
    await expect(log.group('Upload\nnow', () => said(Promise.resolve(7)))).resolves.toBe(7);
    await expect(log.group('Swap', () => said(Promise.reject(new Error('no'))))).rejects.toThrow('no');
    expect(platform.groups).toEqual(['Upload now', 'end', 'Swap', 'end']);
  });

  it('opens a group before its work begins, so that the log shows what is waited for', async () => {
    const platform = new FakePlatform();
    const clock = new VirtualClock();
    const log = createLog(clock, platform.sink);
    const work = log.group('Lock 2 host(s)', () => clock.sleep(60_000));
    expect(platform.groups).toEqual(['Lock 2 host(s)']);
    await work;
    expect(platform.groups).toEqual(['Lock 2 host(s)', 'end']);
  });
});
