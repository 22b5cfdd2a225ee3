# French. The format is Fluent (https://projectfluent.org); which messages there are, and what
# their slots mean, says src/explain/words/message.rs.

## How numbers, amounts and dates are written

mark-group = {" "}
mark-group-from = 4
mark-point = ,
mark-scales = 9 Md, 6 M
mark-axis-scales = 9 Md, 6 M
mark-months = janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
percent = { $number } %
dollars = { $number } $
dollars-scaled = { $number } { $scale } $
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date }, { $time } { $zone }
list-middle = { $first }, { $last }
list-end = { $first } et { $last }
then = { $first } { $second }
verbatim = { $text }
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
bitcoin = Bitcoin
ether = Ether
solana = Solana

## Windows

window-1h = 1 heure
window-6h = 6 heures
window-24h = 24 heures
window-7d = 7 jours
window-30d = 30 jours
window-1y = 1 an
short-1h = 1 h
short-6h = 6 h
short-24h = 24 h
short-7d = 7 j
short-30d = 30 j
short-1y = 1 an

## The page

question = Pourquoi les cryptos baissent-elles aujourd’hui ?
simulation-banner = Simulation : aucun de ces chiffres n’est réel.
answer = La réponse
coins = Cryptos
reasons = Ce qui s’est passé
checklist = Ce qui doit se passer
market = Le marché dans son ensemble
sources = Sources et méthode
as-of = Au { $time }
venues-answered = Sources ayant répondu : { $answered } sur { $asked }
data-from = Données : { $name }
disclaimer = Information seulement, pas un conseil en investissement.
par-note = Les stablecoins en dollars sont comptés comme des dollars.
all-figures = Tous les chiffres
chart-table = Le graphique en tableau
each-feed = Détail des flux
close = Fermer
terms = Termes expliqués
age = il y a { $length }
kept-from = Aucune source ne répond. Chiffres conservés sur cet appareil il y a { $length }.
settings-unreadable = Réglages de la page illisibles ; aucune source n’est interrogée.
copied = Copié
copy-link = Copier le lien
save-moment = Enregistrer ce moment
copy-text = Copier en texte
whole-panel = Voir le panneau complet
every-coin = Toutes
theme = Thème
theme-light = Clair
theme-dark = Sombre
theme-auto = Auto
for-and-against = Pour et contre
language = Langue

## Cards

card-forced-selling = Clôtures forcées
card-deleveraging = Réduction du levier
card-cascade = Cascade
card-leverage = Effet de levier
card-domino = Effet domino
card-wider-markets = Autres marchés
card-sentiment = Sentiment
card-large-holders = Grands détenteurs
card-levels = Niveaux de cours
no-forced-selling = Aucune plateforme n’en dit assez sur les liquidations de ces 24 heures.
no-deleveraging = Aucune plateforme n’indique l’intérêt ouvert à 24 heures d’écart.
no-cascade = On sait trop peu où les positions ont été ouvertes pour dire où elles seraient clôturées de force.
no-leverage = Aucune plateforme n’indique un taux de financement et son intervalle.
no-domino = On sait trop peu des autres cryptos pour les comparer à Bitcoin.
no-wider-markets = Aucun marché hors cryptos n’a pu être lu.
no-sentiment = L’indice de peur et d’avidité n’a pas pu être lu.
no-large-holders = Ni avoirs ni coût d’un détenteur n’ont pu être lus.
no-levels = On sait trop peu des échanges passés pour indiquer des niveaux.

## Freshness and reasons

