# English. The format is Fluent (https://projectfluent.org); which messages there are, and what
# their slots mean, says src/explain/words/message.rs.

## How numbers, amounts and dates are written

mark-group = ,
mark-group-from = 4
mark-point = .
mark-scales = 12 trillion, 9 billion, 6 million
mark-axis-scales = 12 tn, 9 bn, 6 m
mark-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
percent = { $number }%
dollars = ${ $number }
dollars-scaled = ${ $number } { $scale }
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date }, { $time } { $zone }
list-middle = { $first }, { $last }
list-end = { $first } and { $last }
then = { $first } { $second }
verbatim = { $text }
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
bitcoin = Bitcoin
ether = Ether
solana = Solana

## Windows

window-1h = 1 hour
window-6h = 6 hours
window-24h = 24 hours
window-7d = 7 days
window-30d = 30 days
window-1y = 1 year
short-1h = 1 h
short-6h = 6 h
short-24h = 24 h
short-7d = 7 d
short-30d = 30 d
short-1y = 1 y

## The page

question = Why is crypto down today?
simulation-banner = Simulation: none of these figures is real.
answer = The answer
coins = Coins
reasons = What happened
checklist = What needs to happen
market = The market as a whole
sources = Sources and method
as-of = As of { $time }
venues-answered = { $answered } of { $asked } venues answered
data-from = Data from { $name }
disclaimer = Information only, no investment advice.
par-note = Dollar stablecoins are counted as dollars.
all-figures = All figures
chart-table = The chart as a table
each-feed = Each feed
close = Close
terms = Terms explained
age = { $length } old
kept-from = No venue answers now. These figures were kept on this device { $length } ago.
settings-unreadable = The settings written into this page cannot be read, so no venue is asked.
copied = Copied
copy-link = Copy the link
save-moment = Save this moment
copy-text = Copy as text
whole-panel = See the whole panel
every-coin = All coins
theme = Colours
theme-light = Light
theme-dark = Dark
theme-auto = As on this device
for-and-against = For and against
language = Language

## Cards

card-forced-selling = Forced closing
card-deleveraging = Deleveraging
card-cascade = Cascade
card-leverage = Leverage
card-domino = Domino effect
card-wider-markets = Wider markets
card-sentiment = Sentiment
card-large-holders = Large holders
card-levels = Levels
no-forced-selling = No venue tells enough of the past 24 hours’ liquidations.
no-deleveraging = No venue tells open interest now and 24 hours ago.
no-cascade = Too little is known of where positions were opened to work out where they would be closed by force.
no-leverage = No venue tells a funding rate with its interval.
no-domino = Too little is known of other coins to compare them with Bitcoin.
no-wider-markets = No market beside crypto could be read.
no-sentiment = The fear and greed index could not be read.
no-large-holders = No holder’s coins and cost could be read.
no-levels = Too little is known of past trading to name levels.

## Freshness and reasons

state-live = live
state-delayed = delayed
state-stale = out of date
state-simulated = simulated
state-frozen = as published
state-unavailable = unavailable
unavailable-because = unavailable: { $reason }
reason-waiting = waiting for an answer
reason-no-venue-answered = no venue that tells it answered
reason-not-reported = no venue here tells it
reason-window-not-covered = less than 95% of the time is covered
reason-no-venue-at-both-ends = no venue tells it both now and then
reason-too-few = too few observations
reason-stale = only out-of-date observations
reason-sampled-feed = the venues here tell only some of the events
reason-mostly-unknown = most of what it rests on is unknown so far
reason-not-established = the figures do not bear it out
reason-undefined = not defined here
status-waiting = waiting for an answer
status-read = read
status-spare = not needed
fault-offline = you are offline
fault-blocked = blocked by the browser, or not connected
fault-status = refused with HTTP status { $status }
fault-rate-limited = asked too often; waiting
fault-timed-out = no answer in time
fault-closed = connection closed ({ $code })
fault-silent = connected, but silent
fault-unreadable = answer not understood: { $problem }

