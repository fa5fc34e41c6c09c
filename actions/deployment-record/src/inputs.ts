import {
  Illegal,
  type InputReader,
  parseAddress,
  parseInputs,
  type RawInputs,
  repeatedNames,
  splitLines,
} from '@deploy-actions/action';
import { contract } from './contract';
import { tagProblem } from './tag-name';

export const KINDS = ['deploy', 'rollback', 'hotfix'] as const;
export const STATUSES = ['success', 'failure', 'rolled-back', 'cancelled'] as const;
const OPERATIONS = ['start', 'finish', 'last-good'] as const;

export type Kind = (typeof KINDS)[number];
export type Status = (typeof STATUSES)[number];
type Reader = InputReader<typeof contract>;

export interface CommonInputs {
  environment: string;
  /** Empty: the environment holds one service. */
  service: string;
  token: string;
  dryRun: boolean;
}

export interface StartInputs extends CommonInputs {
  operation: 'start';
  /** Undefined: the SHA of the commit. */
  version: string | undefined;
  ref: string | undefined;
  kind: Kind;
  rollbackOf: string | undefined;
  services: string[];
  environmentUrl: string;
  production: boolean | undefined;
  transient: boolean;
}

export interface FinishInputs extends CommonInputs {
  operation: 'finish';
  version: string | undefined;
  ref: string | undefined;
  status: Status;
  deploymentId: number | undefined;
  services: string[];
  healthChecks: HealthCheck[];
  /** Paths or one-line JSON. */
  reports: string[];
  tag: string | undefined;
  environmentUrl: string;
}

export interface LastGoodInputs extends CommonInputs {
  operation: 'last-good';
  version: string | undefined;
}

export interface HealthCheck {
  name: string;
  result: string;
}

export type Inputs = StartInputs | FinishInputs | LastGoodInputs;

export function readInputs(raw: RawInputs): Inputs {
  return parseInputs(contract, raw, build);
}

/** Reads every input, whatever the operation is, so that all problems are found. */
export function build(input: Reader): Inputs {
  const operation = input.choice('operation', OPERATIONS);
  const common = {
    environment: singleLine(input, 'environment', true) ?? '',
    service: singleLine(input, 'service') ?? '',
    token: token(input),
    dryRun: input.boolean('dry-run'),
  };
  const version = singleLine(input, 'version');
  const ref = input.optionalParsed('ref', legalRef);
  const kind = input.choice('kind', KINDS);
  const rollbackOf = singleLine(input, 'rollback-of');
  const status = input.optional('status') === undefined ? undefined : input.choice('status', STATUSES);
  const deploymentId = input.optionalInteger('deployment-id', { min: 1, max: Number.MAX_SAFE_INTEGER });
  const services = input.list('services');
  const healthChecks = input.parsedLines('health-checks', healthCheck);
  for (const name of repeatedNames(healthChecks)) {
    const given = `${JSON.stringify(name)} has several results`;
    input.problem('health-checks', { code: 'CONFLICT', given, legal: 'Give each check one result.' });
  }
  const reports = splitLines(input.text('reports'));
  const tag = input.optionalParsed('tag', legalTag);
  const environmentUrl = input.optionalParsed('environment-url', link) ?? '';
  const production =
    input.optional('production') === undefined ? undefined : input.choice('production', ['true', 'false']) === 'true';

  const transient = input.boolean('transient');

  refuseOutOfPlace(input, operation);
  if (transient && operation !== 'start') {
    input.problem('transient', {
      code: 'CONFLICT',
      given: `true for ${operation}`,
      legal: 'Use it only with operation start.',
    });
  }
  if (operation === 'last-good') return { operation, ...common, version };
  if (operation === 'start') {
    if (rollbackOf !== undefined && kind !== 'rollback') {
      input.problem('rollback-of', {
        code: 'CONFLICT',
        given: `given with kind ${kind}`,
        legal: 'Set kind: rollback.',
      });
    }
    return {
      operation,
      ...common,
      version,
      ref,
      kind,
      rollbackOf,
      services,
      environmentUrl,
      production,
      transient,
    };
  }
  if (status === undefined && input.optional('status') === undefined) {
    input.problem('status', { code: 'MISSING', legal: STATUSES.join(', ') });
  }
  return {
    operation,
    ...common,
    version,
    ref,
    status: status ?? 'failure',
    deploymentId,
    services,
    healthChecks,
    reports,
    tag,
    environmentUrl,
  };
}

/** What an operation would ignore is refused: whoever wrote it expects it to do something. */
function refuseOutOfPlace(input: Reader, operation: Inputs['operation']): void {
  const onlyFor = {
    finish: ['status', 'deployment-id', 'health-checks', 'reports', 'tag'],
    start: ['rollback-of'],
  } as const;
  if (operation === 'last-good' && input.optional('ref') !== undefined) {
    input.problem('ref', {
      code: 'CONFLICT',
      given: 'given to last-good',
      legal: 'Use it only with operations start and finish.',
    });
  }
  for (const place of ['start', 'finish'] as const) {
    for (const name of onlyFor[place]) {
      if (operation !== place && input.optional(name) !== undefined) {
        input.problem(name, {
          code: 'CONFLICT',
          given: `given to ${operation}`,
          legal: `Use it only with operation ${place}.`,
        });
      }
    }
  }
}

function singleLine(input: Reader, name: 'environment' | 'service' | 'version' | 'rollback-of', required = false) {
  const legal = 'a single line of at most 255 characters';
  if (required) input.required(name, legal);
  return input.optionalParsed(name, (text) => {
    if (/[\r\n]/.test(text) || text.length > 255) throw new Illegal(legal);
    return text;
  });
}

/** An empty `github-token` that was handed on stands for its default, which only the runner can fill in. */
function token(input: Reader): string {
  const given = input.text('github-token').trim();
  if (given === '' || given.startsWith('${{')) {
    input.problem('github-token', {
      code: 'MISSING',
      legal: 'a token; remove the input, or write github-token: $' + '{{ github.token }}',
    });
  }
  return given;
}

function healthCheck(line: string): HealthCheck {
  const at = line.indexOf('=');
  const name = line.slice(0, Math.max(0, at)).trim();
  if (name === '') throw new Illegal('name=result');
  return { name, result: line.slice(at + 1).trim() };
}

function legalRef(text: string): string {
  const problem = tagProblem(text.replace(/^refs\/[a-z]+\//, ''));
  if (problem !== undefined) throw new Illegal(`a branch, a tag, refs/… or a SHA: ${problem}`);
  return text;
}

function legalTag(text: string): string {
  const problem = tagProblem(text);
  if (problem !== undefined) throw new Illegal(`a name that git accepts for a tag: ${problem}`);
  return text;
}

function link(text: string): string {
  return parseAddress(text, { use: 'link' }).url;
}
