# German. The format is Fluent (https://projectfluent.org); which messages there are, and what
# their slots mean, says src/explain/words/message.rs.

## How numbers, amounts and dates are written

mark-group = {"."}
mark-group-from = 4
mark-point = ,
mark-scales = 12 Bio., 9 Mrd., 6 Mio.
mark-axis-scales = 12 Bio., 9 Mrd., 6 Mio.
mark-months = Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.
percent = { $number } %
dollars = { $number } $
dollars-scaled = { $number } { $scale } $
date = { $day }. { $month } { $year }
date-short = { $day }. { $month }
date-time = { $date }, { $time } { $zone }
list-middle = { $first }, { $last }
list-end = { $first } und { $last }
then = { $first } { $second }
verbatim = { $text }
days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
bitcoin = Bitcoin
ether = Ether
solana = Solana

## Windows

window-1h = 1 Stunde
window-6h = 6 Stunden
window-24h = 24 Stunden
window-7d = 7 Tage
window-30d = 30 Tage
window-1y = 1 Jahr
short-1h = 1 h
short-6h = 6 h
short-24h = 24 h
short-7d = 7 T
short-30d = 30 T
short-1y = 1 J

## The page

question = Warum fallen die Kryptokurse heute?
simulation-banner = Simulation: Keine dieser Zahlen ist echt.
answer = Die Antwort
coins = Coins
reasons = Was geschehen ist
checklist = Was geschehen muss
market = Der Markt als Ganzes
sources = Quellen und Methode
as-of = Stand: { $time }
venues-answered = Geantwortet: { $answered } von { $asked } Quellen
data-from = Daten von { $name }
disclaimer = Nur zur Information, keine Anlageberatung.
par-note = Dollar-Stablecoins werden als Dollar gezählt.
all-figures = Alle Zahlen
chart-table = Das Diagramm als Tabelle
each-feed = Die Feeds im Einzelnen
close = Schließen
terms = Begriffe erklärt
age = { $length } alt
kept-from = Zurzeit antwortet keine Quelle. Diese Zahlen sind auf diesem Gerät gespeichert und { $length } alt.
settings-unreadable = Die Einstellungen dieser Seite sind nicht lesbar, deshalb wird keine Quelle abgefragt.
copied = Kopiert
copy-link = Link kopieren
save-moment = Diesen Moment speichern
copy-text = Als Text kopieren
whole-panel = Zum ganzen Panel
every-coin = Alle Coins
theme = Farben
theme-light = Hell
theme-dark = Dunkel
theme-auto = Wie das Gerät
for-and-against = Dafür und dagegen
language = Sprache

## Cards

card-forced-selling = Zwangsschließungen
card-deleveraging = Hebelabbau
card-cascade = Kaskade
card-leverage = Hebel
card-domino = Dominoeffekt
card-wider-markets = Andere Märkte
card-sentiment = Stimmung
card-large-holders = Großanleger
card-levels = Kursmarken
no-forced-selling = Keine Börse meldet genug über die Liquidationen der vergangenen 24 Stunden.
no-deleveraging = Keine Börse nennt das Open Interest von jetzt und von vor 24 Stunden.
no-cascade = Wo Positionen eröffnet wurden, ist zu wenig bekannt, um zu berechnen, wo sie zwangsweise geschlossen würden.
no-leverage = Keine Börse nennt eine Funding-Rate mit ihrem Intervall.
no-domino = Über andere Coins ist zu wenig bekannt, um sie mit Bitcoin zu vergleichen.
no-wider-markets = Außerhalb von Krypto ließ sich kein Markt abrufen.
no-sentiment = Der Angst-und-Gier-Index ließ sich nicht abrufen.
no-large-holders = Von keinem Großanleger ließen sich Bestand und Kosten abrufen.
no-levels = Über den bisherigen Handel ist zu wenig bekannt, um Kursmarken zu nennen.

## Freshness and reasons

