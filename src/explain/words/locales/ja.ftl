# Japanese. The format is Fluent (https://projectfluent.org); which messages there are, and what
# their slots mean, says src/explain/words/message.rs.

## How numbers, amounts and dates are written

mark-group = ,
mark-group-from = 4
mark-point = .
mark-scales = 12 兆, 8 億, 4 万
mark-axis-scales = 12 兆, 8 億, 4 万
mark-months = 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
percent = { $number }%
dollars = { $number }ドル
dollars-scaled = { $number }{ $scale }ドル
date = { $year }年{ $month }{ $day }日
date-short = { $month }{ $day }日
date-time = { $date } { $time } { $zone }
list-middle = { $first }、{ $last }
list-end = { $first }、{ $last }
then = { $first }{ $second }
verbatim = { $text }
days = { $count }日
hours = { $count }時間
minutes = { $count }分
seconds = { $count }秒
bitcoin = ビットコイン
ether = イーサリアム
solana = ソラナ

## Windows

window-1h = 1時間
window-6h = 6時間
window-24h = 24時間
window-7d = 7日
window-30d = 30日
window-1y = 1年
short-1h = 1時間
short-6h = 6時間
short-24h = 24時間
short-7d = 7日
short-30d = 30日
short-1y = 1年

## The page

question = 暗号資産は今日なぜ下がっている？
simulation-banner = シミュレーション：いずれも実際の数値ではない。
answer = 答え
coins = 銘柄
reasons = 何が起きたか
checklist = 必要な条件
market = 市場全体
sources = 出所と算出方法
as-of = { $time }時点
venues-answered = 情報元{ $asked }件中{ $answered }件が応答
data-from = データ提供：{ $name }
disclaimer = 情報提供のみを目的とし、投資助言ではない。
par-note = ドル連動のステーブルコインはドルとみなす。
all-figures = すべての数値
chart-table = グラフを表で見る
each-feed = フィード別
close = 閉じる
terms = 用語の解説
age = { $length }前
kept-from = 現在応答する情報元はない。数値は{ $length }前にこの端末に保存したもの。
settings-unreadable = このページに書かれた設定を読み取れないため、どの情報元にも照会していない。
copied = コピーしました
copy-link = リンクをコピー
save-moment = この時点を保存
copy-text = テキストとしてコピー
whole-panel = パネル全体を見る
language = 言語

## Cards

card-forced-selling = 強制売り
card-deleveraging = レバレッジ解消
card-cascade = 清算の連鎖
card-leverage = レバレッジ
card-domino = ドミノ効果
card-wider-markets = 金融市場全般
card-sentiment = 市場心理
card-large-holders = 大口保有者
card-levels = 節目の価格
no-forced-selling = 過去24時間の清算を十分に公表する取引所がない。
no-deleveraging = 現在と24時間前の建玉をともに公表する取引所がない。
no-cascade = ポジションが建てられた価格の情報が足りず、強制決済の価格を算出できない。
no-leverage = 資金調達率とその間隔を公表する取引所がない。
no-domino = 他の銘柄の情報が足りず、ビットコインと比較できない。
no-wider-markets = 暗号資産以外の市場を読み取れなかった。
no-sentiment = 恐怖・強欲指数を読み取れなかった。
no-large-holders = 保有者の保有量と取得額を読み取れなかった。
no-levels = 過去の取引の情報が足りず、節目を挙げられない。

## Freshness and reasons

state-live = 最新
state-delayed = 遅延
state-stale = 古い値
state-frozen = 公表時点
state-unavailable = 取得不可
unavailable-because = 取得不可：{ $reason }
reason-waiting = 応答待ち
reason-no-venue-answered = 公表する情報元から応答がない
reason-not-reported = 公表する情報元がない
reason-window-not-covered = 期間の95%未満しか埋まっていない
reason-no-venue-at-both-ends = 現在と当時の両方を公表する情報元がない
reason-too-few = 観測数が足りない
reason-stale = 古い観測しかない
reason-sampled-feed = ここの取引所は一部の事象しか公表しない
reason-mostly-unknown = 基になる数値の大半がまだ不明
reason-not-established = 数値で裏付けられない
reason-undefined = ここでは定義されない
status-waiting = 応答待ち
status-read = 取得済み
status-spare = 不要
fault-offline = オフライン
fault-blocked = ブラウザーに遮断されたか、未接続
fault-status = HTTPステータス{ $status }で拒否
fault-rate-limited = 照会過多のため待機中
fault-timed-out = 時間内に応答なし
fault-closed = 接続が閉じた（{ $code }）
fault-silent = 接続済みだが受信なし
fault-unreadable = 応答を解釈できない：{ $problem }

