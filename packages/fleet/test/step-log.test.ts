import { createLog } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { StepLog } from '../src/step-log';

const nothing = () => undefined;
const quiet = { write: nothing, warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };

function stepLog() {
  const clock = new VirtualClock();
  const printed: string[] = [];
  const written: string[] = [];
  const sink = { ...quiet, write: (text: string) => printed.push(text) };
  const end = new AbortController();
  const log = new StepLog('/log', {
    clock,
    log: createLog(clock, sink),
    signal: end.signal,
    mask: (text) => text.replaceAll('s3cret', '***'),
    appendFile: (_path, text) => written.push(text),
  });
  return { log, clock, printed, written, cancel: () => end.abort() };
}

describe('StepLog', () => {
  it('prints lines that come together at once, shielded, in their order, each with its host and step', () => {
    const { log, printed } = stepLog();
    log.print('web1 activate', 'one\n::set-output name=verdict::deployed');
    log.print('web2 activate', '##[error]two\rthree');
    expect(printed.join('')).toBe(
      [
        'web1 activate | one',
        'web1 activate | ::set-output name=verdict::deployed',
        'web2 activate | ##\u200b[error]two',
        'web2 activate | three',
        '',
      ].join('\n'),
    );
    expect(printed).toHaveLength(2);
  });

  it('writes all of it into the file, masked, in blocks', () => {
    const { log, written } = stepLog();
    for (let n = 0; n < 3000; n++) {
      log.print('web1 migrate', `${n} ${'x'.repeat(200)} s3cret`);
    }
    log.flush();
    const lines = written.join('').trimEnd().split('\n');
    expect(lines).toHaveLength(3000);
    expect(lines[2999]).toMatch(/^web1 migrate \| 2999 x{200} \*\*\*$/);
    expect(written.length).toBeLessThan(25);
  });

  it('takes no dollar sign in the name of a host for more than that', () => {
    const { log, written, printed } = stepLog();
    log.print('web$& $1', 'one\ntwo');
    expect([written.join(''), printed.join('')]).toEqual(Array(2).fill('web$& $1 | one\nweb$& $1 | two\n'));
  });

  it('keeps nothing back for long', async () => {
    const { log, written, clock } = stepLog();
    log.print('web1 activate', 'one');
    await clock.sleep(10);
    log.print('web1 activate', 'two');
    await clock.sleep(10);
    expect(written.join('')).toBe('web1 activate | one\n');
    await clock.sleep(1000);
    log.print('web1 activate', 'three');
    await clock.sleep(10);
    expect(written.join('').split('\n')).toHaveLength(4);
  });

  it('tells whoever prints to wait for a reader of the log who is slow', async () => {
    const { clock } = stepLog();
    const slow = Promise.resolve();
    const log = new StepLog('/log', {
      clock,
      log: { ...createLog(clock, quiet), foreign: () => slow },
      signal: new AbortController().signal,
      mask: (text) => text,
      appendFile: () => undefined,
    });
    expect(log.print('web1 activate', 'one')).toBe(slow);
  });

  it('holds nothing back once the run is cancelled', () => {
    const { log, written, cancel } = stepLog();
    log.print('web1 activate', 'one');
    log.print('web1 activate', 'two');
    log.print('web1 activate', 'three');
    cancel();
    expect(written.join('').split('\n')).toHaveLength(4);
    log.print('web1 activate', 'four');
    expect(written.at(-1)).toBe('web1 activate | four\n');
  });
});
