import { judgeShown } from '../src/judge-shown';

const mask = (text: string) => text.replaceAll('hunter2-hunter2', '***');

function judged(said: string, bad: (text: string) => boolean) {
  return judgeShown((show) => ({ ok: !bad(show(said)), reason: show(said).slice(0, 10) }), mask);
}

describe('judgeShown', () => {
  it('judges by what was said', () => {
    expect(judged('good', () => false)).toEqual({ ok: true, reason: 'good' });
    expect(judged('hunter2-hunter2', (text) => text !== 'hunter2-hunter2')).toEqual({
      ok: true,
      reason: 'hunter2-hu',
    });
  });

  it('masks before anything is cut', () => {
    expect(judged('not hunter2-hunter2', () => true)).toEqual({ ok: false, reason: 'not ***' });
  });

  it('stays bad where only the secret was bad', () => {
    expect(judged('hunter2-hunter2', (text) => text.includes('hunter2'))).toEqual({
      ok: false,
      reason: 'it is not as expected, where it repeats a secret',
    });
  });
});
