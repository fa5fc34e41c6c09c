export { type AccessInput, type Adapter, NEEDED, OPTIONAL } from './adapter';
export { adapterOf, adapters, openSource } from './adapters';
export { type Baseline, baselineOf, type SignalBaseline } from './baseline';
export { compareWith } from './compare';
export { type Control, OLD_VERSION } from './control';
export { type Counters, type Growth, growth } from './counters';
export { DEFAULT_ERROR_RATE_PATH } from './error-rate-inputs';
export { jsonSource } from './json-source';
export { judgeEnd, judgeNow } from './judge';
export type { Judgement, PolicyInput, Situation, StepExit } from './judgement';
export {
  type InstanceReading,
  isSilent,
  isSilent,
  levelOf,
  type Measurement,
  type Observation,
  type Problem,
  type ProblemKind,
} from './measurement';
export { type MonitorInput, type RuleInput, readMonitorInputs } from './monitor-inputs';
export { neverMatched } from './never-matched';
export { openMetricsSource } from './openmetrics-source';
export { OwnRequests } from './own-requests';
export { parseBaseline } from './parse-baseline';
export { parseRecord, type WatchRecord } from './parse-record';
export { strictest } from './policy';
export { prepareSelectors } from './prepare-selectors';
export { accessNames } from './provider-inputs';
export type { Reads } from './reads';
export { replay } from './replay';
export { type Bounds, badWords, formatLevel, gapMs, isBad, type Policy, type WatchRule, worse } from './rule';
export { lastSlot, nextSlot, plannedMeasurements } from './schedule';
export { ERROR_RATE, questionsOf, type Signal, type SignalForm, type SignalQuery } from './signal';
export { decisive, type SignalResult } from './signal-result';
export type { QueryCheck, SignalSource } from './signal-source';
export { isKnownSource, readSourceInputs, type SourceInput } from './source-inputs';
export type { Instance, SourceKind, SourceSettings } from './source-settings';
export type { SourceWorld } from './source-world';
export { extend, isSustained, type Streak } from './streak';
export { emptyTally, observe, type Tally } from './tally';
export { openAll, type WatchResult, type WatchSettings, type WatchWorld, watchSignals, watchSource } from './watch';
export { ruleOf, type SignalRule, type WatchedSignal, withoutBounds } from './watched-signal';
