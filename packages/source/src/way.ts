import type { HttpWay } from '@deploy-actions/http';
import type { Instance, SourceSettings } from './source-settings';
import type { SourceWorld } from './source-world';

/** How an instance is reached. That there are no hosts where one asks by SSH is a defect of ours. */
export function wayTo(
  { via }: Pick<Instance, 'via'>,
  { ca }: Pick<SourceSettings, 'ca'>,
  { ssh }: SourceWorld,
): HttpWay {
  const trust = ca === undefined ? {} : { ca };
  if (via === undefined) return trust;
  if (ssh === undefined) throw new Error('This source needs hosts that are reached by SSH.');
  return { ...trust, dial: (host, port, signal) => ssh.dial(via, { host, port }, signal) };
}

/** The world in which every question goes this way. */
export function onTheWay(way: HttpWay, world: SourceWorld): SourceWorld {
  return { ...world, ask: (request, own, ...rest) => world.ask(request, { ...way, ...own }, ...rest) };
}
