// What ccxt calls each market of a scenario, and in what it counts there.

const linear = (coin) => `${coin}/USDT:USDT`;
const GATE_CONTRACTS = { BTC: 0.0001, ETH: 0.01, SOL: 1, XRP: 10 };
const OKX_CONTRACTS = { BTC: 0.01, ETH: 0.1, SOL: 1, XRP: 100 };
/** Coins whose contract at Deribit is margined in the coin and counted in dollars. */
export const INVERSE = ['BTC', 'ETH'];
const ALL = ['BTC', 'ETH', 'SOL', 'XRP'];
const coins = () => 1;

/**
 * `contract`: coins of one contract, in which books, trades and open interest are counted.
 * `bars`: the same for the volume of a bar.
 */
export const spots = [
  { name: 'binance', market: 'binance-spot', symbol: (coin) => `${coin}/USDT` },
  { name: 'coinbaseexchange', market: 'coinbase', symbol: (coin) => `${coin}/USD` },
  { name: 'kraken', market: 'kraken', symbol: (coin) => `${coin}/USD` },
].map((venue) => ({ coins: ALL, contract: coins, bars: coins, ...venue }));

export const perpetuals = [
  { name: 'binanceusdm', market: 'binance' },
  { name: 'bybit', market: 'bybit' },
  { name: 'okx', market: 'okx', contract: (coin) => OKX_CONTRACTS[coin] },
  {
    name: 'gate',
    market: 'gate',
    contract: (coin) => GATE_CONTRACTS[coin],
    bars: (coin) => GATE_CONTRACTS[coin],
    whole: true,
  },
  { name: 'hyperliquid', market: 'hyperliquid', symbol: (coin) => `${coin}/USDC:USDC` },
  {
    name: 'deribit',
    market: 'deribit',
    symbol: (coin) => (INVERSE.includes(coin) ? `${coin}/USD:${coin}` : `${coin}/USDC:USDC`),
    // ccxt counts Deribit's books and trades as they are: coins of a linear contract.
    size: (coin) => ({ BTC: 10, ETH: 1 })[coin] ?? 0.1,
  },
  { name: 'krakenfutures', market: 'kraken-futures', symbol: (coin) => `${coin}/USD:USD` },
].map((venue) => ({ coins: ALL, symbol: linear, contract: coins, bars: coins, ...venue }));
