import type { OutputName, Result, World } from '@deploy-actions/action';
import type { AskHttp } from '@deploy-actions/http';
import { watchErrorRate } from '@deploy-actions/metric';
import { announce, conclude } from './announcement';
import type { contract } from './contract';
import { briefOf, detailsOf } from './details';
import { failureOf } from './failure';
import type { Inputs } from './inputs';
import { outputsOf } from './outputs';
import { summaryOf } from './summary';

export interface MonitorWorld extends World {
  ask: AskHttp;
}

export async function run({ watch, exit }: Inputs, world: MonitorWorld): Promise<Result<OutputName<typeof contract>>> {
  announce(watch, world.log);
  const result = await watchErrorRate(watch, world);
  conclude(result, exit, world.log);
  const failure = failureOf(result, exit);
  const outputs = outputsOf(result);
  return {
    outputs,
    details: detailsOf(result, watch, exit),
    brief: briefOf(result, exit),
    summary: summaryOf(result, watch.rule, exit),
    ...(failure ? { failure } : {}),
  };
}