## Labels of figures

change-over = { $window }の騰落率
price = 直近価格
drawdown = 過去{ $window }の高値比
long-liquidations = 強制決済されたロング
short-liquidations = 強制決済されたショート
both-sides = 合計
all-coins = 表示銘柄計
coin = 銘柄
window-head = 期間
time = 時刻
liquidations-coverage = 報告した取引所の建玉シェア
open-interest-coins = 建玉（数量）
open-interest-usd = 建玉（ドル）
open-interest-change = ドル建て増減率（%）
open-interest-change-usd = ドル建て増減額
price-effect = 価格要因
position-effect = ポジション要因
open-interest-share = 建玉に占めるビットコインの割合
open-interest-to-market-cap = 建玉の時価総額比
funding = 資金調達率（年率）
basis = ベーシス（年率）
long-short-ratio = ショート1口座当たりのロング口座数
taker-sell-share = テイカー取引に占める売りの割合（24時間）
volatility = 通常の1日の変動幅
implied-volatility = 予想変動率（年率）
breadth = 24時間で下落した銘柄の割合
liquidations-estimated = 24時間の清算総額
liquidation-rate = 現在の1時間当たりの清算
liquidation-ratio = 直近6時間のペース（その前の18時間比）
forced-share = テイカー売りに占める強制決済の注文
forced-share-up = テイカー買いに占める強制決済の注文
forced-explains-label = 値動きのうち強制決済の注文で説明される割合
cascade-shock = さらなる下落
cascade-added = 強制売りによる上乗せ
cascade-whole = 下落の合計
cascade-amplification = 増幅率
cascade-assumes = これはシミュレーション。数値は通常のレバレッジ構成と通常の日の売買を仮定し、幅はレバレッジの少ない場合と多い場合、板が通常の場合からほぼ空の場合までを含む。
cascade-forced = 強制的に売られる額
cascade-rounds = 強制売りの連鎖回数
branching = 先行する清算に帰属する清算
change-24h = 24時間の騰落率
excess-move = ビットコインとの連動を超える変動
implied-move = ビットコインの値動きから見込まれる変動
beta = ビットコインとの連動（ベータ）
correlation = ビットコインとの相関
equities = 株式（24時間）
gold = 金（24時間）
dollar = ドル（24時間）
tether = 1 USDTのドル換算
level-head = 価格
level-role = 種類
level-distance = 現在値との差
level-sigma = 通常の1日の変動幅（倍）
level-why = 根拠
fear-greed = 恐怖・強欲指数
now = 現在
ago = { $window }前
market-cap = 時価総額
market-cap-change = 時価総額の24時間の増減率
dominance = 時価総額に占めるビットコインの割合
holder = 保有者
holdings = ビットコイン保有量
average-cost = 平均取得価格
unrealised-usd = 含み損益
unrealised-pct = 取得額比
stated-at = 保有量の基準日
not-known = 不明
venue = 情報元
feeds-read = 取得したフィード
feeds-failed = 失敗
feeds-waiting = 待機中
at-least = { $figure }以上
estimated = { $figure }（推定）
estimated-between = { $figure }（推定、{ $low }〜{ $high }）
lower-bound-note = 下限値。合計に含む取引所や銘柄のすべてが全件を公表しているわけではない。
provenance = { $venue }、{ $feed }、{ $time }
provenance-of = { $venue }、{ $feed } { $symbol }、{ $time }

## Charts

chart-liquidations = 強制決済されたポジション（24時間、1時間ごと）
chart-open-interest = 建玉（数量）の30日間の推移
chart-fear-greed = 恐怖・強欲指数の30日間の推移
chart-liquidation-map = { $coin }の建玉が強制決済される価格帯（推定）
chart-price = { $coin }の価格の7日間の推移
chart-levels = { $coin }の価格の30日間の推移と直近の節目
chart-domino = ビットコインとの連動から見込まれる24時間の値動き（推定）と実際
chart-empty = 描く値がない。
chart-summary = { $title }：{ $first }から{ $last }へ、範囲は{ $low }〜{ $high }。
chart-liquidations-summary = { $title }：ロング{ $long }、ショート{ $short }。最多は{ $busiest }からの1時間。
chart-liquidation-map-summary = { $title }：15%以内で、価格の下にロング{ $long }、上にショート{ $short }。
no-value = 値なし

