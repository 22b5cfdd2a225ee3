# English. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = Terms
term-open-interest = Open interest
gloss-open-interest = The sum of all futures positions that are open; each has one side that gains when the other loses.
term-liquidation = Liquidation
gloss-liquidation = An exchange closes a position by force because its owner’s deposit no longer covers the loss.
term-long-short = Long and short
gloss-long-short = A long gains when the price rises, a short when it falls.
term-perpetual = Perpetual
gloss-perpetual = A futures contract without an end date, the most traded kind in crypto.
term-funding = Funding
gloss-funding = A fee that longs and shorts of perpetuals pay each other to keep their price near that of the coin.
term-basis = Basis
gloss-basis = How far a dated future’s price lies above or below that of the coin, as a rate a year.
term-leverage = Leverage
gloss-leverage = Trading with more money than one has put up: gains and losses grow by the same factor.
term-taker = Taker
gloss-taker = Whoever trades at once at the price on offer; more selling than buying by takers pushes the price down.
term-beta = Beta
gloss-beta = By how many percent a coin has usually moved when Bitcoin moved by one percent.
term-correlation = Correlation
gloss-correlation = How closely two prices move together: 1 is in step, 0 unrelated, −1 opposite.
term-self-excitation = Self-excitation
gloss-self-excitation = The share of liquidations that, by their timing, can be put down to earlier ones.
term-amplification = Amplification
gloss-amplification = How many times larger a fall becomes through the forced selling that it would set off; an estimate.
term-support = Support and resistance
gloss-support = Prices below (support) or above (resistance) where trading has turned or piled up before.
term-implied-volatility = Implied volatility
gloss-implied-volatility = The swings over a year that the prices of options allow for.
term-usual-move = A usual day’s move
gloss-usual-move = The standard deviation of daily changes, recent days counting most: about two days in three stay within it.
term-coverage = Coverage
gloss-coverage = How much of the market the venues that answered stand for, by open interest.
term-lower-bound = Lower bound
gloss-lower-bound = A number that the true one can only exceed, because not everything is reported.
