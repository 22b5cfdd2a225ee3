# Japanese. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = 用語
term-open-interest = 建玉
gloss-open-interest = 未決済の先物ポジションの合計。一方の利益はもう一方の損失になる。
term-liquidation = 清算
gloss-liquidation = 証拠金で損失をまかなえなくなったポジションを、取引所が強制的に決済すること。
term-long-short = ロングとショート
gloss-long-short = ロングは価格が上がると、ショートは下がると利益が出る。
term-perpetual = 無期限先物
gloss-perpetual = 期限のない先物。暗号資産で最も多く取引される。
term-funding = 資金調達率
gloss-funding = 無期限先物の価格を現物に近づけるため、ロングとショートの間で支払われる手数料。
term-basis = ベーシス
gloss-basis = 期限付き先物の価格が現物からどれだけ離れているかを年率で示したもの。
term-leverage = レバレッジ
gloss-leverage = 預けた額を超える資金での取引。利益も損失も同じ倍率で大きくなる。
term-taker = テイカー
gloss-taker = 提示された価格ですぐに取引する側。テイカーの売りが買いを上回ると価格は下がりやすい。
term-beta = ベータ
gloss-beta = ビットコインが1%動いたとき、その銘柄が通常何%動いてきたか。
term-correlation = 相関
gloss-correlation = 二つの価格がどれだけ連れて動くか。1は同じ動き、0は無関係、−1は逆の動き。
term-self-excitation = 自己励起
gloss-self-excitation = 発生の時期から見て、先行する清算に帰属できる清算の割合。
term-amplification = 増幅率
gloss-amplification = 下落が引き起こす強制売りで、下落が何倍に広がるかの推定値。
term-support = 支持線と抵抗線
gloss-support = 過去に反転や大量の取引があった価格。現在値より下が支持線、上が抵抗線。
term-implied-volatility = 予想変動率
gloss-implied-volatility = オプション価格が織り込む今後1年の値動きの大きさ。
term-usual-move = 通常の1日の変動幅
gloss-usual-move = 日々の変化の標準偏差（最近の日ほど重視）。およそ3日に2日はこの範囲に収まる。
term-coverage = カバー率
gloss-coverage = 回答した取引所が市場のどれだけを占めるか（建玉ベース）。
term-lower-bound = 下限値
gloss-lower-bound = すべてが報告されないため、実際の値はこれを上回ることはあっても下回らない数字。
