import assert from 'node:assert/strict';
import { test } from 'node:test';
import { natureOf } from '../behaviour.mjs';

test('a version without a behaviour is well', () => {
  const nature = natureOf({});
  assert.equal(nature.isIll(1), false);
  assert.equal(nature.isIll(1_000_000), false);
  assert.equal(nature.fails(1), false);
  assert.equal(nature.isDatabaseUp, true);
});

test('a version may lose its database', () => {
  assert.equal(natureOf({ database: 'down' }).isDatabaseUp, false);
});

test('an ill version is ill from the first question on', () => {
  assert.equal(natureOf({ health: 'ill' }).isIll(1), true);
});

test('a version may fall ill later', () => {
  const nature = natureOf({ illAfterHealthQuestions: 3 });
  assert.deepEqual([1, 2, 3, 4, 5].map(nature.isIll), [false, false, false, true, true]);
});

test('the share of failed requests is the error rate, at every moment', () => {
  const nature = natureOf({ errorRate: 0.06 });
  let failed = 0;
  for (let n = 1; n <= 1000; n += 1) {
    if (nature.fails(n)) failed += 1;
    assert.ok(failed / n >= 0.06 - 1e-9, `after ${n} requests`);
  }
  assert.equal(failed, 60);
});
