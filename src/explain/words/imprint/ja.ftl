# Japanese. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = このページの数値は{ $time }時点のもので、更新されない。
published-live = 最新のパネルを見る
published-figures = 各数値の出所
published-figure = 数値の名称
published-value = 値
published-time = 時点
published-sources = 出所
published-data = 全データ（JSON）
published-picture = この時点の画像
