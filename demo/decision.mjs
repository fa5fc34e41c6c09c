const MEANINGS = {
  good: ['deployed', 'unchanged', 'confirmed', 'healthy', 'pass', 'not-needed', 'started', 'success', 'delivered'],
  bad: [
    'failed',
    'failure',
    'unhealthy',
    'fail',
    'not-recovered',
    'reverted',
    'refused',
    'not-deployed',
    'not-confirmed',
  ],
};

/** What a step decided and why, in one line: { verdict, meaning, why }. Pure. */
export function decisionOf({ action, outputs, report }) {
  const { verdict, why } = DESCRIBE[action](outputs, report);
  const meaning = Object.keys(MEANINGS).find((name) => MEANINGS[name].includes(verdict)) ?? 'neither';
  const error = report.error ? `${report.error.code}: ${report.error.message.split('\n')[0]}` : '';
  return { verdict, meaning, why: why || error };
}

const DESCRIBE = {
  'deployment-record': describeRecord,
  'slack-notify': (outputs) => ({ verdict: outputs.delivery, why: outputs.reason }),
  'ssh-deploy': (outputs, report) => ({
    verdict: outputs.verdict,
    why: report.error
      ? ''
      : JSON.parse(outputs.hosts || '[]')
          .map(hostMove)
          .join(', '),
  }),
  'health-gate': (outputs) => ({ verdict: outputs.verdict, why: outputs.reason }),
  'error-rate-monitor': (outputs) => ({ verdict: outputs.verdict, why: outputs.reason }),
  'auto-rollback': (outputs) => ({ verdict: outputs.verdict, why: outputs.reason }),
};

function describeRecord(outputs, { operation, status }) {
  if (!outputs.number) return { verdict: '', why: '' };
  const deployment = `deployment ${outputs.number}`;
  if (operation === 'finish') return { verdict: status, why: deployment + (outputs.tag ? `, tag ${outputs.tag}` : '') };
  const live = outputs['previous-version'] || 'nothing';
  const wayBack = outputs['last-good-version'] || 'none';
  return { verdict: 'started', why: `${deployment}; live: ${live}, rollback target: ${wayBack}` };
}

function hostMove({ host, verdict, version, previousVersion, durationMs }) {
  if (verdict === 'confirmed') return `${host} ${version} is good`;
  return `${host} ${previousVersion || 'nothing'} → ${version} in ${(durationMs / 1000).toFixed(1)} s`;
}
