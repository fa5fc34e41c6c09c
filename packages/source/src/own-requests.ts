import type { AskHttp } from '@deploy-actions/http';
import { type OwnAsk, OwnWindow } from './own-window';
import type { Instance } from './source-settings';

/** Where requests go; `via` undefined is the runner's own way. */
interface Target {
  readonly origin: string;
  readonly via: string | undefined;
}

/** What we ourselves ask, by whom it goes to: a service may count it among its traffic. */
export class OwnRequests {
  #ticks = 0;
  readonly #windows: { readonly target: Target; readonly window: OwnWindow }[] = [];
  readonly #underWay = new Map<OwnAsk, (target: Target) => boolean>();

  /** What goes to this instance from now on, for one reader of its counters. */
  window(instance: Pick<Instance, 'url' | 'via'>): OwnWindow {
    const [target, window] = [targetOf(instance), new OwnWindow()];
    this.#windows.push({ target, window });
    for (const [ask, goesTo] of this.#underWay) if (goesTo(target)) window.add(ask);
    return window;
  }

  /** A measurement of this instance begins. */
  begin(instance: Pick<Instance, 'url' | 'via'>): OwnAsk {
    const { origin, via } = targetOf(instance);
    return this.#begin((target) => target.origin === origin && target.via === via);
  }

  /** `isAnswered`: as it should be, so that whoever counts it counts it as a success. */
  end(ask: OwnAsk, isAnswered: boolean): void {
    ask.to = ++this.#ticks;
    ask.isAnswered = isAnswered;
    this.#underWay.delete(ask);
  }

  /** The same way to ask, under watch. Which host dials is not seen here: of several it may be any. */
  counting(ask: AskHttp): AskHttp {
    return async (request, way, ...rest) => {
      const { origin } = targetOf(request);
      const isDialled = way.dial !== undefined;
      const own = this.#begin((target) => target.origin === origin && (target.via !== undefined) === isDialled);
      let isAnswered = false;
      try {
        const answer = await ask(request, way, ...rest);
        isAnswered = this.#hostsOf(origin) <= 1 && answer.status >= 200 && answer.status < 300;
        return answer;
      } finally {
        this.end(own, isAnswered);
      }
    };
  }

  #hostsOf(origin: string): number {
    return new Set(this.#windows.flatMap(({ target }) => (target.origin === origin ? [target.via] : []))).size;
  }

  #begin(goesTo: (target: Target) => boolean): OwnAsk {
    const ask: OwnAsk = { from: ++this.#ticks, to: undefined, isAnswered: false };
    this.#underWay.set(ask, goesTo);
    for (const { target, window } of this.#windows) if (goesTo(target)) window.add(ask);
    return ask;
  }
}

function targetOf({ url, via }: Pick<Instance, 'url' | 'via'>): Target {
  const { protocol, hostname, port } = new URL(url);
  return { origin: `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`, via };
}
