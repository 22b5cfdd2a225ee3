# French. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = Les chiffres de cette page sont arrêtés au { $time }. Ils ne sont pas mis à jour.
published-live = Voir le panneau en direct
published-figures = D’où vient chaque chiffre
published-figure = Chiffre
published-value = Valeur
published-time = Au
published-sources = Sources
published-data = Toutes les données (JSON)
published-picture = Ce moment en image
