import { markdownFence, markdownText } from '@deploy-actions/action';
import type { CheckResult } from '@deploy-actions/gate';

const MOST_CHECKS = 10;
const LONGEST_EXCERPT = 300;

/** Of the last failures in a row of each check that is not healthy the first one: when, what status, why, and how the answer began. */
export function evidenceOf(checks: readonly CheckResult[]): string {
  const failed = checks.filter(({ verdict, failure }) => verdict !== 'healthy' && failure !== undefined);
  if (failed.length === 0) return '';
  const shown = failed.slice(0, MOST_CHECKS).map(failureOf);
  const others = failed.length > MOST_CHECKS ? [`And ${failed.length - MOST_CHECKS} more: see the report.`] : [];
  return ['#### How it failed: the first of the last failures in a row', ...shown, ...others].join('\n\n');
}

function failureOf({ name, failure }: CheckResult): string {
  if (failure === undefined) return '';
  const { at, status, reason, excerpt = '' } = failure;
  const answered = status === undefined ? 'no status' : `status ${status}`;
  const line = `**${markdownText(name)}** at ${new Date(at).toISOString()}, ${answered}: ${markdownText(reason)}`;
  const shown = excerpt.length > LONGEST_EXCERPT ? `${excerpt.slice(0, LONGEST_EXCERPT)}…` : excerpt;
  return excerpt.trim() === '' ? line : `${line}\n\n${markdownFence(shown)}`;
}