state-live = en direct
state-delayed = différé
state-stale = périmé
state-simulated = simulé
state-frozen = tel que publié
state-unavailable = indisponible
unavailable-because = indisponible : { $reason }
reason-waiting = réponse attendue
reason-no-venue-answered = aucune source qui l’indique n’a répondu
reason-not-reported = aucune source ici ne l’indique
reason-window-not-covered = moins de 95 % de la période est couverte
reason-no-venue-at-both-ends = aucune source ne l’indique au début et à la fin
reason-too-few = trop peu d’observations
reason-stale = observations toutes périmées
reason-sampled-feed = les plateformes ici n’en déclarent qu’une partie
reason-mostly-unknown = l’essentiel de ce qui le fonde est inconnu
reason-not-established = les chiffres ne le confirment pas
reason-undefined = non défini ici
status-waiting = réponse attendue
status-read = lu
status-spare = inutile
fault-offline = vous êtes hors ligne
fault-blocked = bloqué par le navigateur, ou non connecté
fault-status = refusé avec le statut HTTP { $status }
fault-rate-limited = interrogé trop souvent ; en attente
fault-timed-out = pas de réponse à temps
fault-closed = connexion fermée ({ $code })
fault-silent = connecté, mais muet
fault-unreadable = réponse non comprise : { $problem }

## Labels of figures

change-over = Variation sur { $window }
price = Dernier cours
drawdown = Depuis le plus haut sur { $window }
long-liquidations = Positions longues clôturées de force
short-liquidations = Positions courtes clôturées de force
both-sides = Les deux
all-coins = Toutes celles affichées
coin = Crypto
window-head = Période
time = Heure
liquidations-coverage = Part des plateformes déclarantes dans l’intérêt ouvert
open-interest-coins = Intérêt ouvert en cryptos
open-interest-usd = Intérêt ouvert en dollars
open-interest-change = Variation en dollars, %
open-interest-change-usd = Variation en dollars
price-effect = Venant du cours
position-effect = Venant des positions
open-interest-share = Part de Bitcoin dans l’intérêt ouvert
open-interest-to-market-cap = Intérêt ouvert rapporté à la capitalisation
funding = Financement, par an
basis = Base, par an
long-short-ratio = Comptes longs pour un compte court
taker-sell-share = Ventes des preneurs (takers), part de leurs échanges sur 24 heures
volatility = Variation d’un jour habituel
implied-volatility = Volatilité implicite, par an
breadth = Cryptos en baisse sur 24 heures
liquidations-estimated = Liquidations estimées sur 24 heures
liquidation-rate = Liquidations par heure à présent
liquidation-ratio = Rythme des 6 dernières heures rapporté à celui des 18 précédentes
forced-share = Ordres forcés dans les ventes des preneurs
forced-share-up = Ordres forcés dans les achats des preneurs
forced-explains-label = Part du mouvement expliquée par les ordres forcés
cascade-shock = Nouvelle baisse de
cascade-added = Ajout des ventes forcées
cascade-whole = Baisse totale
cascade-amplification = Amplification
cascade-assumes = Simulation : le chiffre suppose la répartition habituelle des leviers et les échanges d’un jour ordinaire ; la fourchette va de moins à plus de levier, et d’un marché normal à un marché tendu.
cascade-forced = Vendu de force
cascade-rounds = Vagues de ventes forcées
branching = Liquidations attribuables à de précédentes
change-24h = Variation sur 24 heures
excess-move = Au-delà du lien avec Bitcoin
implied-move = Attendu d’après le mouvement de Bitcoin
beta = Lien avec Bitcoin (bêta)
correlation = Corrélation avec Bitcoin
equities = Actions sur 24 heures
gold = Or sur 24 heures
dollar = Dollar sur 24 heures
tether = Un USDT en dollars
level-head = Cours
level-role = Nature
level-distance = Distance
level-sigma = En variations d’un jour habituel
level-why = Raison
fear-greed = Indice de peur et d’avidité
now = Maintenant
ago = Il y a { $window }
market-cap = Capitalisation
market-cap-change = Sa variation sur 24 heures
dominance = Part de Bitcoin
holder = Détenteur
holdings = Bitcoins détenus
average-cost = Coût moyen
unrealised-usd = Résultat latent
unrealised-pct = En pourcentage du coût
stated-at = Date des avoirs
not-known = inconnu
venue = Source
feeds-read = Flux lus
feeds-failed = En échec
feeds-waiting = En attente
at-least = au moins { $figure }
estimated = { $figure } (estimation)
estimated-between = { $figure } (estimation, entre { $low } et { $high })
lower-bound-note = Un minimum : pour certaines plateformes ou cryptos de cette somme, tout n’est pas déclaré.
tape = Plus grandes liquidations, en direct
tape-rule = Les 6 plus grandes de l’heure, les plus récentes d’abord.
tape-throttled = Au plus une par seconde : { $venues }.
tape-quiet = Aucune pour l’instant.
tape-pause = Pause
tape-long = { $coin }, longue
tape-short = { $coin }, courte
provenance = { $venue }, { $feed }, { $time }
provenance-of = { $venue }, { $feed } { $symbol }, { $time }