## Labels of figures

change-over = Change over { $window }
price = Last price
drawdown = From the peak of { $window }
long-liquidations = Longs closed by force
short-liquidations = Shorts closed by force
both-sides = Both
all-coins = All shown
coin = Coin
window-head = Window
time = Time
liquidations-coverage = Reporting venues’ share of open interest
open-interest-coins = Open interest in coins
open-interest-usd = Open interest in dollars
open-interest-change = Change in dollars, %
open-interest-change-usd = Change in dollars
price-effect = From the price
position-effect = From positions
open-interest-share = Bitcoin’s share of open interest
open-interest-to-market-cap = Open interest to market capitalisation
funding = Funding, a year
basis = Basis, a year
long-short-ratio = Accounts long for each account short
taker-sell-share = Takers’ selling, share of their trading over 24 hours
volatility = A usual day’s move
implied-volatility = Implied volatility, a year
breadth = Coins that fell over 24 hours
liquidations-estimated = Estimated liquidations over 24 hours
liquidation-rate = Liquidations an hour now
liquidation-ratio = Pace of the past 6 hours against the 18 before
forced-share = Forced orders in takers’ selling
forced-share-up = Forced orders in takers’ buying
forced-explains-label = Of the move, explained by forced orders
cascade-shock = A further fall of
cascade-added = Forced selling would add
cascade-whole = The whole fall
cascade-amplification = Amplification
cascade-assumes = A simulation: the number assumes the usual mix of leverage and a usual day’s trading; the range runs over less and more leverage and from a normal to a strained market.
cascade-forced = Sold by force
cascade-rounds = Rounds of forced selling
branching = Liquidations attributable to earlier ones
change-24h = Change over 24 hours
excess-move = Beyond its link to Bitcoin
implied-move = Implied by Bitcoin’s move
beta = Link to Bitcoin (beta)
correlation = Correlation with Bitcoin
equities = Equities over 24 hours
gold = Gold over 24 hours
dollar = The dollar over 24 hours
tether = One USDT in dollars
level-head = Price
level-role = What it is
level-distance = Distance
level-sigma = In usual days’ moves
level-why = Why
fear-greed = Fear and greed index
now = Now
ago = { $window } ago
market-cap = Market capitalisation
market-cap-change = Its change over 24 hours
dominance = Bitcoin’s share of it
holder = Holder
holdings = Bitcoin held
average-cost = Average cost
unrealised-usd = Unrealised result
unrealised-pct = In percent of cost
stated-at = Holdings as of
not-known = not known
venue = Venue
feeds-read = Feeds read
feeds-failed = Failed
feeds-waiting = Waiting
at-least = at least { $figure }
estimated = { $figure } (estimated)
estimated-between = { $figure } (estimated, between { $low } and { $high })
lower-bound-note = A lower bound: not every venue or coin of this sum tells everything.
tape = Largest liquidations, live
tape-rule = The 6 largest heard in the past hour, newest first.
tape-throttled = At most one a second is told by { $venues }.
tape-quiet = None heard so far.
tape-pause = Pause
tape-long = { $coin } long
tape-short = { $coin } short
provenance = { $venue }, { $feed }, { $time }
provenance-of = { $venue }, { $feed } { $symbol }, { $time }

## Charts

chart-liquidations = Positions closed by force, by hour over 24 hours
chart-open-interest = What moved open interest over 30 days
chart-fear-greed = Fear and greed index over 30 days
chart-liquidation-map = Where { $coin } positions would be closed by force, by price (estimated)
chart-price = Price of { $coin } over 7 days
chart-levels = Price of { $coin } over 30 days, and the levels nearest to it
chart-domino = What each coin’s link to Bitcoin implies over 24 hours (estimated), and what it did
chart-empty = No values to draw.
chart-summary = { $title }: from { $first } to { $last }, between { $low } and { $high }.
chart-liquidations-summary = { $title }: { $long } of longs and { $short } of shorts; most in the hour from { $busiest }.
chart-open-interest-summary = { $title }: { $positions } from positions and { $price } from the price; { $first } coins at first, { $last } now.
chart-liquidation-map-summary = { $title }: { $long } of longs below the price and { $short } of shorts above it, up to 15% away.
no-value = no value

