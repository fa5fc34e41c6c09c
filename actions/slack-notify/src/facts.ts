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

/** The versions of a message, in their direction. */
export interface Versions {
  /** What the message is about: for a rollback the version that is live again. */
  version: string;
  /** What was live before; for a rollback the version that was left. */
  previousVersion: string;
  /** Says where the inputs were corrected; empty where they were not. */
  correction: string;
}

export function gatherFacts(inputs: Inputs, reports: readonly StepReport[], run: RunContext): Facts {
  const { event, environment, url, message, fields, buttons } = inputs;
  const { version, previousVersion } = versionsOf(inputs, reports);
  const actor = run.triggeringActor || run.actor;
  return { event, environment, version, previousVersion, url, message, fields, buttons, reports, run, actor };
}

/**
 * What the inputs do not say is taken from the reports. For `rolled-back` the direction is left → live again, and a
 * report that knows it wins over inputs that say otherwise: both orders look right in a workflow.
 */
export function versionsOf(
  { event, version, previousVersion }: Pick<Inputs, 'event' | 'version' | 'previousVersion'>,
  reports: readonly StepReport[],
): Versions {
  if (event !== 'rolled-back') {
    const deploy = reports.findLast(({ action }) => action === 'ssh-deploy');
    const before = textIn(version === '' ? deploy : undefined, 'previousVersion');
    return {
      version: version || (deploy?.version ?? ''),
      previousVersion: previousVersion || before,
      correction: '',
    };
  }
  const known = rollbackIn(reports);
  if (known === undefined) return { version, previousVersion, correction: '' };
  const { live, left } = known;
  const isSaid = (given: string, fact: string) => given === '' || fact === '' || given === fact;
  const isRight = isSaid(version, live) && isSaid(previousVersion, left);
  return {
    version: live,
    previousVersion: left || (isRight ? previousVersion : ''),
    correction: isRight
      ? ''
      : `The inputs say ${previousVersion || '(nothing)'} → ${version || '(nothing)'}, the reports ${left || '(unknown)'} → ${live}: the message uses the reports. For rolled-back, \`version\` is the version that is live now, and \`previous-version\` is the version that was rolled back.`,
  };
}

/** The newest report that went back, else a deploy that returned to its previous release; undefined where none says. */
function rollbackIn(reports: readonly StepReport[]): { live: string; left: string } | undefined {
  const back = reports.findLast(({ verdict }) => verdict === 'rolled-back');
  if (back !== undefined) {
    const isAuto = back.action === 'auto-rollback';
    const live = isAuto ? textIn(back, 'toVersion') : (back.version ?? '');
    const left = textIn(back, isAuto ? 'fromVersion' : 'previousVersion');
    return live === '' ? undefined : { live, left };
  }
  const deploy = reports.findLast(({ action }) => action === 'ssh-deploy');
  const live = textIn(deploy, 'previousVersion');
  return deploy === undefined || live === '' ? undefined : { live, left: deploy.version ?? '' };
}

function textIn(report: StepReport | undefined, name: string): string {
  const value = report === undefined ? undefined : foundIn(report, name);
  return typeof value === 'string' ? value : '';
}
