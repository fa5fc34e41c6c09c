/** What action.yml says, as data: generated into each action as `contract.ts`, so that defaults live in the bundle. */
export interface Contract {
  readonly action: string;
  readonly inputs: Readonly<Record<string, InputContract>>;
  readonly outputs: readonly string[];
}

export interface InputContract {
  /** The text that an absent or empty input stands for. */
  readonly default: string;
  readonly required: boolean;
  /** Never printed, never in a report, masked in the log. */
  readonly secret: boolean;
}

export type InputName<C extends Contract> = keyof C['inputs'] & string;
export type OutputName<C extends Contract> = C['outputs'][number];
