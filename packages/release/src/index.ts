export { type Host, type Mark, PROVEN, type Settlement, type StepContext, type StepResult } from './host';
export {
  badReason,
  describeMark,
  type HostStatus,
  liveRelease,
  liveVersion,
  type Owner,
  type Release,
  switchingRun,
} from './host-status';
export {
  isAdopted,
  isGood,
  isHome,
  isRemovable,
  isVerified,
  type Lender,
  lenderIn,
  type Start,
  startOf,
} from './lifecycle';
export { isVersion, VERSION_LEGAL } from './names';
export { program } from './program';
export { isLost } from './program-client';
export { type PathReader, readPath } from './read-path';
export { type ReleaseRecord, recordFiles, recordHash, type StepName } from './record';
export { RemoteHost, type RemoteHostOptions } from './remote-host';
export { NEAR_MS } from './round-trip';
export { bashSyntaxIn, interpreterOf, parseShell, SHELL_LEGAL, stepProgram } from './step-program';
