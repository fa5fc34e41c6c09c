import type { StepReport } from '@deploy-actions/report';
import { deciding, reportLine, spokenReport } from '../src/report-line';
import { deployReport, gateReport } from './fake-world';

const report = (action: string, verdict: string, some: Partial<StepReport> = {}): StepReport => ({
  action,
  verdict,
  raw: {},
  ...some,
});

describe('reportLine', () => {
  it.each<[string, StepReport]>([
    ['❌ *health-gate*: unhealthy – 3 in a row: HTTP 503 · `UNHEALTHY` · 15.0 s', gateReport],
    ['✅ *ssh-deploy*: deployed · 5.0 s', deployReport],
    ['▫️ *health-gate*: inconclusive', report('health-gate', 'inconclusive')],
    ['▫️ *deployment-record*: no verdict', report('deployment-record', '')],
    [
      '⚠️ *ssh-deploy*: no verdict – environment: missing · `BAD_INPUT`',
      report('ssh-deploy', '', { error: { code: 'BAD_INPUT', message: 'environment:\n  missing' } }),
    ],
    [
      '❌ *error-rate-monitor*: fail – 6 % for 2 min · errors at most 6.12 %',
      report('error-rate-monitor', 'fail', {
        reason: '6 % for 2 min',
        raw: { outputs: { 'peak-error-rate': '0.0612' } },
      }),
    ],
    [
      '❌ *error-rate-monitor*: fail · errors at most 6 %',
      report('error-rate-monitor', 'fail', { raw: { errorRate: 0.06 } }),
    ],
    [
      '✅ *auto-rollback*: rolled-back · `v2` → `v1` · back in 2.1 s',
      report('auto-rollback', 'rolled-back', { raw: { fromVersion: 'v2', toVersion: 'v1', rollbackMs: 2100 } }),
    ],
    [
      '✅ *auto-rollback*: not-needed',
      report('auto-rollback', 'not-needed', { raw: { fromVersion: 7, rollbackMs: 'x' } }),
    ],
    ['▫️ *&lt;!channel&gt;*: &lt;@U1&gt; – &lt;!here&gt;', report('<!channel>', '<@U1>', { reason: '<!here>' })],
  ])('%s', (line, given) => {
    expect(reportLine(given)).toBe(line);
  });
});

describe('spokenReport', () => {
  it('says what decided and why', () => {
    expect(spokenReport(gateReport)).toBe('health-gate: unhealthy – 3 in a row: HTTP 503');
  });
});

describe('deciding', () => {
  const error = { code: 'NO_DATA', message: '' };
  const failedByPolicy = report('error-rate-monitor', 'inconclusive', { error });

  it('is what was bad', () => {
    expect(deciding([deployReport, failedByPolicy, gateReport])).toEqual([gateReport]);
  });

  it('is what failed the step where nothing was bad', () => {
    expect(deciding([deployReport, failedByPolicy])).toEqual([failedByPolicy]);
  });

  it('is nothing where all went well', () => {
    expect(deciding([deployReport])).toEqual([]);
  });
});
