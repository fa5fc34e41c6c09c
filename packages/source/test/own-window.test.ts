import { type OwnAsk, OwnWindow } from '../src/own-window';

const ask = (from: number, to: number | undefined, isAnswered = true): OwnAsk => ({ from, to, isAnswered });

/** A window whose reference was asked for from tick 10 to tick 20. */
function since(...asks: OwnAsk[]): OwnWindow {
  const window = new OwnWindow();
  const reference = ask(10, 20);
  for (const each of [reference, ...asks]) window.add(each);
  window.settle(reference);
  return window;
}

/** The reading from tick 50 to tick 60. */
function counted(window: OwnWindow, isReset = false): string {
  const now = ask(50, 60);
  window.add(now);
  const { sure, unsure } = window.upTo(now, isReset);
  return `${sure}+${unsure}`;
}

describe('OwnWindow', () => {
  it.each<[string, OwnAsk[], string]>([
    ['of two readings one', [], '1+0'],
    ['one between them', [ask(30, 35)], '2+0'],
    ['one before them', [ask(1, 5)], '1+0'],
    ['one that failed', [ask(30, 35, false)], '1+1'],
    ['one beside the first', [ask(15, 25)], '1+1'],
    ['one beside the second', [ask(45, 55)], '1+1'],
    ['one that has no end yet', [ask(30, undefined)], '1+1'],
  ])('%s', (_, asks, expected) => {
    expect(counted(since(...asks))).toBe(expected);
  });

  it('does not know what a process has seen that began anew', () => {
    expect(counted(since(ask(30, 35)), true)).toBe('0+2');
  });

  it('goes on where a reading told nothing, with that reading', () => {
    const window = since(ask(45, 55));
    expect(counted(window)).toBe('1+1');
    const later = ask(70, 80);
    window.add(later);
    expect(window.upTo(later, false)).toEqual({ sure: 3, unsure: 0 });
    window.settle(later);
    const last = ask(90, 95);
    window.add(last);
    expect(window.upTo(last, false)).toEqual({ sure: 1, unsure: 0 });
  });

  it('knows nothing before the first reading', () => {
    expect(counted(new OwnWindow())).toBe('0+0');
  });
});
