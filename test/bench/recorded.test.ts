import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Looks } from '../../bench/record/fold';
import { type KindName, kinds } from '../../bench/record/kinds';
import { root } from '../../scripts/actions.mjs';

const folder = join(root, 'bench', 'detect-errors', 'recorded');

interface StreamRecord extends Looks {
  kind: KindName;
  isHealthy: boolean;
  command: string;
  load: { sent: number; failed: number; unanswered: number };
}

const read = (name: string): StreamRecord => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

it.each(names)('%s is a whole record of its kind', (name) => {
  const { kind, isHealthy, intervalMs, before, after, requests, errors, command } = read(name);
  expect(kinds[kind].isHealthy).toBe(isHealthy);
  expect(name.startsWith(`${kind}-`)).toBe(true);
  expect(command).toMatch(/^npm run bench -- record/);
  expect(errors).toHaveLength(requests.length);
  for (const [at, failed] of errors.entries()) expect(failed).toBeLessThanOrEqual(requests[at] ?? 0);
  expect(before).toBeGreaterThanOrEqual(300_000 / intervalMs - 1);
  expect(after).toBeGreaterThan(before);
  expect(requests.length - after).toBeGreaterThanOrEqual(285_000 / intervalMs);
});

it.each(names)('%s has what the load has seen, but for the time before and after it', (name) => {
  const { requests, errors, load } = read(name);
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
  expect(load.unanswered).toBe(0);
  expect(sum(requests)).toBeLessThanOrEqual(load.sent);
  expect(sum(requests)).toBeGreaterThan(0.9 * load.sent);
  expect(sum(errors)).toBeLessThanOrEqual(load.failed);
});

it('there are enough of every kind', () => {
  const count = (kind: string) => names.filter((name) => read(name).kind === kind).length;
  expect(count('healthy')).toBeGreaterThanOrEqual(5);
  for (const kind of Object.keys(kinds)) expect([kind, count(kind) >= 2]).toEqual([kind, true]);
});