## Charts

chart-liquidations = Positions clôturées de force, heure par heure sur 24 heures
chart-open-interest = Ce qui a fait varier l’intérêt ouvert en 30 jours
chart-fear-greed = Indice de peur et d’avidité sur 30 jours
chart-liquidation-map = Où des positions en { $coin } seraient clôturées de force, par prix (estimation)
chart-price = { $coin }, cours sur 7 jours
chart-levels = { $coin }, cours sur 30 jours et niveaux les plus proches
chart-domino = Ce qu’implique le lien avec Bitcoin sur 24 heures (estimation), et ce qui s’est passé
chart-empty = Aucune valeur à tracer.
chart-summary = { $title } : de { $first } à { $last }, entre { $low } et { $high }.
chart-liquidations-summary = { $title } : { $long } de positions longues et { $short } de positions courtes ; le plus dans l’heure débutant à { $busiest }.
chart-open-interest-summary = { $title } : { $positions } des positions et { $price } du cours ; { $first } cryptos au début, { $last } à présent.
chart-liquidation-map-summary = { $title } : { $long } de positions longues sous le prix et { $short } de positions courtes au-dessus, jusqu’à 15 % d’écart.
no-value = aucune valeur

## The answer: what happened

headline-waiting = En attente de la première réponse.
headline-nothing = Aucune source n’est joignable ; on ne peut donc rien dire.
headline-no-price = Aucune plateforme n’indique de cours pour { $coin } ; on ne peut donc rien dire.
headline-price-only = { $coin } vaut { $price } ; sa variation sur 24 heures n’est pas connue.
headline-flat = { $coin } ne baisse pas : cours inchangé en 24 heures.
headline-up = { $coin } ne baisse pas : hausse de { $change } en 24 heures.
headline-up-size = { $coin } ne baisse pas : hausse de { $change } en 24 heures, { $size }.
headline-down-unknown = { $coin } perd { $change } en 24 heures ; on ne peut dire à quel point c’est inhabituel.
headline-down-ordinary = { $coin } perd { $change } en 24 heures : dans les limites d’un jour ordinaire.
headline-down-size = { $coin } perd { $change } en 24 heures, { $size }.
size-notable = un mouvement notable
size-unusual = un mouvement inhabituel
size-extreme = un mouvement extrême
unusual-sigma = Le mouvement vaut { $times } fois celui d’un jour habituel ces derniers temps, { $sigma }.
unusual-rank = Le mouvement dépasse celui de { $share } des jours de l’année écoulée.
unusual-both = Le mouvement vaut { $times } fois celui d’un jour habituel ces derniers temps, { $sigma }, et dépasse celui de { $share } des jours de l’année écoulée.

## The answer: the cause

cause-one = Les chiffres pointent vers { $driver }.
cause-weak = De faibles signes pointent vers { $driver } ; aucune cause n’est claire.
cause-mixed = Plusieurs choses apparaissent à la fois : { $drivers }.
cause-none = Les chiffres ne désignent aucune cause unique.
cause-ordinary = Un tel mouvement n’a pas besoin de cause : il est ordinaire.
cause-insufficient = On en sait trop peu pour chercher une cause.
driver-forced-down = la clôture forcée de paris à la hausse
driver-forced-up = la clôture forcée de paris à la baisse
driver-spot-down = de simples ventes de cryptos
driver-spot-up = de simples achats de cryptos
driver-new-down = de nouvelles positions ouvertes pendant la baisse du cours
driver-new-up = de nouvelles positions ouvertes pendant la hausse du cours
driver-macro-down = une baisse des autres marchés
driver-macro-up = une hausse des autres marchés
sure-high = Degré de certitude : assez sûr ; la plupart des signes lisibles concordent.
sure-moderate = Degré de certitude : pas très sûr ; certains signes concordent, d’autres manquent ou divergent.
sure-low = Degré de certitude : pas sûr du tout.

