# Chinese, simplified. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = 本页数据截至{ $time }，不再更新。
published-live = 查看实时面板
published-figures = 每项数据的来源
published-figure = 数据
published-value = 数值
published-time = 截至
published-sources = 来源
published-data = 全部数据（JSON）
published-picture = 此刻的图片
