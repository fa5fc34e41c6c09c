import { join } from 'node:path';
import { maskedJson, type Result, type World } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import { readReports } from '@deploy-actions/report';
import { type Compiled, compile } from './compile';
import type { contract } from './contract';
import { type Delivery, deliver } from './deliver';
import { titleOf } from './event-style';
import { type Facts, gatherFacts, versionsOf } from './facts';
import type { Inputs } from './inputs';
import { type Outcome, skipped, worstOf } from './outcome';
import { summaryOf } from './summary';
import { workflowVariables } from './workflow-variables';

export interface SlackWorld extends World {
  fetch: typeof fetch;
  readFile(path: string): string;
  writeFile(path: string, text: string): void;
}

type SlackResult = Result<(typeof contract.outputs)[number]>;

/** Reads what happened, compiles one message, delivers it at most once. A report that cannot be read stops nothing. */
export async function run(inputs: Inputs, world: SlackWorld): Promise<SlackResult> {
  const { reports, problems } = readReports(inputs.details, world.readFile);
  const facts = gatherFacts(inputs, reports, world.run);
  const compiled = compile(facts);
  const bodies = { message: compiled.payload, workflow: workflowVariables(facts) };
  for (const problem of problems) world.log.warning(`${problem} The message is sent without it.`);
  const { correction } = versionsOf(inputs, reports);
  if (correction !== '') world.log.notice(correction);
  for (const omitted of compiled.omitted) world.log.warning(`Omitted from the message: ${omitted}.`);
  const payloadPath = join(world.folder, 'payload.json');
  const isOnlyWorkflow = inputs.webhooks.length > 0 && inputs.webhooks.every(({ kind }) => kind === 'workflow');
  const sent = isOnlyWorkflow ? bodies.workflow : bodies.message;
  world.writeFile(payloadPath, `${maskedJson(sent, world.mask, 2)}\n`);
  const deliveries = inputs.dryRun ? [] : await deliver(inputs.webhooks, bodies, inputs, world);
  const outcome = inputs.dryRun ? skipped('dry-run', '') : worstOf(deliveries);
  const failure = failureOf(inputs, outcome, world.signal);
  tell(outcome, failure !== undefined, payloadPath, world);
  return resultOf(facts, { compiled, problems, deliveries, outcome, payloadPath }, failure);
}

/** The message is not what the deploy is about: it makes the step fail only where the user says so. */
function failureOf(inputs: Inputs, { delivery, reason, cure }: Outcome, signal: AbortSignal): UserError | undefined {
  if (signal.aborted && delivery !== 'delivered') return cancelled(signal);
  if (!inputs.failOnError || inputs.dryRun || delivery === 'delivered') return undefined;
  return new UserError('SLACK_API', `The message to Slack is ${delivery}: ${reason}`, { hint: cure });
}

function cancelled({ reason }: AbortSignal): UserError {
  return reason instanceof UserError ? reason : new UserError('CANCELLED', 'The run was cancelled.');
}

function tell({ delivery, reason, cure }: Outcome, isFailure: boolean, payloadPath: string, { log }: SlackWorld): void {
  if (reason === 'dry-run') log.event(`Dry run: nothing is sent; the message is in ${payloadPath}`);
  else if (delivery !== 'delivered' && !isFailure) log.warning(`Slack: ${delivery}, ${reason}. ${cure}`, 'SLACK_API');
}

interface Done {
  compiled: Compiled;
  problems: string[];
  deliveries: Delivery[];
  outcome: Outcome;
  payloadPath: string;
}

function resultOf(facts: Facts, done: Done, failure: UserError | undefined): SlackResult {
  const { compiled, problems, deliveries, outcome, payloadPath } = done;
  const { event, environment, version, previousVersion } = facts;
  const { delivery, reason } = outcome;
  return {
    outputs: { delivery, reason, ts: '', channel: '', 'payload-path': payloadPath },
    details: {
      event,
      environment,
      version,
      previousVersion,
      deliveries,
      problems,
      omitted: compiled.omitted,
      payload: compiled.payload,
    },
    brief: { delivery, reason, event, environment, version },
    summary: summaryOf(titleOf(event, environment), outcome, deliveries),
    ...(failure === undefined ? {} : { failure }),
  };
}
