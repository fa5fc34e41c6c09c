import type { OutputName, Result } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import { type FleetResult, type HostRow, liveVersions, mixedVersions } from '@deploy-actions/fleet';
import { isRed } from '@deploy-actions/verdict';
import type { contract } from './contract';
import type { WithPayload } from './deploy';
import { hostsOutput } from './hosts-output';
import type { Inputs } from './inputs';
import { stdoutOutput } from './stdout-output';
import { summaryOf } from './summary';

export interface Circumstances {
  durationMs: number;
  logPath: string;
}

/** A fleet's result as outputs, report and summary. Pure. */
export function present(
  inputs: Inputs,
  result: WithPayload<FleetResult<string>> & { stdout?: string },
  { durationMs, logPath }: Circumstances,
): Result<OutputName<typeof contract>> {
  const { verdict, rows } = result;
  const [first] = rows;
  const isOwnVersion = ['deploy', 'plan', 'confirm'].includes(inputs.operation);
  const wanted = isOwnVersion ? inputs.version : inputs.toVersion;
  const version = (verdict === 'rolled-back' ? undefined : wanted) ?? first?.version ?? '';
  const failure =
    result.failure ?? (isRed('ssh-deploy', verdict) ? new UserError('COMMAND_FAILED', verdict) : undefined);
  return {
    outputs: {
      verdict,
      version,
      release: first?.release ?? '',
      'previous-version': first?.previousVersion ?? '',
      hosts: hostsOutput(rows),
      'exit-code': String(rows.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0),
      stdout: stdoutOutput(first?.stdout ?? ''),
      'duration-ms': String(durationMs),
      'log-path': logPath,
    },
    details: {
      operation: inputs.operation,
      verdict,
      version,
      path: inputs.path,
      ...(result.payload ? { payload: result.payload } : {}),
      hosts: rows,
      live: liveVersions(rows),
      logPath,
    },
    brief: {
      version,
      operation: inputs.operation,
      environment: inputs.environment,
      isMixed: mixedVersions(rows) !== undefined,
      hosts: rows.map(shortRow),
    },
    summary: summaryOf(inputs, result, { version, durationMs, failure }),
    ...(failure ? { failure } : {}),
  };
}

function shortRow({ host, verdict, version, previousVersion, code, durationMs }: HostRow): object {
  return { host, verdict, version, previousVersion, code, durationMs };
}
