# Spanish. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = Las cifras de esta página corresponden a { $time }. No se actualizan.
published-live = Ver el panel en vivo
published-figures = De dónde sale cada cifra
published-figure = Cifra
published-value = Valor
published-time = Fecha
published-sources = Fuentes
published-data = Todo como datos (JSON)
published-picture = Este momento en imagen