## The answer: what happened

headline-waiting = 最初の情報元の応答を待っている。
headline-nothing = どの情報元にも接続できず、何も言えない。
headline-no-price = { $coin }の価格を公表する情報元がなく、何も言えない。
headline-price-only = { $coin }は{ $price }。24時間の騰落は不明。
headline-flat = 下がっていない。{ $coin }は24時間前と変わらない。
headline-up = 下がっていない。{ $coin }は24時間で{ $change }上昇した。
headline-up-size = 下がっていない。{ $coin }は24時間で{ $change }上昇し、{ $size }となった。
headline-down-unknown = { $coin }は24時間で{ $change }下落した。どれほど異例かは判断できない。
headline-down-ordinary = { $coin }は24時間で{ $change }下落した。通常の1日の値動きの範囲内。
headline-down-size = { $coin }は24時間で{ $change }下落し、{ $size }となった。
size-notable = 目立つ値動き
size-unusual = 異例の値動き
size-extreme = 極端な値動き
unusual-sigma = 値動きは最近の通常の1日の変動幅（{ $sigma }）の{ $times }倍。
unusual-rank = 値動きは過去1年の{ $share }の日より大きい。
unusual-both = 値動きは最近の通常の1日の変動幅（{ $sigma }）の{ $times }倍で、過去1年の{ $share }の日より大きい。

## The answer: the cause

cause-one = 数値が指し示すのは{ $driver }。
cause-weak = { $driver }の弱い兆候はあるが、はっきりした原因はない。
cause-mixed = 複数の動きが同時に表れている：{ $drivers }。
cause-none = 数値からは単一の原因を挙げられない。
cause-ordinary = この程度の値動きに原因は要らない。よくある一日だ。
cause-insufficient = 情報が足りず、原因を探れない。
driver-forced-down = 上昇に賭けたポジションの強制決済
driver-forced-up = 下落に賭けたポジションの強制決済
driver-spot-down = 通常の現物売り
driver-spot-up = 通常の現物買い
driver-new-down = 価格下落時の新規ポジション
driver-new-up = 価格上昇時の新規ポジション
driver-macro-down = 金融市場全般の下落
driver-macro-up = 金融市場全般の上昇
sure-high = 確度：比較的高い。読み取れた兆候の大半が一致する。
sure-moderate = 確度：あまり高くない。一致する兆候もあるが、欠けているものもある。
sure-low = 確度：まったく確かではない。

## The answer: what confirms it, what speaks against it

amplified = 値動きを強めたもの：{ $what }。
confirms = 合致する点：{ $what }。
against = 合致しない点：{ $what }。
sign-forced-share-down = 強制決済の注文がテイカー売りの推定{ $low }〜{ $high }
sign-forced-share-up = 強制決済の注文がテイカー買いの推定{ $low }〜{ $high }
sign-forced-share-about-down = 強制決済の注文がテイカー売りの推定{ $share }
sign-forced-share-about-up = 強制決済の注文がテイカー買いの推定{ $share }
sign-forced-explains-little = 強制決済の注文だけで説明できるのは値動きの推定{ $low }〜{ $high }にとどまる
sign-positions-closed = 建玉の{ $change }相当のポジションが解消
sign-positions-opened = 建玉の{ $change }相当のポジションが新規に成立
sign-positions-steady = ポジションの増減はほとんどなし
sign-liquidations-large = 清算はこれまでの数か月に比べて大規模
sign-liquidations-usual = 清算は通常の規模以下
sign-clustered = 清算が集中して発生
sign-not-clustered = 清算は集中せず
sign-one-sided = 清算の大半が損失側
sign-two-sided = 清算はロング・ショートの双方
sign-spot-selling = 現物のテイカー売りが通常より多い
sign-spot-buying = 現物のテイカー買いが通常より多い
sign-spot-usual = 現物取引は通常並み
sign-spot-leads = 現物価格が先行
sign-spot-follows = 現物価格は先行せず
sign-spot-discount = 現物が先物より安い
sign-spot-premium = 現物が先物より高い
sign-funding-moved = 資金調達率が価格とともに変動
sign-funding-steady = 資金調達率はほぼ動かず
sign-perp-selling = 先物のテイカー売りが通常より多い
sign-perp-buying = 先物のテイカー買いが通常より多い
sign-perp-usual = 先物のテイカー取引は通常並み
sign-equities-moved = 株式も同じ方向に{ $change }
sign-equities-calm = 株式は{ $change }で説明には不十分

