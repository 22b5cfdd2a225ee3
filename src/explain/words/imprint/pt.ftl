# Portuguese. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = Os números desta página são de { $time }. Não são atualizados.
published-live = Ver o painel ao vivo
published-figures = De onde vem cada número
published-figure = Número
published-value = Valor
published-time = Data
published-sources = Fontes
published-data = Tudo como dados (JSON)
published-picture = Este momento em imagem
