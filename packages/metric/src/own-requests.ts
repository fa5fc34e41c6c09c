import type { AskHttp } from '@deploy-actions/http';
import { type OwnAsk, OwnWindow } from './own-window';
import type { Instance } from './source-settings';

/** What we ourselves ask, by whom it goes to: a service may count it among its traffic. */
export class OwnRequests {
  #ticks = 0;
  readonly #windows: { readonly origin: string; readonly via: string | undefined; readonly window: OwnWindow }[] = [];

  /** What goes to this instance from now on, for one reader of its counters. */
  window({ url, via }: Pick<Instance, 'url' | 'via'>): OwnWindow {
    const window = new OwnWindow();
    this.#windows.push({ origin: originOf(url), via, window });
    return window;
  }

  /** A measurement of this instance begins. */
  begin({ url, via }: Pick<Instance, 'url' | 'via'>): OwnAsk {
    const origin = originOf(url);
    return this.#begin((each) => each.origin === origin && each.via === via);
  }

  /** `isAnswered`: as it should be, so that whoever counts it counts it as a success. */
  end(ask: OwnAsk, isAnswered: boolean): void {
    ask.to = ++this.#ticks;
    ask.isAnswered = isAnswered;
  }

  /** The same way to ask, under watch. Which host dials is not seen here: then it may be any of that address. */
  counting(ask: AskHttp): AskHttp {
    return async (request, way, ...rest) => {
      const origin = originOf(request.url);
      const isDialled = way.dial !== undefined;
      const own = this.#begin((each) => each.origin === origin && (each.via !== undefined) === isDialled);
      let isAnswered = false;
      try {
        const answer = await ask(request, way, ...rest);
        isAnswered = !isDialled && answer.status >= 200 && answer.status < 300;
        return answer;
      } finally {
        this.end(own, isAnswered);
      }
    };
  }

  #begin(isIts: (of: { origin: string; via: string | undefined }) => boolean): OwnAsk {
    const ask: OwnAsk = { from: ++this.#ticks, to: undefined, isAnswered: false };
    for (const each of this.#windows) if (isIts(each)) each.window.add(ask);
    return ask;
  }
}

function originOf(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}