state-live = live
state-delayed = verzögert
state-stale = veraltet
state-simulated = simuliert
state-frozen = wie veröffentlicht
state-unavailable = nicht verfügbar
unavailable-because = nicht verfügbar: { $reason }
reason-waiting = Antwort steht aus
reason-no-venue-answered = keine der Quellen dafür hat geantwortet
reason-not-reported = keine Quelle hier nennt es
reason-window-not-covered = weniger als 95 % der Zeit sind abgedeckt
reason-no-venue-at-both-ends = keine Quelle nennt es sowohl jetzt als auch damals
reason-too-few = zu wenige Beobachtungen
reason-stale = nur veraltete Beobachtungen
reason-sampled-feed = die Börsen hier melden nur einen Teil der Ereignisse
reason-mostly-unknown = das meiste, worauf es beruht, ist noch unbekannt
reason-not-established = die Zahlen belegen es nicht
reason-undefined = hier nicht definiert
status-waiting = Antwort steht aus
status-read = gelesen
status-spare = nicht gebraucht
fault-offline = keine Internetverbindung
fault-blocked = vom Browser blockiert oder nicht verbunden
fault-status = abgelehnt mit HTTP-Status { $status }
fault-rate-limited = zu oft abgefragt, Wartezeit läuft
fault-timed-out = keine rechtzeitige Antwort
fault-closed = Verbindung geschlossen ({ $code })
fault-silent = verbunden, aber stumm
fault-unreadable = Antwort nicht verstanden: { $problem }

## Labels of figures

change-over = Veränderung über { $window }
price = Letzter Kurs
drawdown = Abstand zum Hoch ({ $window })
long-liquidations = Zwangsweise geschlossene Longs
short-liquidations = Zwangsweise geschlossene Shorts
both-sides = Beide
all-coins = Alle gezeigten
coin = Coin
window-head = Zeitraum
time = Zeit
liquidations-coverage = Anteil der meldenden Börsen am Open Interest
open-interest-coins = Open Interest in Coins
open-interest-usd = Open Interest in Dollar
open-interest-change = Veränderung in Dollar, %
open-interest-change-usd = Veränderung in Dollar
price-effect = Aus dem Kurs
position-effect = Aus Positionen
open-interest-share = Bitcoins Anteil am Open Interest
open-interest-to-market-cap = Open Interest zu Marktkapitalisierung
funding = Funding, aufs Jahr gerechnet
basis = Basis, aufs Jahr gerechnet
long-short-ratio = Long-Konten je Short-Konto
taker-sell-share = Verkäufe der Taker, Anteil an ihrem Handel über 24 Stunden
volatility = Übliche Tagesbewegung
implied-volatility = Implizite Volatilität, aufs Jahr gerechnet
breadth = Über 24 Stunden gefallene Coins
liquidations-estimated = Liquidationen in 24 Stunden, geschätzt
liquidation-rate = Liquidationen je Stunde zurzeit
liquidation-ratio = Tempo der vergangenen 6 Stunden zu dem der 18 davor
forced-share = Erzwungene Orders an den Verkäufen der Taker
forced-share-up = Erzwungene Orders an den Käufen der Taker
forced-explains-label = Durch erzwungene Orders erklärter Teil der Bewegung
cascade-shock = Weiterer Rückgang um
cascade-added = Zusätzlich durch Zwangsverkäufe
cascade-whole = Rückgang insgesamt
cascade-amplification = Verstärkung
cascade-assumes = Eine Simulation: Die Zahl nimmt die übliche Mischung an Hebeln und den Handel eines üblichen Tages an; die Spanne reicht über weniger und mehr Hebel und vom normalen bis zum angespannten Markt.
cascade-forced = Zwangsweise verkauft
cascade-rounds = Runden von Zwangsverkäufen
branching = Früheren zuzuordnende Liquidationen
change-24h = Veränderung über 24 Stunden
excess-move = Über die Bindung an Bitcoin hinaus
implied-move = Nach der Bewegung von Bitcoin zu erwarten
beta = Bindung an Bitcoin (Beta)
correlation = Korrelation mit Bitcoin
equities = Aktien über 24 Stunden
gold = Gold über 24 Stunden
dollar = Dollar über 24 Stunden
tether = Ein USDT in Dollar
level-head = Kurs
level-role = Art
level-distance = Abstand
level-sigma = In üblichen Tagesbewegungen
level-why = Grund
fear-greed = Angst-und-Gier-Index
now = Jetzt
ago = { $window } zuvor
market-cap = Marktkapitalisierung
market-cap-change = Deren Veränderung über 24 Stunden
dominance = Bitcoins Anteil daran
holder = Großanleger
holdings = Bestand an Bitcoin
average-cost = Durchschnittliche Kosten
unrealised-usd = Buchgewinn oder -verlust
unrealised-pct = In Prozent der Kosten
stated-at = Stand des Bestands
not-known = nicht bekannt
venue = Quelle
feeds-read = Gelesene Feeds
feeds-failed = Fehlgeschlagen
feeds-waiting = Ausstehend
at-least = mindestens { $figure }
estimated = { $figure } (geschätzt)
estimated-between = { $figure } (geschätzt, zwischen { $low } und { $high })
lower-bound-note = Eine Untergrenze: Nicht für jede Börse und jeden Coin dieser Summe ist alles gemeldet.
tape = Größte Liquidationen, live
tape-rule = Die 6 größten, die hier in der vergangenen Stunde ankamen, neueste zuerst.
tape-throttled = Je Sekunde höchstens eine: { $venues }.
tape-quiet = Bisher keine.
tape-pause = Anhalten
tape-long = { $coin } Long
tape-short = { $coin } Short
provenance = { $venue }, { $feed }, { $time }
provenance-of = { $venue }, { $feed } { $symbol }, { $time }

