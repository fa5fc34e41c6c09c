import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput, namesRead, rawInputs } from '@deploy-actions/action';
import { DEFAULT_ERROR_RATE_PATH } from '@deploy-actions/metric';
import { contract } from '../src/contract';
import { readAll, readInputs } from '../src/inputs';

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

  it('tells the usual cause of a baseline that is empty', () => {
    expect(problems({ url, 'max-increase': '1pp' })).toEqual([['baseline', 'MISSING']]);
    expect(() => read({ url, 'max-increase': '1pp', baseline: '' })).toThrow(/skipped, has failed or is not among/);
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
