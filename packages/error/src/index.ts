export { type Code, codes } from './codes';
export { causeChain, describeError } from './describe';
export { UserError } from './user-error';
