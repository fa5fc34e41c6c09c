export type { HttpAnswer, HttpRequest } from '@deploy-actions/http';
export { ask, type Probe } from './ask';
export {
  type AnswerCause,
  type Cause,
  describeCause,
  describeCauses,
  describeNote,
  isUnjudged,
  type Note,
  type WayCause,
} from './cause';
export { type DnsType, dnsTypes } from './dns-records';
export { excerptOf } from './excerpt';
export { parseHeaderLine } from './header-line';
export { type JsonAssertion, parseJsonAssertion } from './json-assertion';
export { type Answered, type ContentExpectations, type Expectations, type Judgement, judge } from './judge';
export type { Observation } from './observation';
export { type CommandProbe, probeCommand } from './probe-command';
export { type DnsProbe, probeDns } from './probe-dns';
export { type HttpProbe, type ProbeWorld, probeHttp } from './probe-http';
export { probeTcp, type TcpProbe } from './probe-tcp';
export { probeTls, type TlsProbe } from './probe-tls';
export { classifySshFault } from './ssh-fault';
export type { CommandResult, SshReach } from './ssh-reach';
export { hasStatus, parseStatusSet, STATUS_LEGAL, type StatusSet } from './status-set';
export { isSameVersion } from './version';
