export { type AskHttp, askHttp, askingBy } from './ask-http';
export { type Certificate, certificateOf, daysLeft } from './certificate';
export { openSocket } from './connect';
export { classifyFault } from './fault';
export {
  type HttpAnswer,
  type HttpLimits,
  type HttpRequest,
  type HttpWay,
  type TakeBytes,
  USUAL_LIMITS,
} from './http-request';
export { hostnameOf, portOf } from './origin';
export { beginHop, lateness, type Progress, type Stage, startProgress } from './progress';
export { isExempt, type ProxyEnv, proxyFor } from './proxy';
export { type Secured, secure } from './secure';
export { tlsFault } from './tls-fault';
export { contextTrusting, readCertificates } from './trust';
export { type Fault, WireError } from './wire-error';