## Findings

liquidated = { $venues }の報告では、{ $assets }のロング{ $long }、ショート{ $short }が24時間で強制決済された。
liquidated-at-least = { $venues }の報告では、{ $assets }で少なくともロング{ $long }、ショート{ $short }が24時間で強制決済された。
liquidated-coverage = これらの取引所は、ここで把握する建玉の{ $coverage }を占める。
liquidated-missing = 公表なし：{ $assets }。
liquidated-estimate = ここの取引所が報告しない分を含む{ $coin }の清算総額は推定{ $estimate }（{ $low }〜{ $high }）。
velocity-slowing = 清算は減速している。直近6時間のペースはその前の18時間の推定{ $ratio }倍（{ $low }〜{ $high }）。
velocity-accelerating = 清算は加速している。直近6時間のペースはその前の18時間の推定{ $ratio }倍（{ $low }〜{ $high }）。
velocity-unclear = 清算のペースに明確な変化はない。直近6時間はその前の18時間の推定{ $ratio }倍（{ $low }〜{ $high }）。
forced-explains = 通常の価格への影響から見て、強制決済の注文は{ $coin }の値動きの推定{ $low }〜{ $high }を説明する。
liquidated-longer = ロング・ショート合計では7日間で{ $week }、30日間で{ $month }。
open-interest-fell = { $coin }の建玉はドル建てで24時間に{ $change }減少した。内訳は価格要因{ $price }、ポジション要因{ $positions }。
open-interest-rose = { $coin }の建玉はドル建てで24時間に{ $change }増加した。内訳は価格要因{ $price }、ポジション要因{ $positions }。
open-interest-unchanged = { $coin }の建玉はドル建てで24時間前と変わらない。内訳は価格要因{ $price }、ポジション要因{ $positions }。
positions-longer = ポジションのみでは{ $changes }、残りは価格による。
positions-over = { $window }で{ $change }（ドル建て{ $usd }）
told-by = 出所：{ $venues }。
told-by-part = 出所：{ $venues }（ここで把握する建玉の{ $share }）。
deleveraging-weeks = レバレッジは1日ではなく数週間かけて解消されている。
deleveraging-day = ポジションの解消は直近1日のもの。
deleveraging-none = 1日でも数週間でも、目立ったポジションの解消はない。
regime-new-shorts = 価格下落中にポジションが新規に建てられた。どれもロングとショートが対になる。
regime-new-longs = 価格上昇中にポジションが新規に建てられた。どれもロングとショートが対になる。
cascade-adds = { $coin }がさらに{ $shock }下落すれば、強制売りが下げ幅を推定{ $low }〜{ $high }広げる。
cascade-adds-little = { $coin }がさらに{ $shock }下落しても、強制売りによる下げ幅の拡大はごくわずかと推定される。
branching-claim = 清算の推定{ $share }（{ $low }〜{ $high }）は統計上、先行する清算に帰属する。時間的な集中を示すもので、因果の証明ではない。
branching-unknown = 清算が次の清算を誘発しているかは、手元のフィードでは判断できない。
branching-none = 清算の集中は、環境の変化で説明できる範囲を超えない。
map-caveat = 決済される価格帯は建玉と仮定のレバレッジに基づく推定で、公表値は存在しない。
map-told-well = 過去7日間、この推定は取引所が報告したロングの強制決済と1時間ごとによく一致し、過去の売買だけより優れていた。
map-told-roughly = 過去7日間、この推定と取引所が報告したロングの強制決済との1時間ごとの一致は大まかだったが、過去の売買だけよりは優れていた。
map-hidden = どの価格でポジションが強制決済されるかは推定しかできず、その推定は使わない。過去7日間、取引所が報告したロングの強制決済との一致が、過去の売買だけより明らかに優れてはいなかったため。
map-numbers = 数値では、これらの決済との推定順位相関は{ $own }（{ $low }〜{ $high }）、過去の価格帯別売買では{ $volume }。
map-unchecked = 1時間ごとに報告された清算との照合はできなかった。
longs-pay = { $coin }のロングは維持のためショートに年率{ $rate }を支払っている（建玉加重、{ $venues }）。
shorts-pay = { $coin }のショートは維持のためロングに年率{ $rate }を支払っている（建玉加重、{ $venues }）。
nobody-pays = { $coin }ではロング、ショートとも維持のための支払いがない（{ $venues }）。
open-to-cap = { $coin }の建玉は時価総額の{ $share }。
domino-more = { $coins }は、ビットコインとの通常の連動から見込まれる以上に下落した。
domino-as-usual = { $coins }は、ビットコインとの通常の連動どおりに動いた。
domino-less = { $coins }は、ビットコインとの通常の連動から見込まれるより底堅かった。
domino-coin = { $coin }の値動きのうち連動から見込まれる分を超えるのは推定{ $excess }（{ $low }〜{ $high }）。
domino-breadth = 表示銘柄の{ $share }が下落した。
wider-moved = { $market }{ $change }
wider-list = 24時間の騰落は{ $markets }。
wider-together = 過去30日、ビットコインは株式と連動している。
wider-apart = 過去30日、ビットコインと株式に明確な連動は見られない。
market-equities = 株式
market-gold = 金
market-dollar = ドル
sentiment = 恐怖・強欲指数は{ $index }（最高100）で、公表元は「{ $class }」と区分する。
sentiment-history = 1週間前は{ $week }、1カ月前は{ $month }だった。
holder-below = { $name }の保有は{ $coins } BTC、平均取得価格は{ $cost }。現在の価格では取得額を{ $usd }（{ $share }）下回る。
holder-above = { $name }の保有は{ $coins } BTC、平均取得価格は{ $cost }。現在の価格では取得額を{ $usd }（{ $share }）上回る。
holder-date = 保有量は{ $date }時点。
holder-no-date = 保有量の基準日は不明。
holder-caveat = 含み損だけで売却を迫られることはない。
level-support = 最も近い支持線は{ $price }で、現在値との差は{ $distance }（{ $kinds }）。
level-resistance = 最も近い抵抗線は{ $price }で、現在値との差は{ $distance }（{ $kinds }）。
level-broken = かつての支持線{ $price }は現在値より{ $distance }高く、今は抵抗線とみなされる。
level-none = 現在値の近くに目立つ節目はない。
level-caveat = 節目は多くの人が注目する価格であり、予測ではない。
kind-volume = 売買が多かった価格
kind-swing = 値動きが反転した価格
kind-round = 切りのよい数字
kind-depth = 大口の指し値注文
kind-cluster = 推定される清算の集中
role-support = 支持線
role-resistance = 抵抗線
role-at-price = 現在値付近
role-broken = 割れた支持線（現在は抵抗線）
ages-differ = ここの数値には時点の異なるものがある。
stablecoin-apart = 1 USDTの価値は推定{ $usd }ドル（{ $low }〜{ $high }）。ここの数値では1ドルとみなす。
conflict-caveat = { $venues }の{ $coin }価格は他と大きく異なるため、全体の中央値を表示する。

## The checklist

check-met = 充足
check-not-met = 未充足
check-unknown = 不明
check-support = 価格{ $price }が最も近い支持線{ $support }の上を保つ。
check-support-broke = 価格{ $price }は24時間で支持線{ $level }を割り込んだ。割り込みのないまま24時間が過ぎれば達成。
check-support-none = 価格が最も近い支持線の上を保つ。
check-slowing = 清算が減速する：以前の推定{ $ratio }倍（{ $low }〜{ $high }）。区間全体が1を下回れば充足。
check-slowing-unknown = 清算が減速する。
check-rebuilding = レバレッジが再び積み上がらない：ポジションの増減は24時間で建玉の{ $change }。+1%以下で充足。
check-rebuilding-unknown = レバレッジが再び積み上がらない。
check-holders = 大口保有者の損失が縮小する：{ $name }は{ $usd }（24時間で{ $change }）。
check-holders-unknown = 大口保有者の損失が縮小する。
check-wider = 金融市場全般が落ち着く：株式は24時間で{ $change }。−1%を上回れば充足。
check-wider-unknown = 金融市場全般が落ち着く。
