import fc from 'fast-check';
import { workflowVariables } from '../src/workflow-variables';
import { deployReport, factsWith, gateReport } from './fake-world';

const NAMES = [
  'event',
  'title',
  'environment',
  'version',
  'previous_version',
  'url',
  'message',
  'actor',
  'repository',
  'run_url',
  'fields',
  'reports',
];

describe('workflowVariables', () => {
  it('are flat texts, and always the same ones', () => {
    const facts = factsWith({ fields: [{ name: 'Region', value: 'eu' }], reports: [deployReport, gateReport] });
    expect(workflowVariables(facts)).toEqual({
      event: 'succeeded',
      title: '✅ Production deployment successful',
      environment: 'production',
      version: 'v2',
      previous_version: 'v1',
      url: '',
      message: '',
      actor: 'joe',
      repository: 'acme/shop',
      run_url: 'https://github.com/acme/shop/actions/runs/42',
      fields: 'Region: eu',
      reports: 'health-gate: unhealthy – 3 in a row: HTTP 503',
    });
  });

  it('keep to the limit and mention no one, whatever the facts are', () => {
    const piece = fc.oneof(
      fc.constantFrom('<!channel>', '<@U1>', '<https://x|y>', '\u001b[0m'),
      fc.string({ unit: 'binary' }),
    );
    const text = fc.array(piece).map((pieces) => pieces.join('').repeat(9));
    fc.assert(
      fc.property(text, text, (message, version) => {
        const variables = workflowVariables(factsWith({ message, version }));
        expect(Object.keys(variables)).toEqual(NAMES);
        for (const value of Object.values(variables)) {
          expect([...value].length).toBeLessThanOrEqual(2000);
          expect(value).not.toMatch(/<[!@#h]|(?![\n\t])\p{Cc}/u);
        }
      }),
    );
  });
});
