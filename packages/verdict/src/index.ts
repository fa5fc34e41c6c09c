export { callRollback, type Evidence, type RollbackCall } from './evidence';
export { type ExitPolicy, isRed } from './exit';
export { parseEvidence, type VerdictProblem } from './parse';
export { type JudgingAction, type Meaning, meaningOf, silent, type VerdictOf, vocabulary, words } from './vocabulary';
