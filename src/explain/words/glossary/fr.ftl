# French. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = Lexique
term-open-interest = Intérêt ouvert
gloss-open-interest = La somme de toutes les positions ouvertes sur les contrats à terme ; ce qu’un camp gagne, l’autre le perd.
term-liquidation = Liquidation
gloss-liquidation = La plateforme clôture une position de force, car le dépôt ne couvre plus la perte.
term-long-short = Position longue, position courte
gloss-long-short = Une position longue gagne quand le prix monte, une position courte quand il baisse.
term-perpetual = Perpétuel
gloss-perpetual = Un contrat à terme sans échéance, le plus échangé en crypto.
term-funding = Financement
gloss-funding = Un paiement entre positions longues et courtes qui garde le prix des perpétuels près de celui de la crypto.
term-basis = Base
gloss-basis = L’écart entre un contrat à échéance et le prix de la crypto, en taux annuel.
term-leverage = Levier
gloss-leverage = Opérer avec plus d’argent que sa mise : gains et pertes grandissent dans la même proportion.
term-taker = Preneur (taker)
gloss-taker = Celui qui traite aussitôt au prix proposé ; quand les preneurs vendent plus qu’ils n’achètent, le prix baisse.
term-beta = Bêta
gloss-beta = De combien de pour cent une crypto varie d’habitude quand Bitcoin varie d’un pour cent.
term-correlation = Corrélation
gloss-correlation = À quel point deux prix évoluent ensemble : 1 à l’unisson, 0 sans lien, −1 à l’inverse.
term-self-excitation = Auto-excitation
gloss-self-excitation = La part des liquidations que leur rythme permet d’attribuer à de précédentes.
term-amplification = Amplification
gloss-amplification = De combien une baisse grandit par les ventes forcées qu’elle déclencherait ; c’est une estimation.
term-support = Support et résistance
gloss-support = Des prix au-dessous (support) ou au-dessus (résistance) où le marché s’est retourné ou a beaucoup échangé.
term-implied-volatility = Volatilité implicite
gloss-implied-volatility = Les variations sur un an que supposent les prix des options.
term-usual-move = Variation d’un jour habituel
gloss-usual-move = L’écart type des variations quotidiennes, les plus récentes pesant plus : deux jours sur trois y restent.
term-coverage = Couverture
gloss-coverage = La part du marché que représentent les plateformes ayant répondu, selon l’intérêt ouvert.
term-lower-bound = Minimum
gloss-lower-bound = Un nombre que le vrai ne peut que dépasser, car tout n’est pas déclaré.
