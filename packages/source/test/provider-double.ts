import { VirtualClock } from '@deploy-actions/clock';
import type { HttpRequest } from '@deploy-actions/http';
import type { SourceWorld } from '@deploy-actions/source';
import { fakeAsk } from '../../../test/support/http';

export interface Asked {
  url: URL;
  request: HttpRequest;
}

/** A provider's API in this process: what it answers, and what it was asked. Time stands still until it is moved. */
export function providerDouble(answer: (asked: Asked) => Response | object, startMs = 0) {
  const asked: Asked[] = [];
  const clock = new VirtualClock(startMs);
  const ask = fakeAsk((url, request) => {
    const question = { url: new URL(url), request };
    asked.push(question);
    const given = answer(question);
    return given instanceof Response ? given : Response.json(given);
  });
  const world: SourceWorld = { ask, clock, signal: new AbortController().signal };
  return { world, asked, clock };
}
