import type { InstanceReading } from '@deploy-actions/source';
import fc from 'fast-check';
import { account, EMPTY_LEDGER } from '../src/scrape-ledger';
import { counterSelectors, exposed, metrics } from './selectors';

/** What is read from each text in turn. */
function readings(texts: readonly string[], selectors = counterSelectors()): Omit<InstanceReading, 'name'>[] {
  let ledger = EMPTY_LEDGER;
  return texts.map((text) => {
    const accounted = account(ledger, selectors, exposed(text, selectors));
    ledger = accounted.ledger;
    return accounted.reading;
  });
}

/** Errors of total, or the kind of problem; `!` marks a reset. */
const short = ({ errors, total, problem, reset }: Omit<InstanceReading, 'name'>) =>
  (total === undefined ? `${problem?.kind}` : `${errors}/${total}`) + (reset ? '!' : '');

describe('account', () => {
  it.each<[string, string[], string[]]>([
    [
      'the first reading is the reference',
      [metrics({ 200: 95, 500: 5 }), metrics({ 200: 114, 500: 6 })],
      ['reference', '1/20'],
    ],
    ['no movement is no traffic', [metrics({ 200: 5 }), metrics({ 200: 5 })], ['reference', 'no-traffic']],
    ['no error series is no errors', [metrics({ 200: 5 }), metrics({ 200: 9 })], ['reference', '0/4']],
    ['a new series grew from zero', [metrics({ 200: 5 }), metrics({ 200: 9, 500: 2 })], ['reference', '2/6']],
    ['one series that shrank', [metrics({ 200: 50, 404: 9 }), metrics({ 200: 3, 404: 10 })], ['reference', '0/4!']],
    [
      'a restart by the start time',
      [metrics({ 200: 50 }, 100), metrics({ 200: 60, 500: 3 }, 200)],
      ['reference', '3/63!'],
    ],
    [
      'a restart without traffic',
      [metrics({ 200: 50 }, 100), metrics({}, 200), metrics({ 200: 4 }, 200)],
      ['reference', 'no-traffic!', '0/4'],
    ],
    ['a start that wavers', [metrics({ 200: 50 }, 100.2), metrics({ 200: 60 }, 100.9)], ['reference', '0/10']],
    [
      'two processes behind a balancer',
      [metrics({ 200: 50 }, 200), metrics({ 200: 900 }, 100), metrics({ 200: 54 }, 200), metrics({ 200: 902 }, 100)],
      ['reference', 'reference', '0/4', '0/2'],
    ],
    [
      'a process that begins to tell its start',
      [metrics({ 200: 50 }), metrics({ 200: 54 }, 100)],
      ['reference', '0/4'],
    ],
    ['nothing matches total', [metrics({}), metrics({})], ['query', 'query']],
    ['the first request after the first scrape', [metrics({}), metrics({ 200: 3, 500: 1 })], ['query', '1/4']],
    [
      'series that vanish and return',
      [metrics({ 200: 5, 404: 100 }), metrics({ 200: 6 }), metrics({ 200: 7, 404: 102 })],
      ['reference', '0/1', '0/3'],
    ],
    [
      'a value that is none',
      [metrics({ 200: 5 }), metrics({ 200: Number.NaN }), metrics({ 200: 9 })],
      ['reference', 'missing', '0/4'],
    ],
    ['a gauge', ['# TYPE requests_total gauge\nrequests_total 4\n'], ['query']],
  ])('%s', (_, texts, expected) => {
    expect(readings(texts).map(short)).toEqual(expected);
  });

  it('keeps an error that is counted before its request until there is one', () => {
    const selectors = counterSelectors('failed', 'all');
    const text = (failed: number, all: number) => `failed ${failed}\nall ${all}\n`;
    const seen = readings([text(0, 10), text(1, 10), text(1, 14), text(4, 16), text(4, 20)], selectors);
    expect(seen.map(short)).toEqual(['reference', 'no-traffic', '1/4', 'missing', '3/6']);
  });

  it('does not vouch for a process where one that began a second later answers', () => {
    const seen = [100, 101, 101, 300].map((start, at) => metrics({ 200: 50 + at * 10 }, start));
    expect(readings(seen).map(({ anonymous }) => anonymous)).toEqual([undefined, true, undefined, undefined]);
    expect(readings([metrics({ 200: 5 }), metrics({ 200: 9 })]).at(-1)?.anonymous).toBe(true);
  });

  it('marks the answer of a process that comes again after another one', () => {
    const starts = (...all: number[]) => readings(all.map((start, at) => metrics({ 200: 50 + at * 10 }, start)));
    const marks = (...all: number[]) => starts(...all).map(({ inTurn }) => inTurn === true);
    expect(marks(200, 100, 200, 200, 100)).toEqual([false, false, true, false, true]);
    // A restart, a failover and a start that wavers are no turns.
    expect(marks(100, 200, 200)).toEqual([false, false, false]);
    expect(marks(200, 100, 100, 101)).toEqual([false, false, false, false]);
  });

  it('says that no series of errors was there', () => {
    const seen = readings([metrics({ 200: 5 }), metrics({ 200: 9 }), metrics({ 200: 9, 500: 1 })]);
    expect(seen.map(({ errorsUnmatched }) => errorsUnmatched)).toEqual([undefined, true, undefined]);
  });

  it('names the series of errors that was meant, and never that of all requests', () => {
    const near = (errors: string) =>
      readings(['failed_total 1\nall 10\n', 'failed_total 5\nall 20\n'], counterSelectors(errors, 'all')).at(-1)
        ?.errorsNear;
    expect(['failed', 'faild_total', 'failed_total', 'al'].map(near)).toEqual([
      'failed_total',
      'failed_total',
      undefined,
      undefined,
    ]);
  });

  it('never counts what a process did before it was first seen, however several answer by turns', () => {
    const turn = fc.record({ who: fc.nat(3), good: fc.nat(50), bad: fc.nat(50), restarts: fc.boolean() });
    const lives = fc.array(fc.record({ good: fc.nat(9000), bad: fc.nat(900) }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(lives, fc.array(turn, { minLength: 1, maxLength: 40 }), fc.boolean(), (begun, turns, tells) => {
        const processes = begun.map((life, at) => ({ ...life, start: 100 + at * 10, firstBad: -1, firstGood: -1 }));
        let [ledger, bad, good, truth, truthOfGood, atSeconds] = [EMPTY_LEDGER, 0, 0, 0, 0, 1000];
        const selectors = counterSelectors();
        for (const each of turns) {
          const process = processes[each.who];
          if (process === undefined) continue;
          atSeconds += 10;
          if (each.restarts && process.firstGood >= 0) {
            // What it did between its last answer and its end nobody knows: here, nothing.
            Object.assign(process, { start: atSeconds - 5, good: 0, bad: 0, firstBad: 0, firstGood: 0 });
          }
          process.good += each.good;
          process.bad += each.bad;
          if (process.firstGood < 0) Object.assign(process, { firstBad: process.bad, firstGood: process.good });
          else [truth, truthOfGood] = [truth + each.bad, truthOfGood + each.good];
          const codes = { 200: process.good, 500: process.bad };
          const created = Object.keys(codes).map((code) => `requests_created{code="${code}"} ${process.start}\n`);
          const text = tells ? metrics(codes, process.start) : `${metrics(codes)}${created.join('')}`;
          const found = { ...exposed(text, selectors), atSeconds };
          const accounted = account(ledger, selectors, found);
          ledger = accounted.ledger;
          const { errors = 0, total = 0 } = accounted.reading;
          [bad, good] = [bad + errors, good + total - errors];
        }
        expect([bad, good]).toEqual([truth, truthOfGood]);
      }),
    );
  });

  it('tells every request and every error once, however processes restart', () => {
    const step = fc.record({ good: fc.nat(20), bad: fc.nat(20), restarts: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        let [start, good, bad] = [100, 7, 3];
        const texts = [metrics({ 200: good, 500: bad }, start)];
        for (const { restarts, ...added } of steps) {
          if (restarts) [start, good, bad] = [start + 50, 0, 0];
          [good, bad] = [good + added.good, bad + added.bad];
          texts.push(metrics({ 200: good, 500: bad }, start));
        }
        const told = readings(texts);
        const sum = (pick: (reading: Omit<InstanceReading, 'name'>) => number | undefined) =>
          told.reduce((all, reading) => all + (pick(reading) ?? 0), 0);
        expect(sum(({ errors }) => errors)).toBe(steps.reduce((all, each) => all + each.bad, 0));
        expect(sum(({ total }) => total)).toBe(steps.reduce((all, each) => all + each.bad + each.good, 0));
      }),
    );
  });
});
