# Simplified Chinese. The format is Fluent (https://projectfluent.org); which messages there are,
# and what their slots mean, says src/explain/words/message.rs.

## How numbers, amounts and dates are written

mark-group = ,
mark-group-from = 4
mark-point = .
mark-scales = 12 万亿, 8 亿, 4 万
mark-axis-scales = 12 万亿, 8 亿, 4 万
mark-months = 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
percent = { $number }%
dollars = { $number }美元
dollars-scaled = { $number }{ $scale }美元
date = { $year }年{ $month }{ $day }日
date-short = { $month }{ $day }日
date-time = { $date } { $time } { $zone }
list-middle = { $first }、{ $last }
list-end = { $first }、{ $last }
then = { $first }{ $second }
verbatim = { $text }
days = { $count }天
hours = { $count }小时
minutes = { $count }分钟
seconds = { $count }秒
bitcoin = 比特币
ether = 以太坊
solana = Solana

## Windows

window-1h = 1小时
window-6h = 6小时
window-24h = 24小时
window-7d = 7天
window-30d = 30天
window-1y = 1年
short-1h = 1小时
short-6h = 6小时
short-24h = 24小时
short-7d = 7天
short-30d = 30天
short-1y = 1年

## The page

question = 今天加密货币为什么下跌？
simulation-banner = 模拟数据：所有数字均非真实。
answer = 答案
coins = 币种
reasons = 发生了什么
checklist = 需要满足的条件
market = 整体市场
sources = 来源与方法
as-of = 截至{ $time }
venues-answered = { $asked }个数据源中有{ $answered }个已响应
data-from = 数据来自{ $name }
disclaimer = 仅供参考，不构成投资建议。
par-note = 美元稳定币按美元计算。
all-figures = 全部数据
chart-table = 以表格显示图表
each-feed = 各数据流
close = 关闭
terms = 术语解释
age = { $length }前
kept-from = 目前没有数据源响应。以下数据于{ $length }前保存在本设备上。
settings-unreadable = 无法读取本页面中的设置，因此未向任何数据源查询。
copied = 已复制
copy-link = 复制链接
save-moment = 保存此刻
copy-text = 复制为文本
whole-panel = 查看完整面板
language = 语言

## Cards

card-forced-selling = 强制卖出
card-deleveraging = 去杠杆
card-cascade = 连环强平
card-leverage = 杠杆
card-domino = 多米诺效应
card-wider-markets = 传统市场
card-sentiment = 市场情绪
card-large-holders = 大额持有者
card-levels = 关键价位
no-forced-selling = 没有交易所提供足够的过去24小时强平数据。
no-deleveraging = 没有交易所同时提供当前和24小时前的未平仓合约。
no-cascade = 对仓位的开仓价格所知太少，无法推算强平价格。
no-leverage = 没有交易所提供资金费率及其结算间隔。
no-domino = 对其他币种所知太少，无法与比特币比较。
no-wider-markets = 未能读取加密货币以外的市场数据。
no-sentiment = 未能读取恐惧贪婪指数。
no-large-holders = 未能读取持有者的持币量和成本。
no-levels = 对过往交易所知太少，无法给出关键价位。

## Freshness and reasons

state-live = 实时
state-delayed = 延迟
state-stale = 已过时
state-frozen = 以发布时为准
state-unavailable = 无法获取
unavailable-because = 无法获取：{ $reason }
reason-waiting = 等待响应
reason-no-venue-answered = 提供该数据的数据源均未响应
reason-not-reported = 这里没有数据源提供该数据
reason-window-not-covered = 覆盖时间不足95%
reason-no-venue-at-both-ends = 没有数据源同时提供当前和当时的数据
reason-too-few = 观测值太少
reason-stale = 只有过时的观测值
reason-sampled-feed = 这里的交易所只公布部分事件
reason-mostly-unknown = 所依据的数据大多尚不可知
reason-not-established = 数据不足以支持
reason-undefined = 此处无定义
status-waiting = 等待响应
status-read = 已读取
status-spare = 无需读取
fault-offline = 设备已离线
fault-blocked = 被浏览器拦截或未连接
fault-status = 被拒绝，HTTP状态码{ $status }
fault-rate-limited = 查询过于频繁，等待中
fault-timed-out = 未及时响应
fault-closed = 连接已关闭（{ $code }）
fault-silent = 已连接但无数据
fault-unreadable = 无法解析响应：{ $problem }

