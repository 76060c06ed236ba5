export {
  type ChangesAnswer,
  type ChangesRequest,
  type ExchangeClient,
  type ExchangeClientOptions,
  exchangeClient,
  type KeptAnswer,
} from "./exchange-client.ts";
export { ExchangeError, type ExchangeErrorKind } from "./exchange-error.ts";
