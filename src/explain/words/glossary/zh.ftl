# Chinese, simplified. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = 术语
term-open-interest = 未平仓合约
gloss-open-interest = 所有尚未平仓的期货仓位之和；一方的盈利就是另一方的亏损。
term-liquidation = 强平
gloss-liquidation = 保证金不足以弥补亏损时，交易所强制平掉仓位。
term-long-short = 多头与空头
gloss-long-short = 价格上涨时多头获利，下跌时空头获利。
term-perpetual = 永续合约
gloss-perpetual = 没有到期日的期货合约，是加密市场交易最多的一种。
term-funding = 资金费率
gloss-funding = 多空双方相互支付的费用，使永续合约价格贴近现货。
term-basis = 基差
gloss-basis = 有到期日的期货价格高于或低于现货的幅度，按年率计算。
term-leverage = 杠杆
gloss-leverage = 用多于本金的资金交易：盈利和亏损按同样的倍数放大。
term-taker = 主动成交方
gloss-taker = 按现有报价立即成交的一方；主动卖出多于主动买入时，价格受压。
term-beta = 贝塔
gloss-beta = 比特币变动百分之一时，该币种通常变动百分之几。
term-correlation = 相关性
gloss-correlation = 两种价格同步的程度：1为完全同步，0为无关，−1为完全相反。
term-self-excitation = 自激
gloss-self-excitation = 从发生时间看，可归于此前强平的强平所占比例。
term-amplification = 放大倍数
gloss-amplification = 下跌所引发的强制卖出会使跌幅扩大到几倍；为估计值。
term-support = 支撑位与阻力位
gloss-support = 过去曾反转或大量成交的价位：低于现价为支撑位，高于现价为阻力位。
term-implied-volatility = 隐含波动率
gloss-implied-volatility = 期权价格所反映的未来一年波动幅度。
term-usual-move = 平常单日波幅
gloss-usual-move = 每日涨跌的标准差，越近的日子权重越大：约三天中有两天在此范围内。
term-coverage = 覆盖率
gloss-coverage = 已答复的交易所按未平仓合约计占市场的比例。
term-lower-bound = 下限值
gloss-lower-bound = 因并非全部都有报告，真实数值只会更高、不会更低。