## Labels of figures

change-over = { $window }涨跌幅
price = 最新价
drawdown = 较{ $window }高点
long-liquidations = 被强平的多头
short-liquidations = 被强平的空头
both-sides = 合计
all-coins = 所示币种合计
coin = 币种
window-head = 时段
time = 时间
liquidations-coverage = 报告交易所占未平仓合约的比例
open-interest-coins = 未平仓合约（币）
open-interest-usd = 未平仓合约（美元）
open-interest-change = 以美元计变动（%）
open-interest-change-usd = 以美元计变动
price-effect = 价格因素
position-effect = 仓位因素
open-interest-share = 比特币占未平仓合约的比例
open-interest-to-market-cap = 未平仓合约与市值之比
funding = 资金费率（年化）
basis = 基差（年化）
long-short-ratio = 每个空头账户对应的多头账户数
taker-sell-share = 24小时主动成交中卖出占比
volatility = 平常单日波幅
implied-volatility = 隐含波动率（年化）
breadth = 24小时下跌币种占比
liquidations-estimated = 24小时强平总额
liquidation-rate = 当前每小时强平
liquidation-ratio = 过去6小时与此前18小时的速度之比
forced-share = 主动卖出中的强平订单
forced-share-up = 主动买入中的强平订单
forced-explains-label = 波动中可由强平订单解释的部分
cascade-shock = 进一步下跌
cascade-added = 强制卖出扩大的跌幅
cascade-whole = 总跌幅
cascade-amplification = 放大倍数
cascade-assumes = 这是模拟：数值假定通常的杠杆构成和平常一日的交易；区间涵盖杠杆更低与更高的情形，以及从正常到几乎空无挂单的订单簿。
cascade-forced = 被强制卖出的金额
cascade-rounds = 强制卖出轮数
branching = 可归于此前强平的强平
change-24h = 24小时涨跌幅
excess-move = 超出比特币联动的变动
implied-move = 按比特币涨跌应有的变动
beta = 与比特币的联动（贝塔）
correlation = 与比特币的相关性
equities = 股市（24小时）
gold = 黄金（24小时）
dollar = 美元（24小时）
tether = 1 USDT折合美元
level-head = 价格
level-role = 类型
level-distance = 与现价距离
level-sigma = 平常单日波幅（倍）
level-why = 依据
fear-greed = 恐惧贪婪指数
now = 当前
ago = { $window }前
market-cap = 市值
market-cap-change = 市值24小时变动
dominance = 比特币占总市值比例
holder = 持有者
holdings = 比特币持有量
average-cost = 平均成本
unrealised-usd = 浮动盈亏
unrealised-pct = 盈亏占成本比例
stated-at = 持有量截至日期
not-known = 未知
venue = 数据源
feeds-read = 已读取数据流
feeds-failed = 失败
feeds-waiting = 等待中
at-least = 至少{ $figure }
estimated = { $figure }（估计值）
estimated-between = { $figure }（估计值，{ $low }至{ $high }）
lower-bound-note = 下限值：合计所含的交易所或币种并非都公布全部数据。
provenance = { $venue }，{ $feed }，{ $time }
provenance-of = { $venue }，{ $feed } { $symbol }，{ $time }

## Charts

chart-liquidations = 24小时内每小时被强平的仓位
chart-open-interest = 30天未平仓合约（币）
chart-fear-greed = 30天恐惧贪婪指数
chart-liquidation-map = { $coin }仓位将被强平的价位（估计值）
chart-price = { $coin }7天价格
chart-levels = { $coin }30天价格及最近的关键价位
chart-domino = 与比特币联动所预示的24小时涨跌（估计值）及实际涨跌
chart-empty = 没有可绘制的数值。
chart-summary = { $title }：由{ $first }至{ $last }，区间为{ $low }至{ $high }。
chart-liquidations-summary = { $title }：多头{ $long }，空头{ $short }；{ $busiest }起的一小时最多。
chart-liquidation-map-summary = { $title }：15%范围内，价格下方有多头{ $long }，上方有空头{ $short }。
no-value = 无数值