## Charts

chart-liquidations = Zwangsweise geschlossene Positionen, stündlich über 24 Stunden
chart-open-interest = Was das Open Interest in 30 Tagen bewegte
chart-fear-greed = Angst-und-Gier-Index über 30 Tage
chart-liquidation-map = Wo Positionen in { $coin } zwangsweise geschlossen würden, nach Kurs (geschätzt)
chart-price = Kurs von { $coin } über 7 Tage
chart-levels = Kurs von { $coin } über 30 Tage und die nächsten Kursmarken
chart-domino = Was die Bindung an Bitcoin über 24 Stunden erwarten lässt (geschätzt) und was geschah
chart-empty = Keine Werte zum Zeichnen.
chart-summary = { $title }: von { $first } auf { $last }, zwischen { $low } und { $high }.
chart-liquidations-summary = { $title }: { $long } Longs und { $short } Shorts, am meisten in der Stunde ab { $busiest }.
chart-open-interest-summary = { $title }: { $positions } aus Positionen und { $price } aus dem Kurs; anfangs { $first } Coins, jetzt { $last }.
chart-liquidation-map-summary = { $title }: { $long } an Longs unter dem Kurs und { $short } an Shorts darüber, bis 15 % entfernt.
no-value = kein Wert

## The answer: what happened

