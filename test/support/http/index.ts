export {
  type Answer,
  after,
  answer,
  type Behaviour,
  breakOff,
  drip,
  flood,
  hang,
  hangInBody,
  hangUp,
  json,
  raw,
  redirect,
  reset,
} from './behaviour';
export { closedPort, type SeenRequest, startHttpServer, type TestServer } from './server';