## The answer: what happened

headline-waiting = 正在等待首个数据源响应。
headline-nothing = 无法连接任何数据源，因此无从判断。
headline-no-price = 没有数据源提供{ $coin }价格，因此无从判断。
headline-price-only = { $coin }报{ $price }，24小时涨跌未知。
headline-flat = 并未下跌：{ $coin }24小时内持平。
headline-up = 并未下跌：{ $coin }24小时内上涨{ $change }。
headline-up-size = 并未下跌：{ $coin }24小时内上涨{ $change }，属于{ $size }。
headline-down-unknown = { $coin }24小时内下跌{ $change }，是否异常无从判断。
headline-down-ordinary = { $coin }24小时内下跌{ $change }，在平常单日波动范围之内。
headline-down-size = { $coin }24小时内下跌{ $change }，属于{ $size }。
size-notable = 较明显的波动
size-unusual = 不寻常的波动
size-extreme = 极端波动
unusual-sigma = 波幅是近期平常单日波幅（{ $sigma }）的{ $times }倍。
unusual-rank = 波幅大于过去一年中{ $share }的日子。
unusual-both = 波幅是近期平常单日波幅（{ $sigma }）的{ $times }倍，大于过去一年中{ $share }的日子。

## The answer: the cause

cause-one = 数据指向{ $driver }。
cause-weak = 有{ $driver }的微弱迹象，但没有明确原因。
cause-mixed = 多种情况同时出现：{ $drivers }。
cause-none = 数据无法指出单一原因。
cause-ordinary = 这种幅度的波动无需特定原因，类似的日子很平常。
cause-insufficient = 所知太少，无法探究原因。
driver-forced-down = 押注上涨的仓位被强平
driver-forced-up = 押注下跌的仓位被强平
driver-spot-down = 普通的现货卖出
driver-spot-up = 普通的现货买入
driver-new-down = 价格下跌时新开仓位
driver-new-up = 价格上涨时新开仓位
driver-macro-down = 传统市场下跌
driver-macro-up = 传统市场上涨
sure-high = 把握程度：较高，可读取的迹象大多吻合。
sure-moderate = 把握程度：不高，部分迹象吻合，部分缺失。
sure-low = 把握程度：完全没有把握。

## The answer: what confirms it, what speaks against it

amplified = 加剧波动的情况：{ $what }。
confirms = 吻合之处：{ $what }。
against = 不符之处：{ $what }。
sign-forced-share-down = 强平订单估计占主动卖出的{ $low }至{ $high }
sign-forced-share-up = 强平订单估计占主动买入的{ $low }至{ $high }
sign-forced-share-about-down = 强平订单估计占主动卖出的{ $share }
sign-forced-share-about-up = 强平订单估计占主动买入的{ $share }
sign-forced-explains-little = 仅强平订单估计只能解释波动的{ $low }至{ $high }
sign-positions-closed = 相当于未平仓合约{ $change }的仓位被平掉
sign-positions-opened = 新开仓位相当于未平仓合约的{ $change }
sign-positions-steady = 仓位几乎没有增减
sign-liquidations-large = 强平规模与此前数月相比偏大
sign-liquidations-usual = 强平规模不比平常大
sign-clustered = 强平成簇出现
sign-not-clustered = 强平没有成簇出现
sign-one-sided = 强平大多在亏损一方
sign-two-sided = 多空双方均有强平
sign-spot-selling = 现货主动卖出多于平常
sign-spot-buying = 现货主动买入多于平常
sign-spot-usual = 现货交易与平常相当
sign-spot-leads = 现货价格率先变动
sign-spot-follows = 现货价格没有率先变动
sign-spot-discount = 现货价格低于期货
sign-spot-premium = 现货价格高于期货
sign-funding-moved = 资金费率随价格变动
sign-funding-steady = 资金费率几乎没有变动
sign-perp-selling = 期货主动卖出多于平常
sign-perp-buying = 期货主动买入多于平常
sign-perp-usual = 期货主动成交与平常相当
sign-equities-moved = 股市同向变动{ $change }
sign-equities-calm = 股市变动{ $change }不足以解释

