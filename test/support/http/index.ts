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
export { type FakeService, failure, fakeAsk } from './fake-ask';
export { closedPort, type SeenRequest, startHttpServer, type TestServer } from './server';
