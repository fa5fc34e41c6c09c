import type { QueryLanguage } from './query-language';
import type { Signal, SignalForm } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceSettings } from './source-settings';
import type { SourceWorld } from './source-world';

/**
 * All that there is to say of one kind of source: its file exports one of these, and `adapters` has a row for it. What is
 * legal as input, what is refused beside it and in what words follows from here.
 */
export interface Adapter {
  /** What it can be asked for. */
  forms: readonly SignalForm[];
  /** How a query is written. */
  language: QueryLanguage;
  /** Who is asked: each of the instances, one server that knows them all, or a provider, which needs no URL. */
  asks: 'instances' | 'server' | 'provider';
  /** How an instance tells its version, where one does: by a path in its document, or as a label of a series. */
  tellsVersion?: 'path' | 'series';
  /** The inputs by which it is reached, besides those that all have, by their names in `action.yml`. */
  access: Readonly<Record<string, AccessInput>>;
  /** Asks nobody yet. What is heavy is loaded here, by `import()`, and by nobody else. */
  open(settings: SourceSettings, signals: readonly Signal[], world: SourceWorld): Promise<SignalSource>;
}

/** One that is not needed has a value of its own where nothing is given. */
export interface AccessInput {
  isNeeded: boolean;
  /** The text as it is used; throws `Illegal`. Without it any text is legal. */
  parse?(text: string): string;
}

export const NEEDED: AccessInput = { isNeeded: true };
export const OPTIONAL: AccessInput = { isNeeded: false };
