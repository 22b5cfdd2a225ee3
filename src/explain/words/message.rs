//! Every message of the panel and the command line: a closed list with the slots that each one
//! fills, so that a language file that lacks one, or names a slot that is not there, fails a test.

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident $id:literal [$($slot:ident)*],)*) => {
        /// A message. Its text is in the language files, under its id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Message { $($(#[$doc])* $name,)* }

        impl Message {
            /// Every message, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }

        /// The ids, in that order. They are no part of the page's program, which knows their
        /// [`MARK`].
        const IDS: &[&str] = &[$($id,)*];

        /// One line a message: its slots. One string, because a table of strings is three times its
        /// size in the page's program.
        const SLOTS: &str = concat!($($(stringify!($slot), " ",)* "\n",)*);
    };
}

messages! {
    // --- How numbers, amounts and dates are written ---------------------------------------------
    /// Between groups of three digits.
    MarkGroup "mark-group" [],
    /// Numbers with so many whole digits are grouped.
    MarkGroupFrom "mark-group-from" [],
    /// Before the decimals.
    MarkPoint "mark-point" [],
    /// Powers of ten and their words, largest first: `12 trillion, 9 billion`.
    MarkScales "mark-scales" [],
    /// As `mark-scales`, as short as an axis needs it.
    MarkAxisScales "mark-axis-scales" [],
    /// January to December, short, with spaces between them.
    MarkMonths "mark-months" [],
    /// A percentage.
    Percent "percent" [number],
    /// Dollars.
    Dollars "dollars" [number],
    /// Dollars with a scale word.
    DollarsScaled "dollars-scaled" [number scale],
    /// A day.
    Date "date" [day month year],
    /// A day of this year, under an axis.
    DateShort "date-short" [day month],
    /// A minute with its time zone.
    DateTime "date-time" [date time zone],
    /// All names but the last of a list.
    ListMiddle "list-middle" [first last],
    /// The last two names of a list.
    ListEnd "list-end" [first last],
    /// Two sentences after one another.
    Then "then" [first second],
    /// Text as it is: a ticker or a name.
    Verbatim "verbatim" [text],
    /// A length of time.
    Days "days" [count],
    /// A length of time.
    Hours "hours" [count],
    /// A length of time.
    Minutes "minutes" [count],
    /// A length of time.
    Seconds "seconds" [count],
    /// Bitcoin in running text.
    Bitcoin "bitcoin" [],
    /// Ether in running text.
    Ether "ether" [],
    /// Solana in running text.
    Solana "solana" [],

    // --- Windows --------------------------------------------------------------------------------
    /// A window.
    WindowHour "window-1h" [],
    /// A window.
    WindowSixHours "window-6h" [],
    /// A window.
    WindowDay "window-24h" [],
    /// A window.
    WindowWeek "window-7d" [],
    /// A window.
    WindowMonth "window-30d" [],
    /// A window.
    WindowYear "window-1y" [],
    /// A window, short.
    ShortHour "short-1h" [],
    /// A window, short.
    ShortSixHours "short-6h" [],
    /// A window, short.
    ShortDay "short-24h" [],
    /// A window, short.
    ShortWeek "short-7d" [],
    /// A window, short.
    ShortMonth "short-30d" [],
    /// A window, short.
    ShortYear "short-1y" [],

    // --- The page -------------------------------------------------------------------------------
    /// The question that the page answers.
    Question "question" [],
    /// The banner over figures that a stand-in made up.
    SimulationBanner "simulation-banner" [],
    /// Label of the part that answers the question.
    Answer "answer" [],
    /// A section's title: the coins.
    Coins "coins" [],
    /// A section's title: the reasons.
    Reasons "reasons" [],
    /// A section's title: what would have to change.
    Checklist "checklist" [],
    /// A section's title: the market as a whole.
    Market "market" [],
    /// A section's title: where the figures come from.
    Sources "sources" [],
    /// The time a figure holds for.
    AsOf "as-of" [time],
    /// How many venues answered.
    VenuesAnswered "venues-answered" [answered asked],
    /// The credit that a publisher asks for.
    DataFrom "data-from" [name],
    /// Information, no advice.
    Disclaimer "disclaimer" [],
    /// Stablecoins are counted at par.
    ParNote "par-note" [],
    /// Opens a card's table.
    AllFigures "all-figures" [],
    /// Opens a chart's table.
    ChartTable "chart-table" [],
    /// Opens the list of a venue's feeds.
    EachFeed "each-feed" [],
    /// Closes a dialog.
    Close "close" [],
    /// Opens what the terms of the trade mean.
    Terms "terms" [],
    /// How old a figure is.
    Age "age" [length],
    /// Where no venue answers and what is shown was kept from before.
    KeptFrom "kept-from" [length],
    /// Where the host's settings cannot be read, so that nobody is asked.
    SettingsUnreadable "settings-unreadable" [],
    /// Said once something was copied.
    Copied "copied" [],
    /// Copies the address of this view.
    CopyLink "copy-link" [],
    /// Saves the snapshot behind what is shown.
    SaveMoment "save-moment" [],
    /// Copies the answer and the reasons.
    CopyText "copy-text" [],
    /// Leads from the short view to the whole one.
    WholePanel "whole-panel" [],
    /// Leads from one coin to all of them.
    EveryCoin "every-coin" [],
    /// Label of the list of themes.
    Theme "theme" [],
    /// A theme.
    ThemeLight "theme-light" [],
    /// A theme.
    ThemeDark "theme-dark" [],
    /// Light or dark as the reader's device is.
    ThemeAuto "theme-auto" [],
    /// Unfolds what made a move larger, and what fits the named cause and what speaks against it.
    ForAndAgainst "for-and-against" [],
    /// Label of the list of languages.
    Language "language" [],

    // --- Cards ----------------------------------------------------------------------------------
    /// A card's title.
    CardForcedSelling "card-forced-selling" [],
    /// A card's title.
    CardDeleveraging "card-deleveraging" [],
    /// A card's title.
    CardCascade "card-cascade" [],
    /// A card's title.
    CardLeverage "card-leverage" [],
    /// A card's title.
    CardDomino "card-domino" [],
    /// A card's title.
    CardWiderMarkets "card-wider-markets" [],
    /// A card's title.
    CardSentiment "card-sentiment" [],
    /// A card's title.
    CardLargeHolders "card-large-holders" [],
    /// A card's title.
    CardLevels "card-levels" [],
    /// A card without a claim.
    NoForcedSelling "no-forced-selling" [],
    /// A card without a claim.
    NoDeleveraging "no-deleveraging" [],
    /// A card without a claim.
    NoCascade "no-cascade" [],
    /// A card without a claim.
    NoLeverage "no-leverage" [],
    /// A card without a claim.
    NoDomino "no-domino" [],
    /// A card without a claim.
    NoWiderMarkets "no-wider-markets" [],
    /// A card without a claim.
    NoSentiment "no-sentiment" [],
    /// A card without a claim.
    NoLargeHolders "no-large-holders" [],
    /// A card without a claim.
    NoLevels "no-levels" [],

    // --- Freshness and reasons ------------------------------------------------------------------
    /// A figure's freshness.
    StateLive "state-live" [],
    /// A figure's freshness.
    StateDelayed "state-delayed" [],
    /// A figure's freshness.
    StateStale "state-stale" [],
    /// Stands in the place of a figure's freshness above a stand-in's figures.
    StateSimulated "state-simulated" [],
    /// A figure's freshness.
    StateFrozen "state-frozen" [],
    /// A figure's freshness.
    StateUnavailable "state-unavailable" [],
    /// A missing figure's place, with the reason.
    UnavailableBecause "unavailable-because" [reason],
    /// Why a figure is missing.
    ReasonWaiting "reason-waiting" [],
    /// Why a figure is missing.
    ReasonNoVenueAnswered "reason-no-venue-answered" [],
    /// Why a figure is missing.
    ReasonNotReported "reason-not-reported" [],
    /// Why a figure is missing.
    ReasonWindowNotCovered "reason-window-not-covered" [],
    /// Why a figure is missing.
    ReasonNoVenueAtBothEnds "reason-no-venue-at-both-ends" [],
    /// Why a figure is missing.
    ReasonTooFew "reason-too-few" [],
    /// Why a figure is missing.
    ReasonStale "reason-stale" [],
    /// Why a figure is missing.
    ReasonSampledFeed "reason-sampled-feed" [],
    /// Why a figure is missing.
    ReasonMostlyUnknown "reason-mostly-unknown" [],
    /// Why a figure is missing.
    ReasonNotEstablished "reason-not-established" [],
    /// Why a figure is missing.
    ReasonUndefined "reason-undefined" [],
    /// What came of asking a feed.
    StatusWaiting "status-waiting" [],
    /// What came of asking a feed.
    StatusRead "status-read" [],
    /// What came of asking a feed.
    StatusSpare "status-spare" [],
    /// Why a feed failed.
    FaultOffline "fault-offline" [],
    /// Why a feed failed.
    FaultBlocked "fault-blocked" [],
    /// Why a feed failed.
    FaultStatus "fault-status" [status],
    /// Why a feed failed.
    FaultRateLimited "fault-rate-limited" [],
    /// Why a feed failed.
    FaultTimedOut "fault-timed-out" [],
    /// Why a feed failed.
    FaultClosed "fault-closed" [code],
    /// Why a feed failed.
    FaultSilent "fault-silent" [],
    /// Why a feed failed.
    FaultUnreadable "fault-unreadable" [problem],

    // --- Labels of figures ----------------------------------------------------------------------
    /// A change over a window.
    ChangeOver "change-over" [window],
    /// Last price.
    Price "price" [],
    /// Change since the peak.
    Drawdown "drawdown" [window],
    /// Closed longs.
    LongLiquidations "long-liquidations" [],
    /// Closed shorts.
    ShortLiquidations "short-liquidations" [],
    /// Both sides.
    BothSides "both-sides" [],
    /// All coins shown.
    AllCoins "all-coins" [],
    /// Table head: coin.
    Coin "coin" [],
    /// Table head: window.
    WindowHead "window-head" [],
    /// Table head: time.
    Time "time" [],
    /// The venues' share of open interest.
    LiquidationsCoverage "liquidations-coverage" [],
    /// Open interest in coins.
    OpenInterestCoins "open-interest-coins" [],
    /// Open interest in dollars.
    OpenInterestUsd "open-interest-usd" [],
    /// Its change in percent.
    OpenInterestChange "open-interest-change" [],
    /// Its change in dollars.
    OpenInterestChangeUsd "open-interest-change-usd" [],
    /// The price's part.
    PriceEffect "price-effect" [],
    /// The part of positions.
    PositionEffect "position-effect" [],
    /// Bitcoin's share.
    OpenInterestShare "open-interest-share" [],
    /// Open interest against capitalisation.
    OpenInterestToMarketCap "open-interest-to-market-cap" [],
    /// Funding.
    Funding "funding" [],
    /// Basis.
    Basis "basis" [],
    /// The long/short ratio.
    LongShortRatio "long-short-ratio" [],
    /// Takers' selling.
    TakerSellShare "taker-sell-share" [],
    /// Daily volatility.
    Volatility "volatility" [],
    /// Implied volatility.
    ImpliedVolatility "implied-volatility" [],
    /// The share of coins that fell.
    Breadth "breadth" [],
    /// All liquidations, estimated.
    LiquidationsEstimated "liquidations-estimated" [],
    /// Liquidations an hour, as of now.
    LiquidationRate "liquidation-rate" [],
    /// The pace of liquidations against before.
    LiquidationRatio "liquidation-ratio" [],
    /// Forced orders among takers' selling.
    ForcedShare "forced-share" [],
    /// Its mirror image in a rise.
    ForcedShareUp "forced-share-up" [],
    /// What forced orders explain of the move.
    ForcedExplainsLabel "forced-explains-label" [],
    /// Table head: a further fall.
    CascadeShock "cascade-shock" [],
    /// Table head: what forced selling would add.
    CascadeAdded "cascade-added" [],
    /// Table head: the whole fall.
    CascadeWhole "cascade-whole" [],
    /// Table head: the whole fall for each part of the first.
    CascadeAmplification "cascade-amplification" [],
    /// What a simulated cascade rests on.
    CascadeAssumes "cascade-assumes" [],
    /// What a simulated cascade sells.
    CascadeForced "cascade-forced" [],
    /// Rounds of a simulated cascade.
    CascadeRounds "cascade-rounds" [],
    /// Liquidations that earlier ones set off.
    Branching "branching" [],
    /// Change over 24 hours.
    Change24h "change-24h" [],
    /// Move beyond what the link to Bitcoin implies.
    ExcessMove "excess-move" [],
    /// A coin's move as its link to Bitcoin lets expect.
    ImpliedMove "implied-move" [],
    /// The link to Bitcoin: β.
    Beta "beta" [],
    /// Correlation with Bitcoin.
    Correlation "correlation" [],
    /// Equities, as a label.
    Equities "equities" [],
    /// Gold, as a label.
    Gold "gold" [],
    /// The dollar, as a label.
    Dollar "dollar" [],
    /// What one of Tether's coins is worth, as a label.
    Tether "tether" [],
    /// Table head: a level's price.
    LevelHead "level-head" [],
    /// Table head: what it is.
    LevelRole "level-role" [],
    /// Table head: how far it is.
    LevelDistance "level-distance" [],
    /// Table head: how far it is in usual days' moves.
    LevelSigma "level-sigma" [],
    /// Table head: why it is a level.
    LevelWhy "level-why" [],
    /// The fear and greed index.
    FearGreed "fear-greed" [],
    /// Now.
    Now "now" [],
    /// So long ago.
    Ago "ago" [window],
    /// Capitalisation.
    MarketCap "market-cap" [],
    /// Its change.
    MarketCapChange "market-cap-change" [],
    /// Bitcoin's share of it.
    Dominance "dominance" [],
    /// Table head: holder.
    Holder "holder" [],
    /// Table head: coins held.
    Holdings "holdings" [],
    /// Table head: cost of a coin.
    AverageCost "average-cost" [],
    /// Table head: unrealised result in dollars.
    UnrealisedUsd "unrealised-usd" [],
    /// Table head: unrealised result in percent.
    UnrealisedPct "unrealised-pct" [],
    /// Table head: the date that holdings are stated for.
    StatedAt "stated-at" [],
    /// An unknown date or cost.
    NotKnown "not-known" [],
    /// Table head: venue.
    Venue "venue" [],
    /// Table head: feeds read.
    FeedsRead "feeds-read" [],
    /// Table head: feeds failed.
    FeedsFailed "feeds-failed" [],
    /// Table head: feeds waited for.
    FeedsWaiting "feeds-waiting" [],
    /// The least that a sum can be.
    AtLeast "at-least" [figure],
    /// An estimate.
    Estimated "estimated" [figure],
    /// An estimate with its interval.
    EstimatedBetween "estimated-between" [figure low high],
    /// What a lower bound is.
    LowerBoundNote "lower-bound-note" [],
    /// Title of the largest liquidations as they are heard.
    Tape "tape" [],
    /// By which rule they stand there.
    TapeRule "tape-rule" [],
    /// Which venues tell at most one a second.
    TapeThrottled "tape-throttled" [venues],
    /// In place of the first one.
    TapeQuiet "tape-quiet" [],
    /// Holds them where they are.
    TapePause "tape-pause" [],
    /// A long that was closed.
    TapeLong "tape-long" [coin],
    /// A short that was closed.
    TapeShort "tape-short" [coin],
    /// Where a figure comes from.
    Provenance "provenance" [venue feed time],
    /// Where a figure of an instrument comes from.
    ProvenanceOf "provenance-of" [venue feed symbol time],

    // --- Charts ---------------------------------------------------------------------------------
    /// A chart's title.
    LiquidationsChart "chart-liquidations" [],
    /// A chart's title.
    OpenInterestChart "chart-open-interest" [],
    /// A chart's title.
    FearGreedChart "chart-fear-greed" [],
    /// Title: where positions would be closed.
    LiquidationMapChart "chart-liquidation-map" [coin],
    /// A chart's title.
    PriceChart "chart-price" [coin],
    /// Above the chart of a price and its levels.
    LevelsChart "chart-levels" [coin],
    /// Above the chart of coins against their link to Bitcoin.
    DominoChart "chart-domino" [],
    /// A chart without a single value.
    EmptyChart "chart-empty" [],
    /// A chart's sentence for readers who do not see it.
    ChartSummary "chart-summary" [title first last low high],
    /// The sentence of a chart with two sides.
    LiquidationsSummary "chart-liquidations-summary" [title long short busiest],
    /// What open interest's chart shows.
    OpenInterestSummary "chart-open-interest-summary" [title positions price first last],
    /// What that chart shows.
    LiquidationMapSummary "chart-liquidation-map-summary" [title long short],
    /// What stands in a chart's table where a value is missing.
    NoValue "no-value" [],

    // --- The answer: what happened --------------------------------------------------------------
    /// Feeds were asked and none has answered yet.
    HeadlineWaiting "headline-waiting" [],
    /// No venue can be reached.
    HeadlineNothing "headline-nothing" [],
    /// No price.
    HeadlineNoPrice "headline-no-price" [coin],
    /// A price without its change.
    HeadlinePriceOnly "headline-price-only" [coin price],
    /// Unchanged.
    HeadlineFlat "headline-flat" [coin],
    /// Up within an ordinary day's range, or of unknown size.
    HeadlineUp "headline-up" [coin change],
    /// Up beyond an ordinary day's range.
    HeadlineUpSize "headline-up-size" [coin change size],
    /// Down, and nothing known of how unusual that is.
    HeadlineDownUnknown "headline-down-unknown" [coin change],
    /// Down within an ordinary day's range.
    HeadlineDownOrdinary "headline-down-ordinary" [coin change],
    /// Down beyond an ordinary day's range.
    HeadlineDownSize "headline-down-size" [coin change size],
    /// A move's size.
    SizeNotable "size-notable" [],
    /// A move's size.
    SizeUnusual "size-unusual" [],
    /// A move's size.
    SizeExtreme "size-extreme" [],
    /// How unusual, against a usual day.
    UnusualSigma "unusual-sigma" [times sigma],
    /// How unusual, against the past year.
    UnusualRank "unusual-rank" [share],
    /// How unusual, both ways.
    UnusualBoth "unusual-both" [times sigma share],

    // --- The answer: the cause ------------------------------------------------------------------
    /// One driver, clearly.
    CauseOne "cause-one" [driver],
    /// One driver, weakly.
    CauseWeak "cause-weak" [driver],
    /// Several drivers.
    CauseMixed "cause-mixed" [drivers],
    /// None can be named.
    CauseNone "cause-none" [],
    /// A move of this size needs none.
    CauseOrdinary "cause-ordinary" [],
    /// Not enough is known.
    CauseInsufficient "cause-insufficient" [],
    /// A driver: forced closing of longs.
    DriverForcedDown "driver-forced-down" [],
    /// A driver: forced closing of shorts.
    DriverForcedUp "driver-forced-up" [],
    /// A driver: selling of coins.
    DriverSpotDown "driver-spot-down" [],
    /// A driver: buying of coins.
    DriverSpotUp "driver-spot-up" [],
    /// A driver: positions opened in the direction of the move.
    DriverNewDown "driver-new-down" [],
    /// A driver: positions opened in the direction of the move.
    DriverNewUp "driver-new-up" [],
    /// A driver: wider markets.
    DriverMacroDown "driver-macro-down" [],
    /// A driver: wider markets.
    DriverMacroUp "driver-macro-up" [],
    /// How sure we are.
    SureHigh "sure-high" [],
    /// How sure we are.
    SureModerate "sure-moderate" [],
    /// How sure we are.
    SureLow "sure-low" [],

    // --- The answer: what confirms it, what speaks against it -----------------------------------
    /// Before what amplified the move.
    Amplified "amplified" [what],
    /// Before what confirms the cause.
    Confirms "confirms" [what],
    /// Before what speaks against it.
    Against "against" [what],
    /// Forced closing of longs as a share of takers' selling.
    SignForcedShareDown "sign-forced-share-down" [low high],
    /// Forced closing of shorts as a share of takers' buying.
    SignForcedShareUp "sign-forced-share-up" [low high],
    /// The first of these, where the ends of the interval are too near to be told apart.
    SignForcedShareAboutDown "sign-forced-share-about-down" [share],
    /// The same of the second.
    SignForcedShareAboutUp "sign-forced-share-about-up" [share],
    /// The part of the move that forced orders explain by themselves is small.
    SignForcedExplainsLittle "sign-forced-explains-little" [low high],
    /// The part of positions in the change of open interest: closed.
    SignPositionsClosed "sign-positions-closed" [change],
    /// Opened.
    SignPositionsOpened "sign-positions-opened" [change],
    /// Neither.
    SignPositionsSteady "sign-positions-steady" [],
    /// Liquidations were large for the months before.
    SignLiquidationsLarge "sign-liquidations-large" [],
    /// They were not.
    SignLiquidationsUsual "sign-liquidations-usual" [],
    /// Liquidations came in clusters.
    SignClustered "sign-clustered" [],
    /// That they did could not be shown.
    SignNotClustered "sign-not-clustered" [],
    /// Most of what was liquidated was on the side that lost.
    SignOneSided "sign-one-sided" [],
    /// It was not clearly on that side.
    SignTwoSided "sign-two-sided" [],
    /// Takers sold coins more than usual.
    SignSpotSelling "sign-spot-selling" [],
    /// Takers bought coins more than usual.
    SignSpotBuying "sign-spot-buying" [],
    /// They went with the move no more than usual.
    SignSpotUsual "sign-spot-usual" [],
    /// The spot price moved first.
    SignSpotLeads "sign-spot-leads" [],
    /// It did not.
    SignSpotFollows "sign-spot-follows" [],
    /// Spot stood below perpetuals.
    SignSpotDiscount "sign-spot-discount" [],
    /// Spot stood above perpetuals.
    SignSpotPremium "sign-spot-premium" [],
    /// Funding moved with the price.
    SignFundingMoved "sign-funding-moved" [],
    /// It did not.
    SignFundingSteady "sign-funding-steady" [],
    /// Takers sold perpetuals more than usual.
    SignPerpSelling "sign-perp-selling" [],
    /// Takers bought perpetuals more than usual.
    SignPerpBuying "sign-perp-buying" [],
    /// They went with the move no more than usual.
    SignPerpUsual "sign-perp-usual" [],
    /// Equities moved the same way by so much.
    SignEquitiesMoved "sign-equities-moved" [change],
    /// They did not move enough to explain it.
    SignEquitiesCalm "sign-equities-calm" [change],

    // --- Findings -------------------------------------------------------------------------------
    /// What was liquidated.
    Liquidated "liquidated" [long short assets venues],
    /// What was liquidated at least.
    LiquidatedAtLeast "liquidated-at-least" [long short assets venues],
    /// The venues' share of open interest.
    LiquidatedCoverage "liquidated-coverage" [coin coverage],
    /// Coins without liquidations.
    LiquidatedMissing "liquidated-missing" [assets],
    /// All liquidations at the venues whose open interest is known.
    LiquidatedEstimate "liquidated-estimate" [coin estimate low high],
    /// Liquidations are slowing.
    VelocitySlowing "velocity-slowing" [coin ratio low high],
    /// They have picked up.
    VelocityAccelerating "velocity-accelerating" [coin ratio low high],
    /// Neither can be said.
    VelocityUnclear "velocity-unclear" [coin ratio low high],
    /// How much of the move forced orders can explain.
    ForcedExplains "forced-explains" [coin low high],
    /// Liquidation totals over longer windows.
    LiquidatedLonger "liquidated-longer" [week month],
    /// Open interest fell.
    OpenInterestFell "open-interest-fell" [coin change price positions],
    /// Open interest rose.
    OpenInterestRose "open-interest-rose" [coin change price positions],
    /// Open interest is unchanged in dollars.
    OpenInterestUnchanged "open-interest-unchanged" [coin price positions],
    /// The part of positions over longer windows.
    PositionsLonger "positions-longer" [changes],
    /// One of these.
    PositionsOver "positions-over" [change window usd],
    /// Who tells it.
    ToldBy "told-by" [venues],
    /// Who tells it, and the share that they hold.
    ToldByPart "told-by-part" [venues share],
    /// Positions were closed over weeks, not in a day.
    DeleveragingWeeks "deleveraging-weeks" [],
    /// Positions were closed in a day.
    DeleveragingDay "deleveraging-day" [],
    /// No marked closing of positions in a day.
    DeleveragingNone "deleveraging-none" [],
    /// Price fell, positions opened.
    RegimeNewShorts "regime-new-shorts" [],
    /// Price rose, positions opened.
    RegimeNewLongs "regime-new-longs" [],
    /// What another fall would do, between normal and thin books.
    CascadeAdds "cascade-adds" [coin shock low high],
    /// Next to nothing.
    CascadeAddsLittle "cascade-adds-little" [coin shock],
    /// Liquidations cluster.
    BranchingClaim "branching-claim" [share low high],
    /// Whether they do cannot be said.
    BranchingUnknown "branching-unknown" [],
    /// They do not establish it.
    BranchingNone "branching-none" [],
    /// The map is an estimate.
    MapCaveat "map-caveat" [],
    /// The map agreed with what was reported.
    MapToldWell "map-told-well" [],
    /// It agreed, but not closely.
    MapToldRoughly "map-told-roughly" [],
    /// It did no better than the volume profile.
    MapHidden "map-hidden" [],
    /// How it did, in numbers.
    MapNumbers "map-numbers" [own low high volume],
    /// How it did cannot be told.
    MapUnchecked "map-unchecked" [],
    /// Longs pay shorts.
    LongsPay "longs-pay" [coin rate venues],
    /// Shorts pay longs.
    ShortsPay "shorts-pay" [coin rate venues],
    /// Neither pays.
    NobodyPays "nobody-pays" [coin venues],
    /// Open interest against capitalisation.
    OpenToCap "open-to-cap" [coin share],
    /// Coins did worse than their link to bitcoin implies.
    DominoMore "domino-more" [coins],
    /// Coins moved as their link to bitcoin implies.
    DominoAsUsual "domino-as-usual" [coins],
    /// Coins did better than their link to bitcoin implies.
    DominoLess "domino-less" [coins],
    /// A coin with its move beyond what its beta implies.
    DominoCoin "domino-coin" [coin excess low high],
    /// The share of coins that fell.
    DominoBreadth "domino-breadth" [share],
    /// Equities moved.
    WiderMoved "wider-moved" [market change],
    /// Equities, gold, the dollar.
    WiderList "wider-list" [markets],
    /// Bitcoin moves with equities lately.
    WiderTogether "wider-together" [],
    /// It does not.
    WiderApart "wider-apart" [],
    /// A wider market.
    MarketEquities "market-equities" [],
    /// A wider market.
    MarketGold "market-gold" [],
    /// A wider market.
    MarketDollar "market-dollar" [],
    /// The fear and greed index.
    Sentiment "sentiment" [index class],
    /// A week and a month ago.
    SentimentHistory "sentiment-history" [week month],
    /// What the largest holder's coins are worth: less than they cost.
    HolderBelow "holder-below" [name coins cost usd share],
    /// More than they cost.
    HolderAbove "holder-above" [name coins cost usd share],
    /// The date of the holdings.
    HolderDate "holder-date" [date],
    /// Not known.
    HolderNoDate "holder-no-date" [],
    /// A paper loss forces nobody.
    HolderCaveat "holder-caveat" [],
    /// The nearest support.
    LevelSupport "level-support" [price distance kinds],
    /// The nearest resistance.
    LevelResistance "level-resistance" [price distance kinds],
    /// A broken support, now above the price.
    LevelBroken "level-broken" [price distance],
    /// No level nearby.
    LevelNone "level-none" [],
    /// Levels are no forecast.
    LevelCaveat "level-caveat" [],
    /// Why a price is a level.
    KindVolume "kind-volume" [],
    /// Why a price is a level.
    KindSwing "kind-swing" [],
    /// Why a price is a level.
    KindRound "kind-round" [],
    /// Why a price is a level.
    KindDepth "kind-depth" [],
    /// Why a price is a level.
    KindCluster "kind-cluster" [],
    /// A level's role.
    RoleSupport "role-support" [],
    /// A level's role.
    RoleResistance "role-resistance" [],
    /// A level's role.
    RoleAtPrice "role-at-price" [],
    /// A level's role.
    RoleBroken "role-broken" [],
    /// A sentence's figures are of different times.
    AgesDiffer "ages-differ" [],
    /// What a stablecoin is worth where it is apart from a dollar.
    StablecoinApart "stablecoin-apart" [usd low high],
    /// Venues disagree on the price.
    ConflictCaveat "conflict-caveat" [venues coin],

    // --- The checklist --------------------------------------------------------------------------
    /// A line's status.
    CheckMet "check-met" [],
    /// A line's status.
    CheckNotMet "check-not-met" [],
    /// A line's status.
    CheckUnknown "check-unknown" [],
    /// The price holds above the nearest support.
    CheckSupport "check-support" [price support],
    /// The price fell through a support.
    CheckSupportBroke "check-support-broke" [price level],
    /// There is no support nearby.
    CheckSupportNone "check-support-none" [],
    /// Liquidations are slowing.
    CheckSlowing "check-slowing" [ratio low high],
    /// Not known.
    CheckSlowingUnknown "check-slowing-unknown" [],
    /// Leverage is not being rebuilt.
    CheckRebuilding "check-rebuilding" [change],
    /// Not known.
    CheckRebuildingUnknown "check-rebuilding-unknown" [],
    /// Holders' losses are shrinking.
    CheckHolders "check-holders" [name usd change],
    /// Not known.
    CheckHoldersUnknown "check-holders-unknown" [],
    /// Wider markets are calm.
    CheckWider "check-wider" [change],
    /// Not known.
    CheckWiderUnknown "check-wider-unknown" [],
}

