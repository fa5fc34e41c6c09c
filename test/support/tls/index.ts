export { type Authority, type Credentials, makeAuthority, selfSigned, type Wanted } from './authority';