## The answer: what confirms it, what speaks against it

amplified = Ce qui s’y est ajouté : { $what }.
confirms = Ce qui concorde : { $what }.
against = Ce qui va contre : { $what }.
sign-forced-share-down = les ordres forcés pesaient de { $low } à { $high } (estimation) des ventes des preneurs
sign-forced-share-up = les ordres forcés pesaient de { $low } à { $high } (estimation) des achats des preneurs
sign-forced-share-about-down = les ordres forcés pesaient { $share } (estimation) des ventes des preneurs
sign-forced-share-about-up = les ordres forcés pesaient { $share } (estimation) des achats des preneurs
sign-forced-explains-little = les ordres forcés seuls n’expliquent qu’une part estimée de { $low } à { $high } du mouvement, à impact habituel (plus si le carnet est mince)
sign-positions-closed = des positions valant { $change } de l’intérêt ouvert ont été clôturées
sign-positions-opened = des positions valant { $change } de l’intérêt ouvert ont été ouvertes
sign-positions-steady = presque aucune position n’a été clôturée ou ouverte
sign-liquidations-large = les liquidations ont été fortes au regard des mois précédents
sign-liquidations-usual = les liquidations n’ont pas dépassé leur niveau habituel
sign-clustered = les liquidations sont venues par vagues
sign-not-clustered = aucune vague de liquidations n’a pu être établie
sign-one-sided = liquidations surtout sur des paris contre le mouvement
sign-two-sided = pas surtout des liquidations de paris contre le mouvement
sign-spot-selling = les preneurs ont vendu plus de cryptos que d’habitude au comptant
sign-spot-buying = les preneurs ont acheté plus de cryptos que d’habitude au comptant
sign-spot-usual = les preneurs au comptant n’ont pas suivi le mouvement plus que d’habitude
sign-spot-leads = le cours au comptant a bougé le premier
sign-spot-follows = le cours au comptant n’a pas bougé le premier
sign-spot-discount = les cryptos se sont échangées sous les contrats à terme
sign-spot-premium = les cryptos se sont échangées au-dessus des contrats à terme
sign-funding-moved = le taux de financement a évolué avec le cours
sign-funding-steady = le taux de financement n’a pas évolué avec le cours
sign-perp-selling = les preneurs ont vendu plus de contrats à terme que d’habitude
sign-perp-buying = les preneurs ont acheté plus de contrats à terme que d’habitude
sign-perp-usual = les preneurs de contrats à terme n’ont pas suivi le mouvement plus que d’habitude
sign-equities-moved = les actions ont évolué dans le même sens ({ $change })
sign-equities-calm = les actions ont évolué trop peu pour l’expliquer ({ $change })

## Findings

