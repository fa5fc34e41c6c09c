import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput, namesRead, rawInputs } from '@deploy-actions/action';
import { DEFAULT_ERROR_RATE_PATH } from '@deploy-actions/metric';
import { contract } from '../src/contract';
import { readAll, readInputs } from '../src/inputs';
import { inputsOf } from './acting';

function read(given: Record<string, string>) {
  const environment = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return readInputs(rawInputs(contract, Object.fromEntries(environment)));
}

function problems(given: Record<string, string>): [string, string][] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof BadInput) return error.problems.map(({ input, code }) => [input, code]);
    throw error;
  }
  return [];
}

const url = 'https://api.example/metrics';

describe('readInputs', () => {
  it('needs nothing but a URL; an empty input is an absent one', () => {
    const inputs = read({ url });
    expect(inputs.exit).toEqual({ onInconclusive: 'fail', shadow: false });
    expect(inputs.watch.rule).toMatchObject({ threshold: 0.05, sustainMs: 120_000, durationMs: 300_000 });
    const empty = Object.fromEntries(Object.keys(contract.inputs).map((name) => [name, '']));
    expect(JSON.stringify(read({ ...empty, url }))).toBe(JSON.stringify(inputs));
  });

  it('reads every input that action.yml declares', () => {
    const names = namesRead(contract, readAll);
    expect(names.sort()).toEqual(Object.keys(contract.inputs).sort());
  });

  it('reports everything that is wrong at once', () => {
    const bad = {
      url: 'nowhere',
      threshold: 'low',
      sustain: '?',
      'on-inconclusive': 'maybe',
      shadow: 'yes',
      trehshold: '',
    };
    expect(problems(bad).sort()).toEqual(
      [
        ['on-inconclusive', 'ILLEGAL'],
        ['shadow', 'ILLEGAL'],
        ['sustain', 'ILLEGAL'],
        ['threshold', 'ILLEGAL'],
        ['trehshold', 'UNKNOWN'],
        ['url', 'ILLEGAL'],
      ].sort(),
    );
  });

  it('names the usual cause of an empty baseline', () => {
    expect(problems({ url, 'max-increase': '1pp' })).toEqual([['baseline', 'MISSING']]);
    expect(() => read({ url, 'max-increase': '1pp', baseline: '' })).toThrow(/skipped, has failed or is not in/);
  });

  it('asks for the URL', () => {
    expect(problems({})).toEqual([['url', 'MISSING']]);
  });

  it('reads the selectors of metrics', () => {
    const { watch } = read({ url, source: 'openmetrics', errors: 'a_total{code="500"}', total: 'a_total' });
    expect(watch).toMatchObject({
      source: { kind: 'openmetrics' },
      signals: [{ query: { form: 'counters', total: 'a_total' } }],
    });
  });

  it('never repeats a header', () => {
    expect(() => read({ url, headers: 'Bad Name: hunter2' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });

  it('documents the path that stands for no path', () => {
    const description = readFileSync(join(import.meta.dirname, '..', 'action.yml'), 'utf8');
    expect(description).toContain(`\`${DEFAULT_ERROR_RATE_PATH}\``);
  });
});

describe('one mistake', () => {
  const metrics = '[{name: a, path: $.a, max: 1}]';
  const counters = { errors: 'e', total: 't' };

  it.each<[Record<string, string>, string]>([
    [{ source: 'promtheus', url, ...counters }, 'source'],
    [{ source: 'datdog', 'api-key': 'k', 'app-key': 'k', ...counters }, 'source'],
    [{ source: 'x', url, metrics, 'max-increase': '20%', 'expect-version': 'v', 'version-series': 'v' }, 'source'],
    [{ source: 'x', url, ...counters, method: 'sequential', 'control-errors': 'e', 'control-total': 't' }, 'source'],
    [{ source: 'x', operation: 'check-config', url, 'own-requests': 'counted' }, 'source'],
    [{ url, sustain: 'soon', metrics }, 'sustain'],
    [{ url, metrics: 'cpu', operation: 'baseline' }, 'metrics'],
    [{ url, source: 'openmetrics', query: 'q', method: 'sequential' }, 'query'],
    [{ url, source: 'openmetrics', errors: 'e{', total: 't', method: 'both' }, 'errors'],
    [{ url, 'errors-path': '$.e', method: 'sequential', 'control-url': 'http://old.example' }, 'total-path'],
    [{ url, interval: 'often' }, 'interval'],
    [{ url, metrics: '[{name: a, path: $.a, max-increase: lots}]' }, 'metrics[0].max-increase'],
  ])('is one problem: %j', async (given, input) => {
    const found = await inputsOf(given).then(
      () => [],
      (error: unknown) =>
        error instanceof BadInput ? error.problems.map((problem) => problem.input) : [String(error)],
    );
    expect(found).toEqual([input]);
  });

  it('in what two entries inherit is told once, and two entries are two', async () => {
    const entries = '[{name: a, path: $.a, max: 1}, {name: b, path: $.b, max: 1, sustain: long}]';
    await expect(inputsOf({ url, sustain: 'soon', metrics: entries })).rejects.toMatchObject({
      problems: [{ input: 'sustain' }, { input: 'metrics[1].sustain' }],
    });
  });
});