headline-waiting = Die erste Antwort steht noch aus.
headline-nothing = Keine Quelle ist erreichbar, deshalb lässt sich nichts sagen.
headline-no-price = Keine Börse nennt einen Kurs für { $coin }, deshalb lässt sich nichts sagen.
headline-price-only = { $coin } steht bei { $price }; die Veränderung über 24 Stunden ist nicht bekannt.
headline-flat = { $coin } fällt nicht: Der Kurs ist über 24 Stunden unverändert.
headline-up = { $coin } fällt nicht: Der Kurs ist in 24 Stunden um { $change } gestiegen.
headline-up-size = { $coin } fällt nicht: Der Kurs ist in 24 Stunden um { $change } gestiegen, { $size }.
headline-down-unknown = { $coin } ist in 24 Stunden um { $change } gefallen; wie ungewöhnlich das ist, lässt sich nicht sagen.
headline-down-ordinary = { $coin } ist in 24 Stunden um { $change } gefallen: im Rahmen eines gewöhnlichen Tages.
headline-down-size = { $coin } ist in 24 Stunden um { $change } gefallen, { $size }.
size-notable = eine auffällige Bewegung
size-unusual = eine ungewöhnliche Bewegung
size-extreme = eine extreme Bewegung
unusual-sigma = Die Bewegung ist { $times }-mal so groß wie eine zuletzt übliche Tagesbewegung von { $sigma }.
unusual-rank = Die Bewegung ist größer als an { $share } der Tage des vergangenen Jahres.
unusual-both = Die Bewegung ist { $times }-mal so groß wie eine zuletzt übliche Tagesbewegung von { $sigma } und größer als an { $share } der Tage des vergangenen Jahres.

## The answer: the cause

cause-one = Die Zahlen deuten auf { $driver } hin.
cause-weak = Es gibt schwache Anzeichen für { $driver }; eine klare Ursache ist nicht zu erkennen.
cause-mixed = Mehreres zeigt sich zugleich: { $drivers }.
cause-none = Die Zahlen nennen keine einzelne Ursache.
cause-ordinary = Eine Bewegung dieser Größe braucht keine Ursache: Sie ist gewöhnlich.
cause-insufficient = Es ist zu wenig bekannt, um nach einer Ursache zu suchen.
driver-forced-down = die Zwangsschließung von Wetten auf steigende Kurse
driver-forced-up = die Zwangsschließung von Wetten auf fallende Kurse
driver-spot-down = gewöhnliche Verkäufe von Coins
driver-spot-up = gewöhnliche Käufe von Coins
driver-new-down = neu eröffnete Positionen bei fallendem Kurs
driver-new-up = neu eröffnete Positionen bei steigendem Kurs
driver-macro-down = Kursverluste an anderen Märkten
driver-macro-up = Kursgewinne an anderen Märkten
sure-high = Wie sicher: ziemlich sicher; die meisten lesbaren Anzeichen stimmen überein.
sure-moderate = Wie sicher: nicht sehr; einige Anzeichen stimmen überein, andere fehlen oder widersprechen.
sure-low = Wie sicher: gar nicht.

## The answer: what confirms it, what speaks against it

amplified = Was hinzukam: { $what }.
confirms = Was dazu passt: { $what }.
against = Was dagegen spricht: { $what }.
sign-forced-share-down = ein geschätzter Anteil erzwungener Orders von { $low } bis { $high } an den Verkäufen der Taker
sign-forced-share-up = ein geschätzter Anteil erzwungener Orders von { $low } bis { $high } an den Käufen der Taker
sign-forced-share-about-down = ein geschätzter Anteil erzwungener Orders von { $share } an den Verkäufen der Taker
sign-forced-share-about-up = ein geschätzter Anteil erzwungener Orders von { $share } an den Käufen der Taker
sign-forced-explains-little = dass erzwungene Orders allein bei üblicher Kurswirkung geschätzt nur { $low } bis { $high } der Bewegung erklären (in dünnen Orderbüchern mehr)
sign-positions-closed = geschlossene Positionen in Höhe von { $change } des Open Interest
sign-positions-opened = eröffnete Positionen in Höhe von { $change } des Open Interest
sign-positions-steady = kaum geschlossene oder eröffnete Positionen
sign-liquidations-large = gemessen an den Monaten davor hohe Liquidationen
sign-liquidations-usual = Liquidationen von höchstens üblicher Höhe
sign-clustered = eine zeitliche Häufung von Liquidationen
sign-not-clustered = keine nachweisbare Häufung von Liquidationen
sign-one-sided = Liquidationen vor allem bei Wetten gegen die Bewegung
sign-two-sided = Liquidationen trafen nicht klar die Wetten gegen die Bewegung
sign-spot-selling = mehr Coin-Verkäufe der Taker am Spotmarkt als üblich
sign-spot-buying = mehr Coin-Käufe der Taker am Spotmarkt als üblich
sign-spot-usual = kein ungewöhnlicher Druck der Spot-Taker in Kursrichtung
sign-spot-leads = ein vorauslaufender Spotkurs
sign-spot-follows = kein vorauslaufender Spotkurs
sign-spot-discount = ein Spotkurs unter dem der Futures
sign-spot-premium = ein Spotkurs über dem der Futures
sign-funding-moved = eine Bewegung der Funding-Rate mit dem Kurs
sign-funding-steady = keine Bewegung der Funding-Rate mit dem Kurs
sign-perp-selling = mehr Futures-Verkäufe der Taker als üblich
sign-perp-buying = mehr Futures-Käufe der Taker als üblich
sign-perp-usual = kein ungewöhnlicher Druck der Futures-Taker in Kursrichtung
sign-equities-moved = eine gleichgerichtete Bewegung der Aktien ({ $change })
sign-equities-calm = eine als Erklärung zu kleine Bewegung der Aktien ({ $change })

