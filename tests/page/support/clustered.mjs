// A snapshot for which an interval is found by repetition, which takes seconds.

/** The snapshot (its text) with a day of long liquidations at one venue, most of which bring on another soon. */
export function clustered(text) {
  const snapshot = JSON.parse(text);
  const taken = snapshot.taken_at;
  let state = 7;
  const draw = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const rows = [];
  for (let first = 0; first < 110; first += 1) {
    let at = taken - 60_000 - draw() * 86_000_000;
    do {
      rows.push([Math.floor(at), 'long', 67_000, 'bankruptcy', 0.1, 6_700, null]);
      at -= Math.log(draw()) * 20_000;
    } while (draw() < 0.6 && at < taken);
  }
  const isIt = ({ venue, feed, instrument }) =>
    venue === 'bybit' && feed === 'ws-all-liquidation' && instrument.asset === 'BTC';
  const series = snapshot.series.find(isIt);
  series.covered = [[taken - 2 * 86_400_000, taken]];
  series.facts.liquidation = rows.sort(([a], [b]) => a - b);
  return JSON.stringify(snapshot);
}
