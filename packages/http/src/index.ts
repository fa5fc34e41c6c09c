export type { Deviation } from './answer-head';
export { type AskHttp, askHttp, askingBy, describeDeviations, notingDeviations } from './ask-http';
export { AnswerTooLong, boundedFetch, causesOf, isNeverSent, readResponse } from './bounded-fetch';
export { type Certificate, certificateOf, daysLeft } from './certificate';
export { openSocket } from './connect';
export {
  type HttpAnswer,
  type HttpLimits,
  type HttpRequest,
  type HttpWay,
  type TakeBytes,
  USUAL_LIMITS,
} from './http-request';
export { codeOf } from './node-error';
export { hostnameOf, portOf } from './origin';
export { beginHop, lateness, type Progress, startProgress } from './progress';
export { isExempt, type ProxyEnv, proxyFor } from './proxy';
export { readBody } from './read-body';
export { type Secured, secure } from './secure';
export { tlsFault } from './tls-fault';
export { contextTrusting, readCertificates } from './trust';
export {
  classifyFault,
  describeWireCause,
  type Fault,
  faultOf,
  type Stage,
  type WireCause,
  WireError,
} from './wire-cause';