## Findings

liquidated = In 24 Stunden wurden Long-Positionen über { $long } und Short-Positionen über { $short } in { $assets } zwangsweise geschlossen, wie { $venues } { $venues ->
    [one] meldet
   *[other] melden
}.
liquidated-at-least = In 24 Stunden wurden Long-Positionen über mindestens { $long } und Short-Positionen über mindestens { $short } in { $assets } zwangsweise geschlossen, wie { $venues } { $venues ->
    [one] meldet
   *[other] melden
}.
liquidated-coverage = Das deckt { $coverage } des hier bekannten Open Interest in { $coin } ab.
liquidated-missing = Nicht gemeldet für { $assets }.
liquidated-estimate = Alle Liquidationen in { $coin } an Börsen mit bekanntem Open Interest werden auf { $estimate } geschätzt, zwischen { $low } und { $high }.
velocity-slowing = { $coin }-Liquidationen lassen nach: In den letzten 6 Stunden kamen sie geschätzt mit dem { $ratio }-Fachen des Tempos der 18 davor ({ $low } bis { $high }).
velocity-accelerating = { $coin }-Liquidationen haben zugenommen: In den letzten 6 Stunden kamen sie geschätzt mit dem { $ratio }-Fachen des Tempos der 18 davor ({ $low } bis { $high }).
velocity-unclear = Das Tempo der { $coin }-Liquidationen ändert sich nicht erkennbar: In den letzten 6 Stunden lag es geschätzt beim { $ratio }-Fachen des Wertes der 18 davor ({ $low } bis { $high }).
forced-explains = Nach der üblichen Wirkung auf den Kurs erklären erzwungene Orders geschätzt { $low } bis { $high } der Bewegung von { $coin }.
liquidated-longer = Beide Seiten zusammen: { $week } über 7 Tage, { $month } über 30 Tage.
open-interest-fell = Das Open Interest in { $coin } ist über 24 Stunden in Dollar um { $change } gefallen: { $price } aus dem Kurs und { $positions } aus Positionen.
open-interest-rose = Das Open Interest in { $coin } ist über 24 Stunden in Dollar um { $change } gestiegen: { $price } aus dem Kurs und { $positions } aus Positionen.
open-interest-unchanged = Das Open Interest in { $coin } ist über 24 Stunden in Dollar unverändert: { $price } aus dem Kurs und { $positions } aus Positionen.
positions-longer = Positionen allein: { $changes }; der Rest ist der Kurs.
positions-over = { $change } über { $window } ({ $usd } in Dollar)
told-by = Angaben von { $venues }.
told-by-part = Angaben von { $venues }, zusammen { $share } des hier bekannten Open Interest.
deleveraging-weeks = In den vergangenen Wochen wurden Positionen geschlossen, meist schon vor dem vergangenen Tag.
deleveraging-day = Im Lauf des vergangenen Tages wurden Positionen geschlossen.
deleveraging-none = Einen deutlichen Abbau von Positionen gab es am vergangenen Tag nicht.
regime-new-shorts = Während der Kurs fiel, wurden Positionen eröffnet; jede hat eine Long- und eine Short-Seite.
regime-new-longs = Während der Kurs stieg, wurden Positionen eröffnet; jede hat eine Long- und eine Short-Seite.
cascade-adds = Fiele { $coin } um weitere { $shock }, kämen durch Zwangsverkäufe geschätzt noch { $low } bis { $high } hinzu.
cascade-adds-little = Fiele { $coin } um weitere { $shock }, käme durch Zwangsverkäufe nach Schätzung so gut wie nichts hinzu.
branching-claim = Geschätzt { $share } der Liquidationen ({ $low } bis { $high }) lassen sich statistisch früheren zuordnen: eine zeitliche Häufung, kein Beweis einer Ursache.
branching-unknown = Ob eine Liquidation die nächste auslöst, geht aus den vorliegenden Feeds nicht hervor.
branching-none = Dass eine Liquidation die nächste auslöst, lässt sich nicht belegen.
map-caveat = Wo Positionen geschlossen würden, ist aus Open Interest und angenommenem Hebel geschätzt; niemand veröffentlicht es.
map-told-well = In den vergangenen 7 Tagen deckte sich diese Schätzung Stunde für Stunde gut mit den Zwangsschließungen von Longs, die Börsen meldeten, und besser als der bisherige Handel allein.
map-told-roughly = In den vergangenen 7 Tagen deckte sich diese Schätzung Stunde für Stunde nur grob mit den Zwangsschließungen von Longs, die Börsen meldeten, aber besser als der bisherige Handel allein.
map-hidden = Wo Positionen zwangsweise geschlossen würden, lässt sich nur schätzen, und die Schätzung wird nicht verwendet: In den vergangenen 7 Tagen deckte sie sich nicht klar besser als der bisherige Handel allein mit den Zwangsschließungen von Longs, die Börsen meldeten.
map-numbers = In Zahlen: Ihre geschätzte Rangkorrelation mit diesen Meldungen beträgt { $own } ({ $low } bis { $high }), die des bisherigen Handels nach Kursen { $volume }.
map-unchecked = Sie ließ sich nicht an stündlich gemeldeten Liquidationen prüfen.
longs-pay = Long-Positionen in { $coin } zahlen Short-Positionen { $rate } Funding im Jahr, gewichtet nach Open Interest ({ $venues }).
shorts-pay = Short-Positionen in { $coin } zahlen Long-Positionen { $rate } Funding im Jahr, gewichtet nach Open Interest ({ $venues }).
nobody-pays = Weder Long- noch Short-Positionen in { $coin } zahlen der Gegenseite Funding ({ $venues }).
open-to-cap = Das hier bekannte Open Interest in { $coin } beträgt { $share } der Marktkapitalisierung.
domino-more = { $coins } { $coins ->
    [one] hat
   *[other] haben
} schlechter abgeschnitten, als es die übliche Bindung an Bitcoin erwarten lässt.
domino-as-usual = { $coins } { $coins ->
    [one] hat
   *[other] haben
} sich so bewegt, wie es die übliche Bindung an Bitcoin erwarten lässt.
domino-less = { $coins } { $coins ->
    [one] hat
   *[other] haben
} besser abgeschnitten, als es die übliche Bindung an Bitcoin erwarten lässt.
domino-coin = { $coin } wich geschätzt um { $excess } von dem ab, was die Bindung erwarten lässt ({ $low } bis { $high }).
domino-breadth = Von den gezeigten Coins sind { $share } gefallen.
wider-moved = { $market } { $change }
wider-list = Über 24 Stunden: { $markets }.
wider-together = In den vergangenen 30 Tagen hat sich Bitcoin tendenziell mit den Aktien bewegt.
wider-apart = In den vergangenen 30 Tagen hat sich Bitcoin nicht erkennbar mit den Aktien bewegt.
market-equities = Aktien
market-gold = Gold
market-dollar = Dollar
sentiment = Der Angst-und-Gier-Index steht bei { $index } von 100; sein Herausgeber nennt das „{ $class }“.
sentiment-history = Vor einer Woche stand er bei { $week }, vor einem Monat bei { $month }.
holder-below = { $name } hält { $coins } BTC, die im Schnitt je { $cost } gekostet haben; zum jetzigen Kurs sind sie { $usd } ({ $share }) weniger wert.
holder-above = { $name } hält { $coins } BTC, die im Schnitt je { $cost } gekostet haben; zum jetzigen Kurs sind sie { $usd } ({ $share }) mehr wert.
holder-date = Bestand vom { $date }.
holder-no-date = Von wann der Bestand ist, ist nicht bekannt.
holder-caveat = Ein Buchverlust allein zwingt niemanden zum Verkauf.
level-support = Die nächstgelegene Unterstützung liegt bei { $price }, { $distance } entfernt ({ $kinds }).
level-resistance = Der nächstgelegene Widerstand liegt bei { $price }, { $distance } entfernt ({ $kinds }).
level-broken = { $price }, einst eine Unterstützung, liegt jetzt { $distance } über dem Kurs und gilt als Widerstand.
level-none = In der Nähe des Kurses sticht keine Marke hervor.
level-caveat = Kursmarken sind Kurse, auf die viele achten, keine Prognosen.
kind-volume = viel Handel
kind-swing = Wendepunkt des Kurses
kind-round = runde Zahl
kind-depth = große offene Orders
kind-cluster = geschätzte Häufung von Liquidationen
role-support = Unterstützung
role-resistance = Widerstand
role-at-price = am Kurs
role-broken = gebrochene Unterstützung, jetzt Widerstand
ages-differ = Die Zahlen darin stammen nicht alle von derselben Zeit.
stablecoin-apart = Ein USDT ist geschätzt { $usd } Dollar wert ({ $low } bis { $high }); die Zahlen hier zählen ihn als einen.
conflict-caveat = Die Kurse für { $coin } bei { $venues } weichen um mehr als 1 % ab; gezeigt wird der Median aller, in Kursmarken und Open Interest zählen sie aber mit.

