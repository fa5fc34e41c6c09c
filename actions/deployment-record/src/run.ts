import type { Result } from '@deploy-actions/action';
import { connectGitHub } from '@deploy-actions/github';
import { finish } from './finish';
import type { Inputs } from './inputs';
import { findLastGood } from './query';
import { start } from './start';
import type { RecordWorld } from './world';

export async function run(inputs: Inputs, world: RecordWorld): Promise<Result> {
  const github = await connectGitHub({
    token: inputs.token,
    apiUrl: world.run.apiUrl,
    repository: world.run.repository,
    clock: world.clock,
    signal: world.signal,
    note: (text) => world.log.event(text),
    ...(world.patience === undefined ? {} : { patience: world.patience }),
    ...(world.fetch === undefined ? {} : { fetch: world.fetch }),
  });
  switch (inputs.operation) {
    case 'start':
      return start(inputs, world, github);
    case 'finish':
      return finish(inputs, world, github);
    case 'last-good':
      return findLastGood(inputs, world, github);
  }
}
