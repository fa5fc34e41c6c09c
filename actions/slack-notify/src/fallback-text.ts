import { titleOf } from './event-style';
import type { Facts } from './facts';
import { LAYOUT } from './limits';
import { fit, fitLine } from './mrkdwn';
import { deciding, spokenReport } from './report-line';
import { shortVersion } from './version-text';

/** The message in plain words, for notifications, screen readers and clients without blocks; at most 4000 characters. */
export function fallbackText(facts: Facts): string {
  const { previousVersion, version } = facts;
  const before = previousVersion !== '' && previousVersion !== version ? ` (before: ${short(previousVersion)})` : '';
  const head = [
    titleOf(facts.event, fitLine(facts.environment, LAYOUT.environment)),
    version === '' ? '' : `: ${short(version)}${before}`,
    facts.actor === '' ? '' : `, by ${fitLine(facts.actor, LAYOUT.version)}`,
  ].join('');
  const lines = [
    head,
    ...deciding(facts.reports).slice(0, 3).map(spokenReport),
    fit(facts.message, LAYOUT.fallbackMessage),
    fit(facts.run.runUrl, LAYOUT.contextUrl),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function short(version: string): string {
  return fitLine(shortVersion(version), LAYOUT.version);
}
