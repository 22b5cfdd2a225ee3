# English. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = The figures on this page are those of { $time }. They are not kept up to date.
published-live = See the live panel
published-figures = Where each figure comes from
published-figure = Figure
published-value = Value
published-time = As of
published-sources = Sources
published-data = All of it as data (JSON)
published-picture = This moment as a picture