## Findings

liquidated = 据{ $venues }报告，24小时内{ $assets }共有{ $long }多头和{ $short }空头仓位被强平。
liquidated-at-least = 据{ $venues }报告，24小时内{ $assets }至少有{ $long }多头和{ $short }空头仓位被强平。
liquidated-coverage = 这些交易所占此处已知未平仓合约的{ $coverage }。
liquidated-missing = 未公布：{ $assets }。
liquidated-estimate = 连同此处交易所未报告的部分，{ $coin }强平总额估计为{ $estimate }，区间为{ $low }至{ $high }。
velocity-slowing = 强平正在放缓：过去6小时的速度估计为此前18小时的{ $ratio }倍（{ $low }至{ $high }）。
velocity-accelerating = 强平正在加速：过去6小时的速度估计为此前18小时的{ $ratio }倍（{ $low }至{ $high }）。
velocity-unclear = 强平速度没有明显变化：过去6小时估计为此前18小时的{ $ratio }倍（{ $low }至{ $high }）。
forced-explains = 按通常的价格冲击推算，强平订单估计可解释{ $coin }波动的{ $low }至{ $high }。
liquidated-longer = 多空合计，7天为{ $week }，30天为{ $month }。
open-interest-fell = { $coin }未平仓合约以美元计24小时内减少{ $change }：价格因素{ $price }，仓位因素{ $positions }。
open-interest-rose = { $coin }未平仓合约以美元计24小时内增加{ $change }：价格因素{ $price }，仓位因素{ $positions }。
open-interest-unchanged = { $coin }未平仓合约以美元计24小时内持平：价格因素{ $price }，仓位因素{ $positions }。
positions-longer = 仅看仓位：{ $changes }；其余来自价格。
positions-over = { $window }内{ $change }（以美元计{ $usd }）
told-by = 数据来自{ $venues }。
told-by-part = 数据来自{ $venues }，占此处已知未平仓合约的{ $share }。
deleveraging-weeks = 去杠杆已持续数周，并非一日之事。
deleveraging-day = 平仓发生在过去一天。
deleveraging-none = 无论一日之内还是数周以来，仓位都没有明显减少。
regime-new-shorts = 价格下跌期间有新开仓位，每份合约都有多空双方。
regime-new-longs = 价格上涨期间有新开仓位，每份合约都有多空双方。
cascade-adds = 若{ $coin }再跌{ $shock }，强制卖出估计会使跌幅再扩大{ $low }至{ $high }。
cascade-adds-little = 若{ $coin }再跌{ $shock }，强制卖出估计几乎不会扩大跌幅。
branching-claim = 估计有{ $share }的强平（{ $low }至{ $high }）在统计上可归于此前的强平：这是时间上的聚集，并非因果证明。
branching-unknown = 现有数据流无法判断一次强平是否会引发下一次。
branching-none = 强平的聚集未超出市况变化所能解释的程度。
map-caveat = 强平价位是根据未平仓合约和假定杠杆得出的估计，无人公布该数据。
map-told-well = 过去7天，这一估计与交易所逐小时报告的多头强平相当吻合，且优于仅看过往成交。
map-told-roughly = 过去7天，这一估计与交易所逐小时报告的多头强平只是大致吻合，但优于仅看过往成交。
map-hidden = 仓位会在何处被强平只能估计，而此处不采用这一估计：过去7天，它与交易所报告的多头强平的吻合程度并不明显优于仅看过往成交。
map-numbers = 数字上：它与这些强平的估计秩相关为{ $own }（{ $low }至{ $high }），按价格的过往成交为{ $volume }。
map-unchecked = 未能与逐小时公布的强平对照。
longs-pay = { $coin }多头为维持仓位向空头支付年化{ $rate }的费用，按未平仓合约加权（{ $venues }）。
shorts-pay = { $coin }空头为维持仓位向多头支付年化{ $rate }的费用，按未平仓合约加权（{ $venues }）。
nobody-pays = { $coin }多空双方均无须为维持仓位向对方付费（{ $venues }）。
open-to-cap = { $coin }未平仓合约相当于其市值的{ $share }。
domino-more = { $coins }的跌幅超过其与比特币平常联动的应有幅度。
domino-as-usual = { $coins }的走势符合其与比特币的平常联动。
domino-less = { $coins }比其与比特币平常联动所应有的走势更坚挺。
domino-coin = { $coin }超出联动应有幅度的变动估计为{ $excess }（{ $low }至{ $high }）。
domino-breadth = 所示币种中有{ $share }下跌。
wider-moved = { $market }{ $change }
wider-list = 24小时涨跌：{ $markets }。
wider-together = 过去30天，比特币与股市同向波动。
wider-apart = 过去30天，比特币与股市没有明显的同向波动。
market-equities = 股市
market-gold = 黄金
market-dollar = 美元
sentiment = 恐惧贪婪指数为{ $index }（满分100），发布方将其归为“{ $class }”。
sentiment-history = 一周前为{ $week }，一个月前为{ $month }。
holder-below = { $name }持有{ $coins }枚比特币，平均成本为{ $cost }；按现价计算，其价值比成本低{ $usd }（{ $share }）。
holder-above = { $name }持有{ $coins }枚比特币，平均成本为{ $cost }；按现价计算，其价值比成本高{ $usd }（{ $share }）。
holder-date = 持有量截至{ $date }。
holder-no-date = 持有量的截至日期未知。
holder-caveat = 账面亏损不会迫使任何人卖出。
level-support = 最近的支撑位为{ $price }，与现价相距{ $distance }（{ $kinds }）。
level-resistance = 最近的阻力位为{ $price }，与现价相距{ $distance }（{ $kinds }）。
level-broken = 曾为支撑位的{ $price }现比现价高{ $distance }，视为阻力位。
level-none = 现价附近没有突出的关键价位。
level-caveat = 关键价位是众多投资者关注的价格，并非预测。
kind-volume = 成交密集
kind-swing = 曾在此转向
kind-round = 整数关口
kind-depth = 有大额挂单
kind-cluster = 估计的强平密集区
role-support = 支撑位
role-resistance = 阻力位
role-at-price = 现价附近
role-broken = 已跌破的支撑位，现为阻力位
ages-differ = 此处数据的时间不尽相同。
stablecoin-apart = 1 USDT估计值{ $usd }美元（{ $low }至{ $high }）；此处数字均按1美元计算。
conflict-caveat = { $venues }的{ $coin }价格与其他来源相差较大，此处显示全部来源的中位数。

## The checklist

check-met = 已满足
check-not-met = 未满足
check-unknown = 未知
check-support = 价格{ $price }守住最近的支撑位{ $support }。
check-support-broke = 价格{ $price }在24小时内跌破支撑位{ $level }；24小时内不再跌破支撑位即为满足。
check-support-none = 价格守住最近的支撑位。
check-slowing = 强平放缓：速度估计为此前的{ $ratio }倍（{ $low }至{ $high }）；整个区间低于1即满足。
check-slowing-unknown = 强平放缓。
check-rebuilding = 杠杆没有重新堆积：24小时仓位变动为未平仓合约的{ $change }；不超过+1%即满足。
check-rebuilding-unknown = 杠杆没有重新堆积。
check-holders = 大额持有者亏损收窄：{ $name }为{ $usd }，24小时变化{ $change }。
check-holders-unknown = 大额持有者亏损收窄。
check-wider = 传统市场平稳：股市24小时变动{ $change }；高于−1%即满足。
check-wider-unknown = 传统市场平稳。
