import { plainText } from '@deploy-actions/action';
import type { StepReport } from '@deploy-actions/report';
import { titleOf } from './event-style';
import type { Facts } from './facts';
import { deciding } from './report-line';

/** Slack cuts a variable of a workflow somewhere above this. */
const LONGEST = 2000;

/**
 * The same message for a webhook of Workflow Builder, which takes flat variables of type text and no blocks. All names
 * are always there, as a workflow that declares one refuses a request without it. Values are plain text, not escaped.
 */
export function workflowVariables(facts: Facts): Record<string, string> {
  const { event, environment, version, previousVersion, url, message, actor, run, fields, reports } = facts;
  const all = {
    event,
    title: titleOf(event, environment),
    environment,
    version,
    previous_version: previousVersion,
    url,
    message,
    actor,
    repository: run.repository,
    run_url: run.runUrl,
    fields: fields.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    reports: (deciding(reports).length > 0 ? deciding(reports) : reports).map(inWords).join('\n'),
  };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, cut(withoutMentions(value))]));
}

function inWords({ action, verdict, reason, error }: StepReport): string {
  const why = (reason ?? error?.message ?? '').replace(/\s+/g, ' ').trim();
  return `${action}: ${verdict || 'no verdict'}${why === '' ? '' : ` – ${why}`}`;
}

/** A workflow that puts a variable into a message turns `<!channel>`, `<@U…>` and `<url|text>` in it into markup. */
function withoutMentions(text: string): string {
  return plainText(text).replaceAll('<', '<\u200b');
}

/** Never inside a character. */
function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