## The answer: what happened

headline-waiting = Waiting for the first venue to answer.
headline-nothing = No venue can be reached, so nothing can be said.
headline-no-price = No venue tells a price of { $coin }, so nothing can be said.
headline-price-only = { $coin } stands at { $price }; its change over 24 hours is not known.
headline-flat = { $coin } isn’t: it is unchanged over 24 hours.
headline-up = { $coin } isn’t: it is up { $change } in 24 hours.
headline-up-size = { $coin } isn’t: it is up { $change } in 24 hours, { $size }.
headline-down-unknown = { $coin } is down { $change } in 24 hours; how unusual that is cannot be said.
headline-down-ordinary = { $coin } is down { $change } in 24 hours: within an ordinary day’s range.
headline-down-size = { $coin } is down { $change } in 24 hours, { $size }.
size-notable = a notable move
size-unusual = an unusual move
size-extreme = an extreme move
unusual-sigma = The move is { $times } times a usual day’s move of late, { $sigma }.
unusual-rank = The move is larger than { $share } of the past year’s days.
unusual-both = The move is { $times } times a usual day’s move of late, { $sigma }, and larger than { $share } of the past year’s days.

## The answer: the cause

cause-one = The figures point to { $driver }.
cause-weak = There are weak signs of { $driver }; no cause is clear.
cause-mixed = Several things show at once: { $drivers }.
cause-none = The figures name no single cause.
cause-ordinary = A move of this size needs no cause: it is ordinary.
cause-insufficient = Too little is known to look for a cause.
driver-forced-down = the forced closing of bets on a rise
driver-forced-up = the forced closing of bets on a fall
driver-spot-down = plain selling of coins
driver-spot-up = plain buying of coins
driver-new-down = new positions opened as the price fell
driver-new-up = new positions opened as the price rose
driver-macro-down = a fall in wider markets
driver-macro-up = a rise in wider markets
sure-high = How sure: fairly sure; most of the signs that could be read agree.
sure-moderate = How sure: not very; some of the signs agree, others are missing or disagree.
sure-low = How sure: not at all.

## The answer: what confirms it, what speaks against it

amplified = What added to it: { $what }.
confirms = What fits: { $what }.
against = What speaks against it: { $what }.
sign-forced-share-down = forced orders were an estimated { $low } to { $high } of takers’ selling
sign-forced-share-up = forced orders were an estimated { $low } to { $high } of takers’ buying
sign-forced-share-about-down = forced orders were an estimated { $share } of takers’ selling
sign-forced-share-about-up = forced orders were an estimated { $share } of takers’ buying
sign-forced-explains-little = forced orders alone explain only an estimated { $low } to { $high } of the move at usual price impact (more in thin books)
sign-positions-closed = positions worth { $change } of open interest were closed
sign-positions-opened = positions worth { $change } of open interest were opened
sign-positions-steady = hardly any positions were closed or opened
sign-liquidations-large = liquidations were large compared with the months before
sign-liquidations-usual = liquidations were no larger than usual
sign-clustered = liquidations came in clusters
sign-not-clustered = no clusters of liquidations could be shown
sign-one-sided = most of what was liquidated had bet against the move
sign-two-sided = liquidations did not clearly hit the bets against the move
sign-spot-selling = spot takers sold more coins than usual
sign-spot-buying = spot takers bought more coins than usual
sign-spot-usual = spot takers went with the move no more than usual
sign-spot-leads = the spot price moved first
sign-spot-follows = the spot price did not move first
sign-spot-discount = coins traded below futures
sign-spot-premium = coins traded above futures
sign-funding-moved = funding moved with the price
sign-funding-steady = funding did not move with the price
sign-perp-selling = takers sold more futures than usual
sign-perp-buying = takers bought more futures than usual
sign-perp-usual = futures takers went with the move no more than usual
sign-equities-moved = equities moved the same way, { $change }
sign-equities-calm = equities moved { $change }, not enough to explain it

