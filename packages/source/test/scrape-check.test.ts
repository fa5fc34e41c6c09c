import { ExpositionReader, parseSelector, type Selector } from '@deploy-actions/openmetrics';
import type { CompiledQuery } from '../src/openmetrics-signal';
import { selectorsTried, signalTried } from '../src/scrape-check';

function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

const text = '# TYPE cpu gauge\ncpu 1\nrequests_total{status="200"} 7\nfaults_total 1\n';

function tried(errors: string, total: string) {
  const compiled: CompiledQuery = { form: 'counters', errors: selector(errors), total: selector(total) };
  const reader = new ExpositionReader('prometheus', selectorsTried(compiled));
  reader.push(Buffer.from(text));
  const found = reader.end();
  if ('problem' in found) throw new Error(found.problem.reason);
  const checks = signalTried({ name: 'error-rate', query: { form: 'counters', errors, total } }, compiled, found);
  return checks.map(
    ({ found: gave, problem, isDoubtful }) => (problem?.reason ?? gave) + (isDoubtful ? ' (doubtful)' : ''),
  );
}

const YET = 'no series for errors yet: check the selector';
const ALL = 'requests_total';

it.each<[string, string, string, string[]]>([
  ['all is well', 'requests_total{status="200"}', ALL, ['1 series', '1 series']],
  ['there is no error yet', 'requests_total{status="500"}', ALL, [`${YET} (doubtful)`, '1 series']],
  [
    'a label is mistyped',
    'requests_total{statuss="500"}',
    ALL,
    [`${YET} no series has the label statuss (doubtful)`, '1 series'],
  ],
  ['a name lacks its suffix', 'faults', ALL, [`${YET}; did you mean faults_total? (doubtful)`, '1 series']],
  ['nothing has that name', 'errors_total{code="5"}', ALL, [`${YET} (doubtful)`, '1 series']],
  [
    'total is mistyped',
    'requests_total{status="200"}',
    'request_total',
    ['1 series', 'request_total matches no series; did you mean requests_total?'],
  ],
  ['errors are a gauge', 'cpu', ALL, ['cpu: cpu is a gauge, not a counter', '1 series']],
  ['all requests are a gauge', 'requests_total', 'cpu', ['1 series', 'cpu: cpu is a gauge, not a counter']],
])('blames no other query where %s', (_, errors, total, expected) => {
  expect(tried(errors, total)).toEqual(expected);
});
