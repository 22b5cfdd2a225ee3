# German. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = Begriffe
term-open-interest = Open Interest
gloss-open-interest = Die Summe aller offenen Futures-Positionen; was die eine Seite gewinnt, verliert die andere.
term-liquidation = Liquidation
gloss-liquidation = Die Börse schließt eine Position zwangsweise, weil die Einlage den Verlust nicht mehr deckt.
term-long-short = Long und Short
gloss-long-short = Ein Long gewinnt, wenn der Kurs steigt, ein Short, wenn er fällt.
term-perpetual = Perpetual
gloss-perpetual = Ein Future ohne Laufzeitende, die meistgehandelte Art im Kryptomarkt.
term-funding = Funding
gloss-funding = Eine Gebühr, die Longs und Shorts einander zahlen, damit der Kurs von Perpetuals nahe am Coin bleibt.
term-basis = Basis
gloss-basis = Wie weit ein Future mit Laufzeitende über oder unter dem Kurs des Coins liegt, aufs Jahr gerechnet.
term-leverage = Hebel
gloss-leverage = Handel mit mehr Geld, als man eingelegt hat: Gewinne und Verluste wachsen um denselben Faktor.
term-taker = Taker
gloss-taker = Wer sofort zum angebotenen Preis handelt; verkaufen Taker mehr, als sie kaufen, drückt das den Kurs.
term-beta = Beta
gloss-beta = Um wie viel Prozent sich ein Coin üblicherweise bewegt hat, wenn Bitcoin sich um ein Prozent bewegte.
term-correlation = Korrelation
gloss-correlation = Wie eng zwei Kurse zusammen laufen: 1 heißt im Gleichschritt, 0 unabhängig, −1 entgegengesetzt.
term-self-excitation = Selbsterregung
gloss-self-excitation = Der Anteil der Liquidationen, der sich dem zeitlichen Muster nach früheren zuordnen lässt.
term-amplification = Verstärkung
gloss-amplification = Um wie viel größer ein Rückgang durch die Zwangsverkäufe wird, die er auslösen würde; eine Schätzung.
term-support = Unterstützung und Widerstand
gloss-support = Kurse darunter (Unterstützung) oder darüber (Widerstand), an denen früher gedreht oder viel gehandelt wurde.
term-implied-volatility = Implizite Volatilität
gloss-implied-volatility = Die Schwankung über ein Jahr, die in den Preisen von Optionen steckt.
term-usual-move = Übliche Tagesbewegung
gloss-usual-move = Die Standardabweichung der Tagesbewegungen, jüngere zählen mehr: Etwa zwei von drei Tagen bleiben darin.
term-coverage = Abdeckung
gloss-coverage = Für welchen Teil des Marktes die antwortenden Börsen stehen, gemessen am Open Interest.
term-lower-bound = Untergrenze
gloss-lower-bound = Eine Zahl, über der die wahre nur liegen kann, weil nicht alles gemeldet wird.
