import type { RunContext } from '@deploy-actions/action';
import { foundIn, type StepReport } from '@deploy-actions/report';
import type { Event } from './event-style';
import type { Inputs } from './inputs';

/** All that a message is made of: what the user says, what the platform says, what earlier steps said. */
export interface Facts {
  event: Event;
  environment: string;
  version: string;
  previousVersion: string;
  url: string;
  message: string;
  fields: readonly { name: string; value: string }[];
  buttons: readonly { text: string; url: string }[];
  reports: readonly StepReport[];
  run: Pick<RunContext, 'repository' | 'sha' | 'workflow' | 'runId' | 'runAttempt' | 'runUrl' | 'serverUrl'>;
  /** Who started the run, or started it again. */
  actor: string;
}

/** What the user did not say about the version is taken from the last report of a deploy. */
export function gatherFacts(inputs: Inputs, reports: readonly StepReport[], run: RunContext): Facts {
  const deploy = reports.findLast(({ action }) => action === 'ssh-deploy');
  const { event, environment, url, message, fields, buttons } = inputs;
  return {
    event,
    environment,
    version: inputs.version || (deploy?.version ?? ''),
    previousVersion: inputs.previousVersion || textIn(inputs.version === '' ? deploy : undefined, 'previousVersion'),
    url,
    message,
    fields,
    buttons,
    reports,
    run,
    actor: run.triggeringActor || run.actor,
  };
}

function textIn(report: StepReport | undefined, name: string): string {
  const value = report === undefined ? undefined : foundIn(report, name);
  return typeof value === 'string' ? value : '';
}