impl Message {
    /// Its name in the language files.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn id(self) -> &'static str {
        IDS.get(self as usize).copied().unwrap_or("")
    }

    /// The slots that its text may name, in the order of a sentence's values.
    pub fn slots(self) -> impl Iterator<Item = &'static str> {
        SLOTS.lines().nth(self as usize).unwrap_or("").split_ascii_whitespace()
    }
}

/// Whether the message at that place of the list has this id.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn is(nth: usize, id: &str) -> bool {
    IDS.get(nth) == Some(&id)
}

/// What all ids in their order come to. A language file whose ids come to something else is not of
/// this program: its texts would stand in others' places.
#[cfg(any(test, target_arch = "wasm32"))]
pub(super) const MARK: u32 = {
    let mut mark = NO_IDS;
    let mut rest = IDS;
    while let [id, after @ ..] = rest {
        mark = with_id(mark, id);
        rest = after;
    }
    mark
};

/// What no ids come to.
#[cfg(any(test, target_arch = "wasm32"))]
pub(super) const NO_IDS: u32 = 0x811c_9dc5;

/// What ids come to with one more (FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>).
#[cfg(any(test, target_arch = "wasm32"))]
pub(super) const fn with_id(mut mark: u32, id: &str) -> u32 {
    let mut rest = id.as_bytes();
    while let [byte, after @ ..] = rest {
        mark = (mark ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = after;
    }
    // A line's end, so that a letter cannot change ids unseen.
    (mark ^ 0x0a).wrapping_mul(0x0100_0193)
}

/// Each message's slots, in the order of the list, with spaces between.
pub(super) fn slots() -> core::str::Lines<'static> {
    SLOTS.lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_to_something_else_when_one_is_missing_or_elsewhere() {
        let mark = |ids: &[&str]| ids.iter().fold(NO_IDS, |mark, id| with_id(mark, id));
        assert_eq!(mark(IDS), MARK);
        let (first, rest) = IDS.split_first().unwrap_or((&"", &[]));
        assert_ne!(mark(rest), MARK);
        assert_ne!(mark(&[rest, &[*first]].concat()), MARK);
        assert_ne!(mark(&["ab", "c"]), mark(&["a", "bc"]));
    }
}
