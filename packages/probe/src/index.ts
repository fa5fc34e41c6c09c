export { ask, type Probe } from './ask';
export { parseHeaderLine } from './header-line';
export type { HttpAnswer, HttpRequest } from './http-request';
export { type JsonAssertion, parseJsonAssertion } from './json-assertion';
export { type Expectations, type Judgement, judge } from './judge';
export type { Observation } from './observation';
export { type HttpProbe, type ProbeWorld, probeHttp } from './probe-http';
export type { Lookup } from './resolution';
export { hasStatus, parseStatusSet, STATUS_LEGAL, type StatusSet } from './status-set';
