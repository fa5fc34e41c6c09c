export { connect } from './connect';
export type { Connect, Connection, ExecOptions, ExecResult, SshWorld } from './connection';
export { fingerprint } from './fingerprint';
export { readSshInputs, type SshInputName, type SshInputReader, sshInputNames } from './inputs';
export { KeptConnections } from './kept-connections';
export { type KnownHost, type KnownHosts, parseKnownHosts } from './known-hosts';
export { type OptionalSsh, readOptionalSshInputs } from './optional-inputs';
export { type HostKeyCheck, hostKeyChecks, type SshSettings } from './settings';
export { parseTarget, type Target, targetIdentity } from './target';
