import { BadInput, namesRead, rawInputs } from '@deploy-actions/action';
import fc from 'fast-check';
import { contract } from '../src/contract';
import { build, readInputs } from '../src/inputs';

const read = (env: Record<string, string>) => readInputs(rawInputs(contract, { INPUT_EVENT: 'info', ...env }));

function problemsOf(env: Record<string, string>): string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.problems.map(({ input, code }) => `${input} ${code}`);
  }
}

describe('readInputs', () => {
  it('reads exactly what action.yml declares', () => {
    expect(namesRead(contract, build).sort()).toEqual(Object.keys(contract.inputs).sort());
  });

  it('has defaults for all but the event', () => {
    expect(read({})).toEqual({
      webhooks: [],
      event: 'info',
      environment: '',
      version: '',
      previousVersion: '',
      url: '',
      message: '',
      fields: [],
      buttons: [],
      details: [],
      timeoutMs: 10_000,
      deadlineMs: 60_000,
      failOnError: false,
      retryOn5xx: false,
      dryRun: false,
    });
  });

  it('reads lines', () => {
    const inputs = read({
      'INPUT_WEBHOOK-URL': 'http://127.0.0.1:1/a\n\nhttp://127.0.0.1:1/b\nhttp://127.0.0.1:1/a\n',
      INPUT_FIELDS: 'Region=eu\nEmpty=\nQuery = a=b\n# a comment',
      INPUT_BUTTONS: 'Grafana=https://grafana.example.org/d?x=1\na=b=https://example.org',
      INPUT_DETAILS: '\n/tmp/report.json\n\n{"schema":"x"}\n',
      INPUT_MESSAGE: '# not a comment\nsecond line\n',
    });
    expect(inputs.webhooks.map(({ url }) => url)).toEqual(['http://127.0.0.1:1/a', 'http://127.0.0.1:1/b']);
    expect(inputs.fields).toEqual([
      { name: 'Region', value: 'eu' },
      { name: 'Query', value: 'a=b' },
    ]);
    expect(inputs.buttons).toEqual([
      { text: 'Grafana', url: 'https://grafana.example.org/d?x=1' },
      { text: 'a=b', url: 'https://example.org/' },
    ]);
    expect(inputs.details).toEqual(['/tmp/report.json', '{"schema":"x"}']);
    expect(inputs.message).toBe('# not a comment\nsecond line');
  });

  it('reports every problem at once', () => {
    const problems = problemsOf({
      INPUT_EVENT: 'success',
      'INPUT_WEBHOOK-URL': 'http://example.org/x\nnonsense',
      INPUT_URL: 'javascript:alert(1)',
      INPUT_FIELDS: 'no equals sign\n=no name',
      INPUT_BUTTONS: 'Bad=ftp://example.org\n=https://example.org',
      INPUT_TIMEOUT: 'soon',
      'INPUT_FAIL-ON-ERROR': 'yes',
      INPUT_MESAGE: 'x',
    });
    expect(problems).toEqual([
      'mesage UNKNOWN',
      'webhook-url ILLEGAL',
      'webhook-url ILLEGAL',
      'event ILLEGAL',
      'url ILLEGAL',
      'fields ILLEGAL',
      'fields ILLEGAL',
      'buttons ILLEGAL',
      'buttons ILLEGAL',
      'timeout ILLEGAL',
      'fail-on-error ILLEGAL',
    ]);
  });

  it('wants an event', () => {
    expect(problemsOf({ INPUT_EVENT: '' })).toEqual(['event MISSING']);
  });

  it('refuses no text for its length or its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', size: 'large' }), (text) => {
        expect(problemsOf({ INPUT_MESSAGE: text, INPUT_ENVIRONMENT: text, INPUT_VERSION: text })).toEqual([]);
      }),
    );
  });
});
