# German. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = Die Zahlen auf dieser Seite haben den Stand { $time }. Sie werden nicht aktualisiert.
published-live = Zum Live-Panel
published-figures = Woher jede Zahl kommt
published-figure = Zahl
published-value = Wert
published-time = Stand
published-sources = Quellen
published-data = Alles als Daten (JSON)
published-picture = Dieser Moment als Bild