liquidated = En 24 heures, { $long } de positions longues et { $short } de positions courtes sur { $assets } ont été clôturées de force, selon { $venues }.
liquidated-at-least = Au moins { $long } de positions longues et { $short } de positions courtes sur { $assets } ont été clôturées de force en 24 heures, selon { $venues }.
liquidated-coverage = Couvre { $coverage } de l’intérêt ouvert sur { $coin } connu ici.
liquidated-missing = Non déclaré pour { $assets }.
liquidated-estimate = Les liquidations sur { $coin } des plateformes à l’intérêt ouvert connu ici sont estimées à { $estimate }, entre { $low } et { $high }.
velocity-slowing = Les liquidations sur { $coin } ralentissent : sur 6 heures, rythme estimé à { $ratio } fois celui des 18 précédentes ({ $low } à { $high }).
velocity-accelerating = Les liquidations sur { $coin } augmentent : sur 6 heures, rythme estimé à { $ratio } fois celui des 18 précédentes ({ $low } à { $high }).
velocity-unclear = Le rythme des liquidations sur { $coin } ne change pas nettement : sur 6 heures, il est estimé à { $ratio } fois celui des 18 précédentes ({ $low } à { $high }).
forced-explains = Selon l’impact habituel sur le cours, les ordres forcés expliquent une part estimée de { $low } à { $high } du mouvement sur { $coin }.
liquidated-longer = Longues et courtes confondues : { $week } sur 7 jours, { $month } sur 30.
open-interest-fell = L’intérêt ouvert sur { $coin } a reculé de { $change } en dollars sur 24 heures : { $price } venant du cours et { $positions } des positions.
open-interest-rose = L’intérêt ouvert sur { $coin } a augmenté de { $change } en dollars sur 24 heures : { $price } venant du cours et { $positions } des positions.
open-interest-unchanged = L’intérêt ouvert sur { $coin } est inchangé en dollars sur 24 heures : { $price } venant du cours et { $positions } des positions.
positions-longer = Positions seules : { $changes } ; le reste tient au cours.
positions-over = { $change } sur { $window } ({ $usd } en dollars)
told-by = Selon { $venues }.
told-by-part = Selon { $venues }, soit { $share } de l’intérêt ouvert connu ici.
deleveraging-weeks = Des positions ont été clôturées ces dernières semaines, surtout avant le dernier jour.
deleveraging-day = Des positions ont été clôturées en 24 heures.
deleveraging-none = Pas de clôture marquée de positions en 24 heures.
regime-new-shorts = Des positions ont été ouvertes pendant la baisse du cours ; chacune a un côté long et un court.
regime-new-longs = Des positions ont été ouvertes pendant la hausse du cours ; chacune a un côté long et un court.
cascade-adds = Si { $coin } perdait encore { $shock }, les ventes forcées ajouteraient à la baisse de { $low } à { $high } (estimation).
cascade-adds-little = Si { $coin } perdait encore { $shock }, les ventes forcées n’ajouteraient presque rien à la baisse (estimation).
branching-claim = Une part estimée à { $share } des liquidations ({ $low } à { $high }) est statistiquement attribuable à d’autres, antérieures : un regroupement dans le temps, pas une preuve de cause.
branching-unknown = Les flux disponibles ne permettent pas de dire si une liquidation déclenche la suivante.
branching-none = Rien n’établit qu’une liquidation déclenche la suivante.
map-caveat = Où les positions seraient clôturées est estimé d’après l’intérêt ouvert et un levier supposé ; personne ne le publie.
map-told-well = Sur 7 jours, cette estimation a bien concordé avec les clôtures forcées de positions longues déclarées, et mieux que les échanges passés.
map-told-roughly = Sur 7 jours, cette estimation n’a concordé qu’en gros avec les clôtures forcées de positions longues déclarées, mais mieux que les échanges passés.
map-hidden = L’estimation des niveaux de clôture forcée est écartée : sur 7 jours, elle n’a pas nettement mieux concordé avec les clôtures forcées de positions longues déclarées que les seuls échanges passés.
map-numbers = En chiffres : corrélation des rangs estimée avec ces clôtures, { $own } ({ $low } à { $high }) ; celle des échanges passés par prix, { $volume }.
map-unchecked = Elle n’a pas pu être vérifiée avec des liquidations publiées heure par heure.
longs-pay = Les positions longues sur { $coin } paient aux courtes { $rate } par an de financement, pondéré par l’intérêt ouvert ({ $venues }).
shorts-pay = Les positions courtes sur { $coin } paient aux longues { $rate } par an de financement, pondéré par l’intérêt ouvert ({ $venues }).
nobody-pays = Ni les longues ni les courtes sur { $coin } ne paient de financement à l’autre camp ({ $venues }).
open-to-cap = L’intérêt ouvert connu ici sur { $coin } vaut { $share } de sa capitalisation.
domino-more = { $coins } { $coins ->
    [one] a
   *[other] ont
} fait moins bien que ne l’implique le lien habituel avec Bitcoin.
domino-as-usual = { $coins } { $coins ->
    [one] a
   *[other] ont
} évolué comme l’implique le lien habituel avec Bitcoin.
domino-less = { $coins } { $coins ->
    [one] a
   *[other] ont
} fait mieux que ne l’implique le lien habituel avec Bitcoin.
domino-coin = Pour { $coin }, l’écart avec ce qu’implique ce lien est estimé à { $excess } ({ $low } à { $high }).
domino-breadth = Parmi les cryptos affichées, { $share } ont baissé.
wider-moved = { $market } { $change }
wider-list = Sur 24 heures : { $markets }.
wider-together = Ces 30 derniers jours, Bitcoin a plutôt évolué avec les actions.
wider-apart = Ces 30 derniers jours, Bitcoin n’a pas nettement évolué avec les actions.
market-equities = actions
market-gold = or
market-dollar = dollar
sentiment = L’indice de peur et d’avidité est à { $index } sur 100, ce que son éditeur appelle « { $class } ».
sentiment-history = Il était à { $week } il y a une semaine, à { $month } il y a un mois.
holder-below = { $name } détient { $coins } BTC payés { $cost } chacun en moyenne ; au cours actuel, ils valent { $usd } ({ $share }) de moins.
holder-above = { $name } détient { $coins } BTC payés { $cost } chacun en moyenne ; au cours actuel, ils valent { $usd } ({ $share }) de plus.
holder-date = Avoirs au { $date }.
holder-no-date = La date de ces avoirs n’est pas connue.
holder-caveat = À elle seule, une perte latente n’oblige personne à vendre.
level-support = Le support le plus proche est à { $price }, distant de { $distance } ({ $kinds }).
level-resistance = La résistance la plus proche est à { $price }, distante de { $distance } ({ $kinds }).
level-broken = { $price }, un ancien support, est désormais { $distance } au-dessus du cours et sert de résistance.
level-none = Aucun niveau ne se détache près du cours.
level-caveat = Les niveaux sont des cours que beaucoup surveillent, pas des prévisions.
kind-volume = beaucoup d’échanges
kind-swing = retournement du cours
kind-round = nombre rond
kind-depth = gros ordres en attente
kind-cluster = amas estimé de liquidations
role-support = support
role-resistance = résistance
role-at-price = au niveau du cours
role-broken = support enfoncé, désormais résistance
ages-differ = Ces chiffres ne datent pas tous du même moment.
stablecoin-apart = Un USDT vaut { $usd } dollar (estimation, { $low } à { $high }) ; les chiffres d’ici le comptent pour un.
conflict-caveat = Les cours de { $coin } chez { $venues } s’écartent de plus de 1 % ; la médiane est affichée, mais niveaux et intérêt ouvert les comptent.

## The checklist

check-met = rempli
check-not-met = non rempli
check-unknown = inconnu
check-support = Le cours ({ $price }) se maintient au-dessus du support le plus proche ({ $support }).
check-support-broke = Le cours ({ $price }) a enfoncé en 24 heures un support à { $level } ; rempli après 24 heures sans rupture.
check-support-none = Le cours se maintient au-dessus du support le plus proche.
check-slowing = Les liquidations ralentissent : leur rythme est estimé à { $ratio } fois celui d’avant ({ $low } à { $high }) ; rempli quand tout l’intervalle est sous 1.
check-slowing-unknown = Les liquidations ralentissent.
check-rebuilding = Le levier ne se reconstitue pas : les positions ont varié de { $change } de l’intérêt ouvert en 24 heures ; rempli jusqu’à +1 %.
check-rebuilding-unknown = Le levier ne se reconstitue pas.
check-holders = Les pertes des grands détenteurs diminuent : { $name } est à { $usd }, { $change } en 24 heures.
check-holders-unknown = Les pertes des grands détenteurs diminuent.
check-wider = Les autres marchés sont calmes : les actions ont varié de { $change } en 24 heures ; rempli au-dessus de −1 %.
check-wider-unknown = Les autres marchés sont calmes.