## The checklist

check-met = erfüllt
check-not-met = nicht erfüllt
check-unknown = unbekannt
check-support = Der Kurs ({ $price }) hält sich über der nächstgelegenen Unterstützung ({ $support }).
check-support-broke = Der Kurs ({ $price }) ist in 24 Stunden durch eine Unterstützung bei { $level } gefallen; erfüllt, sobald 24 Stunden ohne einen solchen Bruch vergehen.
check-support-none = Der Kurs hält sich über der nächstgelegenen Unterstützung.
check-slowing = Die Liquidationen lassen nach: geschätzt auf das { $ratio }-Fache des vorherigen Tempos ({ $low } bis { $high }); erfüllt, sobald die ganze Spanne unter 1 liegt.
check-slowing-unknown = Die Liquidationen lassen nach.
check-rebuilding = Der Hebel wird nicht wieder aufgebaut: Die Positionen änderten sich in 24 Stunden um { $change } des Open Interest; erfüllt bis +1 %.
check-rebuilding-unknown = Der Hebel wird nicht wieder aufgebaut.
check-holders = Die Verluste der Großanleger schrumpfen: { $name } steht bei { $usd }, { $change } in 24 Stunden.
check-holders-unknown = Die Verluste der Großanleger schrumpfen.
check-wider = Die anderen Märkte sind ruhig: Die Aktien bewegten sich in 24 Stunden um { $change }; erfüllt über −1 %.
check-wider-unknown = Die anderen Märkte sind ruhig.
