export { type AccessInput, type Adapter, NEEDED, OPTIONAL } from './adapter';
export { adapterOf, adapters, kindsWhere, openSource } from './adapters';
export { combine } from './combine';
export { isRefusal, type Problem, type ProblemCause, type ProblemKind, problemOf } from './core/problem';
export { jsonSource } from './json-source';
export {
  type InstanceReading,
  isSilent,
  levelOf,
  type Measurement,
  type Observation,
} from './measurement';
export { elements, member, words } from './members';
export { openMetricsSource } from './openmetrics-source';
export { type OwnInput, readOwnRequests } from './own-inputs';
export { OwnRequests } from './own-requests';
export { readPeriod } from './period';
export { prepareSelectors } from './prepare-selectors';
export { accessNames } from './provider-inputs';
export { parseQuery, QUERY_LEGAL } from './query-language';
export type { Reads } from './reads';
export { ERROR_RATE, questionsOf, type Signal, type SignalForm, type SignalQuery, VERSION_TOLD } from './signal';
export type { QueryCheck, SignalSource } from './signal-source';
export { type Host, isKnownSource, readSourceInputs, type SourceInput } from './source-inputs';
export type { Instance, SourceKind, SourceSettings } from './source-settings';
export type { SourceWorld } from './source-world';
export { told } from './told';