## Findings

liquidated = { $long } of long and { $short } of short positions in { $assets } were closed by force in 24 hours, as { $venues } { $venues ->
    [one] reports
   *[other] report
}.
liquidated-at-least = At least { $long } of long and { $short } of short positions in { $assets } were closed by force in 24 hours, as { $venues } { $venues ->
    [one] reports
   *[other] report
}.
liquidated-coverage = This covers { $coverage } of { $coin }’s open interest known here.
liquidated-missing = Not told for { $assets }.
liquidated-estimate = All { $coin } liquidations at the venues whose open interest is known here are estimated at { $estimate }, between { $low } and { $high }.
velocity-slowing = { $coin } liquidations are slowing: in the past 6 hours they came at an estimated { $ratio } times the pace of the 18 hours before ({ $low } to { $high }).
velocity-accelerating = { $coin } liquidations have picked up: in the past 6 hours they came at an estimated { $ratio } times the pace of the 18 hours before ({ $low } to { $high }).
velocity-unclear = The pace of { $coin } liquidations shows no clear change: the past 6 hours ran at an estimated { $ratio } times the pace of the 18 hours before ({ $low } to { $high }).
forced-explains = By the usual price impact, forced orders explain an estimated { $low } to { $high } of { $coin }’s move.
liquidated-longer = Both sides: { $week } over 7 days, { $month } over 30 days.
open-interest-fell = { $coin }’s open interest fell { $change } in dollars over 24 hours: { $price } from the price and { $positions } from positions.
open-interest-rose = { $coin }’s open interest rose { $change } in dollars over 24 hours: { $price } from the price and { $positions } from positions.
open-interest-unchanged = { $coin }’s open interest is unchanged in dollars over 24 hours: { $price } from the price and { $positions } from positions.
positions-longer = Positions alone: { $changes }; the rest is the price.
positions-over = { $change } over { $window } ({ $usd } in dollars)
told-by = Told by { $venues }.
told-by-part = Told by { $venues }, { $share } of the open interest known here.
deleveraging-weeks = Positions were closed in the past weeks, mostly before the past day.
deleveraging-day = Positions were closed in the past day.
deleveraging-none = The past day saw no marked closing of positions.
regime-new-shorts = Positions were opened while the price fell; each has a long and a short.
regime-new-longs = Positions were opened while the price rose; each has a long and a short.
cascade-adds = If { $coin } fell another { $shock }, forced selling would add an estimated { $low } to { $high } to the fall.
cascade-adds-little = If { $coin } fell another { $shock }, forced selling is estimated to add next to nothing to the fall.
branching-claim = An estimated { $share } of liquidations ({ $low } to { $high }) are statistically attributable to earlier ones: clustering in time, not proof of cause.
branching-unknown = Whether one liquidation sets off the next cannot be told from the feeds at hand.
branching-none = It is not shown that one liquidation sets off the next.
map-caveat = Where positions would be closed is an estimate from open interest and assumed leverage; nobody publishes it.
map-told-well = Over the past 7 days this estimate agreed well with the forced closings of longs that exchanges reported, and better than past trading alone.
map-told-roughly = Over the past 7 days this estimate agreed only roughly with the forced closings of longs that exchanges reported, but better than past trading alone.
map-hidden = The estimate of where positions would be closed by force is not used: over the past 7 days it was not clearly closer to the forced closings of longs that exchanges reported than past trading alone.
map-numbers = In numbers: an estimated rank correlation of { $own } ({ $low } to { $high }), against { $volume } for past trading by price.
map-unchecked = It could not be checked against liquidations reported hour by hour.
longs-pay = Longs in { $coin } pay shorts { $rate } funding a year, weighted by open interest ({ $venues }).
shorts-pay = Shorts in { $coin } pay longs { $rate } funding a year, weighted by open interest ({ $venues }).
nobody-pays = Neither longs nor shorts in { $coin } pay the other funding ({ $venues }).
open-to-cap = Open interest known here in { $coin } is { $share } of its market capitalisation.
domino-more = { $coins } did worse than the usual link to Bitcoin implies.
domino-as-usual = { $coins } moved as the usual link to Bitcoin implies.
domino-less = { $coins } did better than the usual link to Bitcoin implies.
domino-coin = { $coin } moved an estimated { $excess } beyond what its link implies ({ $low } to { $high }).
domino-breadth = { $share } of the coins shown fell.
wider-moved = { $market } { $change }
wider-list = Over 24 hours: { $markets }.
wider-together = Over the past 30 days Bitcoin tended to move with equities.
wider-apart = Over the past 30 days Bitcoin did not clearly move with equities.
market-equities = equities
market-gold = gold
market-dollar = the dollar
sentiment = The fear and greed index stands at { $index } of 100, which its publisher calls “{ $class }”.
sentiment-history = A week ago it stood at { $week }, a month ago at { $month }.
holder-below = { $name } holds { $coins } BTC that cost { $cost } each on average; at the price now they are worth { $usd } ({ $share }) below their cost.
holder-above = { $name } holds { $coins } BTC that cost { $cost } each on average; at the price now they are worth { $usd } ({ $share }) above their cost.
holder-date = Holdings as of { $date }.
holder-no-date = The date of its holdings is not known.
holder-caveat = A loss on paper alone forces nobody to sell.
level-support = The nearest support is { $price }, { $distance } away ({ $kinds }).
level-resistance = The nearest resistance is { $price }, { $distance } away ({ $kinds }).
level-broken = { $price }, once a support, now lies { $distance } above the price and counts as resistance.
level-none = No level stands out near the price.
level-caveat = Levels are prices that many watch, not forecasts.
kind-volume = much was traded there
kind-swing = the price turned there
kind-round = a round number
kind-depth = large orders rest there
kind-cluster = an estimated cluster of liquidations
role-support = support
role-resistance = resistance
role-at-price = at the price
role-broken = broken support, now resistance
ages-differ = The figures in this are not all of the same time.
stablecoin-apart = One USDT is worth an estimated { $usd } dollars ({ $low } to { $high }); figures here count it as one.
conflict-caveat = Prices of { $coin } at { $venues } stand apart by over 1%; the median of all is shown, but levels and open interest count each.

## The checklist

check-met = met
check-not-met = not met
check-unknown = unknown
check-support = The price, { $price }, holds above the nearest support, { $support }.
check-support-broke = The price, { $price }, has fallen through a support at { $level } in 24 hours; met once 24 hours pass without such a break.
check-support-none = The price holds above the nearest support.
check-slowing = Liquidations are slowing: an estimated { $ratio } times the pace of before ({ $low } to { $high }); met once all of the interval lies below 1.
check-slowing-unknown = Liquidations are slowing.
check-rebuilding = Leverage is not being rebuilt: positions changed { $change } of open interest in 24 hours; met up to +1%.
check-rebuilding-unknown = Leverage is not being rebuilt.
check-holders = Large holders’ losses are shrinking: { $name } stands at { $usd }, { $change } in 24 hours.
check-holders-unknown = Large holders’ losses are shrinking.
check-wider = Wider markets are calm: equities moved { $change } in 24 hours; met above −1%.
check-wider-unknown = Wider markets are calm.
