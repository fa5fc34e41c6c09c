import type { SignalForm } from '@deploy-actions/source';

/** What one signal was before the deploy. */
export interface SignalBaseline {
  name: string;
  form: SignalForm;
  /** The mean: of all requests where they are counted, else of the measurements. */
  level: number;
  errors?: number;
  total?: number;
  /** Measurements with data. */
  measured: number;
  /** How many times more the errors vary from interval to interval than those of independent requests would. */
  dispersion?: number;
  /** From one measurement to the next, where it is known: the baseline's, for whoever has but one of its signals. */
  intervalMs?: number;
}
