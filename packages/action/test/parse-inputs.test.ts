import { BadInput, namesRead, parseInputs, rawInputs } from '@deploy-actions/action';

const input = (fallback = '') => ({ default: fallback, required: false, secret: false });
const contract = {
  action: 'demo',
  inputs: { urls: input(), 'healthy-threshold': input('2'), timeout: input('5s') },
  outputs: [],
} as const;

const parse = (environment: Record<string, string>) =>
  parseInputs(contract, rawInputs(contract, environment), (reader) => ({
    url: new URL(reader.required('urls', 'a URL')),
    threshold: reader.integer('healthy-threshold', { min: 1, max: 9 }),
    timeoutMs: reader.duration('timeout'),
  }));

function problemsOf(environment: Record<string, string>): string[] {
  try {
    parse(environment);
  } catch (error) {
    if (error instanceof BadInput) return error.problems.map(({ input: name, code }) => `${name}: ${code}`);
    throw error;
  }
  return [];
}

describe('parseInputs', () => {
  it('gives one typed record', () => {
    expect(parse({ INPUT_URLS: 'http://a.example/' })).toEqual({
      url: new URL('http://a.example/'),
      threshold: 2,
      timeoutMs: 5000,
    });
  });

  it('tells every problem at once, even if a stand-in breaks what is made of it', () => {
    expect(problemsOf({ INPUT_URLZ: 'x', 'INPUT_HEALTHY-THRESHOLD': '0', INPUT_TIMEOUT: 'soon' })).toEqual([
      'urlz: UNKNOWN',
      'urls: MISSING',
    ]);
    expect(problemsOf({ INPUT_URLS: 'http://a', 'INPUT_HEALTHY-THRESHOLD': '0', INPUT_TIMEOUT: 'soon' })).toEqual([
      'healthy-threshold: ILLEGAL',
      'timeout: ILLEGAL',
    ]);
  });

  it('tells once what two parts of an action have read', () => {
    const twice = () =>
      parseInputs(contract, rawInputs(contract, { INPUT_TIMEOUT: 'x' }), (reader) => [
        reader.duration('timeout'),
        reader.duration('timeout'),
      ]);
    expect(twice).toThrow(/^One problem/);
  });

  it('does not blame the user for a defect of ours', () => {
    expect(() => parse({ INPUT_URLS: 'no url' })).toThrow('Invalid URL');
  });

  it.each([
    ['INPUT_HEALTHY-TRESHOLD', 'Did you mean healthy-threshold?'],
    ['INPUT_HEALTHY_THRESHOLD', 'Did you mean healthy-threshold?'],
    ['INPUT_TIMEOUTS', 'Did you mean timeout?'],
    ['INPUT_URL', 'Did you mean urls?'],
    ['INPUT_SOMETHING-ELSE', 'demo has: urls, healthy-threshold, timeout.'],
  ])('%s is unknown: %s', (variable, guess) => {
    const message = errorOf(() => parse({ INPUT_URLS: 'http://a', [variable]: 'x' }));
    expect(message).toContain(guess);
    expect(message).toContain('INPUT_…');
  });

  it('refuses every input of an action that has none', () => {
    const none = { action: 'none', inputs: {}, outputs: [] } as const;
    expect(() => parseInputs(none, rawInputs(none, { INPUT_X: '1' }), () => ({}))).toThrow(BadInput);
  });
});

describe('namesRead', () => {
  it('lists what is read', () => {
    expect(namesRead(contract, (reader) => reader.text('timeout'))).toEqual(['timeout']);
  });
});

function errorOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}
