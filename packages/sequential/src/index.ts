export { canaryTrials, type Version } from './canary';
export { dispersion } from './dispersion';
export { type EarlyPass, earlyPass } from './early-pass';
export type { Evidence } from './evidence';
export { type Increase, limitAbove } from './limit';
export {
  decide,
  type Hypothesis,
  type Look,
  look,
  type SequentialState,
  type SequentialTest,
  sequentialTest,
  start,
  type TestSettings,
} from './sequential-test';
export type { Trials } from './trials';
export { wilsonInterval, Z_95 } from './wilson';
