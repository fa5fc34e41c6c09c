export type { HttpAnswer, HttpRequest } from '@deploy-actions/http';
export { excerptOf } from './excerpt';
export { parseHeaderLine } from './header-line';
export { type JsonAssertion, parseJsonAssertion } from './json-assertion';
export { type Answered, type Expectations, type Judgement, judge } from './judge';
export type { Observation } from './observation';
export { loadPatterns, type Pattern, parsePattern } from './pattern';
export { type HttpProbe, type ProbeWorld, probeHttp } from './probe-http';
export { hasStatus, parseStatusSet, STATUS_LEGAL, type StatusSet } from './status-set';
