import { ADAPTERS, type AdapterWorld } from './adapters';
import type { Instance, Source } from './json-source';
import type { ProviderKind, ProviderSettings } from './provider-settings';
import type { SignalQuery } from './signal';
import type { SignalSource } from './signal-source';

/** The error rate as a provider tells it. */
export interface ProviderSource {
  kind: ProviderKind;
  /** The provider itself: there is nothing else to ask. */
  instances: readonly Instance[];
  headers: readonly (readonly [string, string])[];
  timeoutMs: number;
  query:
    | { kind: 'ratio'; path: { text: string } }
    | { kind: 'counters'; errors: { text: string }; total: { text: string } };
  provider: ProviderSettings;
}

export function providerSourceOf(provider: ProviderSettings, query: SignalQuery): ProviderSource {
  const { kind, url, headers, timeoutMs, region } = provider;
  const name = region === '' ? kind : `${kind} ${region}`;
  return {
    kind,
    instances: [{ name, url }],
    headers,
    timeoutMs,
    query:
      query.form === 'counters'
        ? { kind: 'counters', errors: { text: query.errors }, total: { text: query.total } }
        : { kind: 'ratio', path: { text: query.query } },
    provider,
  };
}

/** Opened, and what it is made of loaded, by the first measurement. */
export function providerSource({ provider, query }: ProviderSource, world: AdapterWorld): Source {
  const asked: SignalQuery =
    query.kind === 'counters'
      ? { form: 'counters', errors: query.errors.text, total: query.total.text }
      : { form: 'ratio', query: query.path.text };
  let opened: Promise<SignalSource> | undefined;
  return {
    measure: async () => {
      opened ??= ADAPTERS[provider.kind].open(provider, [{ name: 'error-rate', query: asked }], world);
      const [observation] = await (await opened).measure();
      return observation ?? { problem: { kind: 'missing', reason: 'no answer for the error rate' }, instances: [] };
    },
  };
}
