# Korean. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = 이 페이지의 수치는 { $time } 기준이며 갱신되지 않는다.
published-live = 실시간 패널 보기
published-figures = 수치별 출처
published-figure = 수치
published-value = 값
published-time = 기준 시각
published-sources = 출처
published-data = 전체 데이터(JSON)
published-picture = 이 시점의 이미지
