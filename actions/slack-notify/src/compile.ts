import { formatDuration } from '@deploy-actions/quantity';
import { type Block, context, fieldSections, header, linkButtons, type Payload, section } from './blocks';
import { titleOf } from './event-style';
import type { Facts } from './facts';
import { fallbackText } from './fallback-text';
import { hostTable } from './host-table';
import { LAYOUT, SLACK } from './limits';
import { code, fitLine, fitWithLinks, joinWithin, link } from './mrkdwn';
import { reportLine } from './report-line';
import { timeTakenMs } from './time-taken';
import { versionChange } from './version-text';

export interface Compiled {
  payload: Payload;
  /** What did not find room and cannot be cut, in words. */
  omitted: string[];
}

/** One message from the facts. Whatever the facts are, it keeps to Slack's limits and mentions nobody. */
export function compile(facts: Facts): Compiled {
  const { shown, omitted } = buttonsOf(facts);
  const tables = facts.reports.map(hostTable).filter((table) => table !== '');
  const moreFields = facts.fields.slice(LAYOUT.fields);
  if (moreFields.length > 0) omitted.push(`${moreFields.length} fields, because the limit is ${LAYOUT.fields}`);
  const blocks: Block[] = [
    header(titleOf(facts.event, fitLine(facts.environment, LAYOUT.environment))),
    ...fieldSections(fieldsOf(facts)),
    ...section(fitWithLinks(facts.message, LAYOUT.message)),
    ...section(joinWithin(facts.reports.map(reportLine), LAYOUT.reports)),
    ...tables.slice(0, LAYOUT.hostTables).flatMap(section),
    ...linkButtons(shown),
    ...context(contextOf(facts)),
  ];
  return { payload: { text: fallbackText(facts), blocks, unfurl_links: false, unfurl_media: false }, omitted };
}

function fieldsOf(facts: Facts): { name: string; value: string }[] {
  const tookMs = timeTakenMs(facts.reports);
  const own = [
    { name: 'Environment', value: fitLine(facts.environment, LAYOUT.fieldValue) },
    {
      name: facts.event === 'rolled-back' ? 'Version (left → live now)' : 'Version',
      value: versionChange(facts.previousVersion, facts.version),
    },
    { name: 'By', value: fitLine(facts.actor, LAYOUT.fieldValue) },
    { name: 'Took', value: tookMs === undefined ? '' : formatDuration(tookMs) },
  ];
  const given = facts.fields
    .slice(0, LAYOUT.fields)
    .map(({ name, value }) => ({ name, value: fitWithLinks(value, LAYOUT.fieldValue) }));
  return [...own, ...given].filter(({ value }) => value !== '');
}

function buttonsOf({ run, url, environment, buttons }: Facts): { shown: Facts['buttons']; omitted: string[] } {
  const all = [
    { text: 'View run', url: run.runUrl },
    { text: `Open ${environment || 'site'}`, url },
    ...buttons,
  ].filter((button) => button.url !== '');
  const omitted: string[] = [];
  const fitting = all.filter((button) => {
    if (button.url.length <= SLACK.buttonUrl) return true;
    omitted.push(`the button "${button.text}", whose URL is longer than ${SLACK.buttonUrl} characters`);
    return false;
  });
  const over = fitting.length - SLACK.buttons;
  if (over > 0) omitted.push(`${over} buttons, because the limit is ${SLACK.buttons}`);
  return { shown: fitting.slice(0, SLACK.buttons), omitted };
}

function contextOf({ run, actor }: Facts): string[] {
  const repositoryUrl = run.repository === '' ? '' : `${run.serverUrl}/${run.repository}`;
  const attempt = run.runAttempt > 1 ? ` (attempt ${run.runAttempt})` : '';
  const runName = run.runId === '' ? '' : `${run.workflow || 'run'} #${run.runId}${attempt}`;
  const linked = (url: string, label: string) => (label === '' ? '' : link(url, label, LAYOUT.contextUrl));
  return [
    linked(repositoryUrl, fitLine(run.repository, LAYOUT.contextText)),
    linked(run.runUrl, fitLine(runName, LAYOUT.contextText)),
    actor === '' ? '' : `by ${fitLine(actor, LAYOUT.contextText)}`,
    linked(repositoryUrl && `${repositoryUrl}/commit/${run.sha}`, code(run.sha.slice(0, 7), LAYOUT.contextText)),
  ];
}
