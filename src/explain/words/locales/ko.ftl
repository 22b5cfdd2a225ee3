# Korean. The format is Fluent (https://projectfluent.org); which messages there are, and what
# their slots mean, says src/explain/words/message.rs.

## How numbers, amounts and dates are written

mark-group = ,
mark-group-from = 4
mark-point = .
mark-scales = 12 조, 8 억, 4 만
mark-axis-scales = 12 조, 8 억, 4 만
mark-months = 1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월
percent = { $number }%
dollars = { $number }달러
dollars-scaled = { $number }{ $scale }달러
date = { $year }년 { $month } { $day }일
date-short = { $month } { $day }일
date-time = { $date } { $time } { $zone }
list-middle = { $first }, { $last }
list-end = { $first }, { $last }
then = { $first } { $second }
verbatim = { $text }
days = { $count }일
hours = { $count }시간
minutes = { $count }분
seconds = { $count }초
bitcoin = 비트코인
ether = 이더리움
solana = 솔라나

## Windows

window-1h = 1시간
window-6h = 6시간
window-24h = 24시간
window-7d = 7일
window-30d = 30일
window-1y = 1년
short-1h = 1시간
short-6h = 6시간
short-24h = 24시간
short-7d = 7일
short-30d = 30일
short-1y = 1년

## The page

question = 오늘 가상화폐는 왜 떨어졌나?
simulation-banner = 모의 데이터: 실제 수치는 하나도 없다.
answer = 답
coins = 코인
reasons = 무슨 일이 있었나
checklist = 필요한 조건
market = 시장 전체
sources = 출처와 산출 방법
as-of = { $time } 기준
venues-answered = 제공처 { $asked }곳 중 { $answered }곳 응답
data-from = 데이터 제공: { $name }
disclaimer = 정보 제공용이며 투자 자문이 아니다.
par-note = 달러 스테이블코인은 달러로 계산한다.
all-figures = 전체 수치
chart-table = 차트를 표로 보기
each-feed = 피드별 보기
close = 닫기
terms = 용어 설명
age = { $length } 전
kept-from = 현재 응답하는 제공처가 없다. 이 수치는 { $length } 전 이 기기에 저장된 것이다.
settings-unreadable = 이 페이지에 적힌 설정을 읽을 수 없어 어느 제공처에도 조회하지 않았다.
copied = 복사했습니다
copy-link = 링크 복사
save-moment = 이 시점 저장
copy-text = 텍스트로 복사
whole-panel = 전체 패널 보기
language = 언어

## Cards

card-forced-selling = 강제 매도
card-deleveraging = 레버리지 축소
card-cascade = 연쇄 청산
card-leverage = 레버리지
card-domino = 도미노 효과
card-wider-markets = 금융시장 전반
card-sentiment = 투자심리
card-large-holders = 대량 보유자
card-levels = 주요 가격대
no-forced-selling = 지난 24시간의 청산을 충분히 공개하는 거래소가 없다.
no-deleveraging = 현재와 24시간 전 미결제약정을 모두 공개하는 거래소가 없다.
no-cascade = 포지션 진입 가격에 관한 정보가 부족해 강제 청산 가격을 산출할 수 없다.
no-leverage = 펀딩비와 그 주기를 공개하는 거래소가 없다.
no-domino = 다른 코인에 관한 정보가 부족해 비트코인과 비교할 수 없다.
no-wider-markets = 가상화폐 이외의 시장을 읽을 수 없었다.
no-sentiment = 공포·탐욕 지수를 읽을 수 없었다.
no-large-holders = 보유자의 보유량과 매입가를 읽을 수 없었다.
no-levels = 과거 거래에 관한 정보가 부족해 주요 가격대를 제시할 수 없다.

## Freshness and reasons

state-live = 실시간
state-delayed = 지연
state-stale = 오래된 값
state-frozen = 공표 시점 기준
state-unavailable = 확인 불가
unavailable-because = 확인 불가: { $reason }
reason-waiting = 응답 대기 중
reason-no-venue-answered = 공개하는 제공처의 응답이 없음
reason-not-reported = 공개하는 제공처가 없음
reason-window-not-covered = 해당 기간의 95% 미만만 확보
reason-no-venue-at-both-ends = 현재와 당시 값을 모두 공개하는 제공처가 없음
reason-too-few = 관측치 부족
reason-stale = 오래된 관측치뿐임
reason-sampled-feed = 이곳의 거래소는 일부만 공개
reason-mostly-unknown = 근거 수치의 대부분을 아직 모름
reason-not-established = 수치로 뒷받침되지 않음
reason-undefined = 여기서는 정의되지 않음
status-waiting = 응답 대기 중
status-read = 수신
status-spare = 불필요
fault-offline = 오프라인 상태
fault-blocked = 브라우저가 차단했거나 연결되지 않음
fault-status = HTTP 상태 { $status } 거부
fault-rate-limited = 조회 과다로 대기 중
fault-timed-out = 시간 내 응답 없음
fault-closed = 연결 종료({ $code })
fault-silent = 연결됐으나 수신 없음
fault-unreadable = 응답 해석 불가: { $problem }

## Labels of figures

change-over = { $window } 등락률
price = 최근가
drawdown = 최근 { $window } 고점 대비
long-liquidations = 강제 청산된 롱
short-liquidations = 강제 청산된 숏
both-sides = 합계
all-coins = 표시 코인 전체
coin = 코인
window-head = 기간
time = 시각
liquidations-coverage = 보고 거래소의 미결제약정 비중
open-interest-coins = 미결제약정(코인)
open-interest-usd = 미결제약정(달러)
open-interest-change = 달러 기준 증감률(%)
open-interest-change-usd = 달러 기준 증감액
price-effect = 가격 요인
position-effect = 포지션 요인
open-interest-share = 미결제약정 중 비트코인 비중
open-interest-to-market-cap = 시가총액 대비 미결제약정
funding = 펀딩비(연율)
basis = 베이시스(연율)
long-short-ratio = 숏 계정 1개당 롱 계정 수
taker-sell-share = 24시간 테이커 거래 중 매도 비중
volatility = 평소 하루 변동폭
implied-volatility = 내재 변동성(연율)
breadth = 24시간 동안 하락한 코인 비중
liquidations-estimated = 24시간 전체 청산
liquidation-rate = 현재 시간당 청산
liquidation-ratio = 최근 6시간 속도(그 전 18시간 대비)
forced-share = 테이커 매도 중 강제 청산 주문
forced-share-up = 테이커 매수 중 강제 청산 주문
forced-explains-label = 변동 중 강제 청산 주문으로 설명되는 비중
cascade-shock = 추가 하락
cascade-added = 강제 매도에 따른 추가분
cascade-whole = 전체 하락
cascade-amplification = 증폭 배수
cascade-assumes = 이것은 시뮬레이션이다. 수치는 통상적인 레버리지 구성과 평소 하루의 거래를 가정하며, 범위는 레버리지가 더 적거나 많은 경우와 호가창이 정상인 경우부터 거의 빈 경우까지를 포함한다.
cascade-forced = 강제로 매도되는 금액
cascade-rounds = 강제 매도 연쇄 횟수
branching = 앞선 청산에 귀속되는 청산
change-24h = 24시간 등락률
excess-move = 비트코인 연동을 벗어난 변동
implied-move = 비트코인 등락에서 예상되는 변동
beta = 비트코인과의 연동(베타)
correlation = 비트코인과의 상관
equities = 주식(24시간)
gold = 금(24시간)
dollar = 달러(24시간)
tether = 1 USDT의 달러 가치
level-head = 가격
level-role = 구분
level-distance = 현재가와의 거리
level-sigma = 평소 하루 변동폭(배)
level-why = 근거
fear-greed = 공포·탐욕 지수
now = 현재
ago = { $window } 전
market-cap = 시가총액
market-cap-change = 시가총액 24시간 증감률
dominance = 시가총액 중 비트코인 비중
holder = 보유자
holdings = 비트코인 보유량
average-cost = 평균 매입가
unrealised-usd = 평가손익
unrealised-pct = 매입가 대비
stated-at = 보유량 기준일
not-known = 미상
venue = 제공처
feeds-read = 수신 피드
feeds-failed = 실패
feeds-waiting = 대기
at-least = 최소 { $figure }
estimated = { $figure }(추정)
estimated-between = { $figure }(추정, { $low }~{ $high })
lower-bound-note = 하한값: 합계에 포함된 거래소나 코인이 모두 전체를 공개하는 것은 아니다.
provenance = { $venue }, { $feed }, { $time }
provenance-of = { $venue }, { $feed } { $symbol }, { $time }

## Charts

chart-liquidations = 24시간 동안 강제 청산된 포지션(시간별)
chart-open-interest = 30일간 미결제약정(코인)
chart-fear-greed = 30일간 공포·탐욕 지수
chart-liquidation-map = { $coin } 포지션이 강제 청산될 가격대(추정)
chart-price = 7일간 { $coin } 가격
chart-levels = 30일간 { $coin } 가격과 가장 가까운 주요 가격대
chart-domino = 비트코인 연동으로 예상되는 24시간 등락(추정)과 실제
chart-empty = 표시할 값이 없다.
chart-summary = { $title }: 처음 { $first }, 마지막 { $last }, 범위 { $low }~{ $high }.
chart-liquidations-summary = { $title }: 롱 { $long }, 숏 { $short }. 가장 많은 때는 { $busiest }부터 1시간.
chart-liquidation-map-summary = { $title }: 15% 이내에서 가격 아래에 롱 { $long }, 위에 숏 { $short }.
no-value = 값 없음

## The answer: what happened

headline-waiting = 첫 제공처의 응답을 기다리는 중이다.
headline-nothing = 연결되는 제공처가 없어 아무것도 말할 수 없다.
headline-no-price = { $coin } 가격을 공개하는 제공처가 없어 아무것도 말할 수 없다.
headline-price-only = { $coin } 가격은 { $price }다. 24시간 등락은 알 수 없다.
headline-flat = 떨어지지 않았다. { $coin } 가격은 24시간 전과 같다.
headline-up = 떨어지지 않았다. { $coin } 가격은 24시간 동안 { $change } 올랐다.
headline-up-size = 떨어지지 않았다. { $coin } 가격은 24시간 동안 { $change } 올랐다. { $size }이다.
headline-down-unknown = { $coin } 가격이 24시간 동안 { $change } 내렸다. 얼마나 이례적인지는 알 수 없다.
headline-down-ordinary = { $coin } 가격이 24시간 동안 { $change } 내렸다. 평소 하루 변동 범위 안이다.
headline-down-size = { $coin } 가격이 24시간 동안 { $change } 내렸다. { $size }이다.
size-notable = 눈에 띄는 변동
size-unusual = 이례적인 변동
size-extreme = 극단적인 변동
unusual-sigma = 변동폭은 최근의 평소 하루 변동폭 { $sigma }의 { $times }배다.
unusual-rank = 변동폭은 지난 1년 중 { $share }의 날보다 크다.
unusual-both = 변동폭은 최근의 평소 하루 변동폭 { $sigma }의 { $times }배로, 지난 1년 중 { $share }의 날보다 크다.

## The answer: the cause

cause-one = 수치가 가리키는 것: { $driver }.
cause-weak = { $driver }의 약한 신호가 있으나 뚜렷한 원인은 없다.
cause-mixed = 여러 움직임이 동시에 나타난다: { $drivers }.
cause-none = 수치로는 하나의 원인을 꼽을 수 없다.
cause-ordinary = 이 정도 변동에는 원인이 필요하지 않다. 흔한 하루다.
cause-insufficient = 정보가 부족해 원인을 찾을 수 없다.
driver-forced-down = 상승 베팅의 강제 청산
driver-forced-up = 하락 베팅의 강제 청산
driver-spot-down = 일반적인 현물 매도
driver-spot-up = 일반적인 현물 매수
driver-new-down = 가격 하락 중 신규 포지션 진입
driver-new-up = 가격 상승 중 신규 포지션 진입
driver-macro-down = 금융시장 전반의 하락
driver-macro-up = 금융시장 전반의 상승
sure-high = 확신도: 꽤 높음. 읽을 수 있었던 신호 대부분이 일치한다.
sure-moderate = 확신도: 높지 않음. 일부 신호는 일치하고 일부는 없다.
sure-low = 확신도: 전혀 확실하지 않음.

## The answer: what confirms it, what speaks against it

amplified = 변동을 키운 것: { $what }.
confirms = 들어맞는 점: { $what }.
against = 들어맞지 않는 점: { $what }.
sign-forced-share-down = 강제 청산 주문이 테이커 매도의 추정 { $low }~{ $high }
sign-forced-share-up = 강제 청산 주문이 테이커 매수의 추정 { $low }~{ $high }
sign-forced-share-about-down = 강제 청산 주문이 테이커 매도의 추정 { $share }
sign-forced-share-about-up = 강제 청산 주문이 테이커 매수의 추정 { $share }
sign-forced-explains-little = 강제 청산 주문만으로 설명되는 부분은 변동의 추정 { $low }~{ $high }에 그침
sign-positions-closed = 미결제약정의 { $change }에 해당하는 포지션이 정리됨
sign-positions-opened = 미결제약정의 { $change }에 해당하는 포지션이 새로 열림
sign-positions-steady = 포지션 증감이 거의 없음
sign-liquidations-large = 지난 몇 달에 비춰 청산 규모가 큼
sign-liquidations-usual = 청산 규모가 평소보다 크지 않음
sign-clustered = 청산이 몰려서 발생
sign-not-clustered = 청산이 몰려서 발생하지 않음
sign-one-sided = 청산의 대부분이 손실을 본 쪽
sign-two-sided = 양쪽 모두 청산됨
sign-spot-selling = 현물 시장의 테이커 매도가 평소보다 많음
sign-spot-buying = 현물 시장의 테이커 매수가 평소보다 많음
sign-spot-usual = 현물 거래가 평소 수준
sign-spot-leads = 현물 가격이 먼저 움직임
sign-spot-follows = 현물 가격이 먼저 움직이지 않음
sign-spot-discount = 현물이 선물보다 쌈
sign-spot-premium = 현물이 선물보다 비쌈
sign-funding-moved = 펀딩비가 가격과 함께 움직임
sign-funding-steady = 펀딩비가 거의 움직이지 않음
sign-perp-selling = 선물의 테이커 매도가 평소보다 많음
sign-perp-buying = 선물의 테이커 매수가 평소보다 많음
sign-perp-usual = 선물의 테이커 거래가 평소 수준
sign-equities-moved = 주식도 같은 방향으로 { $change }
sign-equities-calm = 주식 변동은 { $change }로 설명에 부족

## Findings

liquidated = 24시간 동안 { $assets } 포지션이 롱 { $long }, 숏 { $short } 강제 청산됐다({ $venues } 보고).
liquidated-at-least = 24시간 동안 { $assets } 포지션이 최소 롱 { $long }, 숏 { $short } 강제 청산됐다({ $venues } 보고).
liquidated-coverage = 이들 거래소는 여기서 파악된 미결제약정의 { $coverage }를 차지한다.
liquidated-missing = 공개되지 않음: { $assets }.
liquidated-estimate = 이곳의 거래소가 보고하지 않은 것까지 포함한 { $coin } 전체 청산은 { $estimate }로 추정된다({ $low }~{ $high }).
velocity-slowing = 청산이 둔화하고 있다. 최근 6시간의 속도는 그 전 18시간의 추정 { $ratio }배다({ $low }~{ $high }).
velocity-accelerating = 청산이 빨라지고 있다. 최근 6시간의 속도는 그 전 18시간의 추정 { $ratio }배다({ $low }~{ $high }).
velocity-unclear = 청산 속도에 뚜렷한 변화가 없다. 최근 6시간은 그 전 18시간의 추정 { $ratio }배다({ $low }~{ $high }).
forced-explains = 통상적인 가격 충격으로 보면 강제 청산 주문은 { $coin } 변동의 추정 { $low }~{ $high }를 설명한다.
liquidated-longer = 롱·숏 합계로 7일간 { $week }, 30일간 { $month }였다.
open-interest-fell = { $coin } 미결제약정은 24시간 동안 달러 기준 { $change } 줄었다. 가격 요인 { $price }, 포지션 요인 { $positions }.
open-interest-rose = { $coin } 미결제약정은 24시간 동안 달러 기준 { $change } 늘었다. 가격 요인 { $price }, 포지션 요인 { $positions }.
open-interest-unchanged = { $coin } 미결제약정은 달러 기준으로 24시간 전과 같다. 가격 요인 { $price }, 포지션 요인 { $positions }.
positions-longer = 포지션만 보면: { $changes }. 나머지는 가격 때문이다.
positions-over = { $window } { $change }(달러 기준 { $usd })
told-by = 출처: { $venues }.
told-by-part = 출처: { $venues }(여기서 파악된 미결제약정의 { $share }).
deleveraging-weeks = 레버리지는 하루가 아니라 몇 주에 걸쳐 줄고 있다.
deleveraging-day = 포지션 정리는 최근 하루에 나타났다.
deleveraging-none = 하루로 보나 몇 주로 보나 뚜렷한 포지션 정리는 없었다.
regime-new-shorts = 가격이 내리는 동안 포지션이 새로 열렸다. 모든 포지션에는 롱과 숏이 있다.
regime-new-longs = 가격이 오르는 동안 포지션이 새로 열렸다. 모든 포지션에는 롱과 숏이 있다.
cascade-adds = { $coin } 가격이 { $shock } 더 내리면 강제 매도로 낙폭이 { $low }~{ $high } 더 커질 것으로 추정된다.
cascade-adds-little = { $coin } 가격이 { $shock } 더 내려도 강제 매도로 커지는 낙폭은 거의 없을 것으로 추정된다.
branching-claim = 청산의 추정 { $share }({ $low }~{ $high })는 통계상 앞선 청산에 귀속된다. 시간적 집중일 뿐 인과의 증거는 아니다.
branching-unknown = 한 청산이 다음 청산을 부르는지는 확보된 피드로는 알 수 없다.
branching-none = 청산이 몰린 정도는 여건 변화로 설명되는 수준을 넘지 않는다.
map-caveat = 청산될 가격대는 미결제약정과 가정한 레버리지로 추정한 것이며, 이를 공개하는 곳은 없다.
map-told-well = 지난 7일간 이 추정은 거래소가 보고한 롱의 강제 청산과 시간별로 잘 맞았고, 과거 거래만 볼 때보다 나았다.
map-told-roughly = 지난 7일간 이 추정은 거래소가 보고한 롱의 강제 청산과 시간별로 큰 틀에서만 맞았지만, 과거 거래만 볼 때보다는 나았다.
map-hidden = 포지션이 어디에서 강제 청산될지는 추정할 수밖에 없으며, 그 추정은 사용하지 않는다. 지난 7일간 거래소가 보고한 롱의 강제 청산과 맞는 정도가 과거 거래만 볼 때보다 뚜렷하게 더 나은 점이 없었기 때문이다.
map-numbers = 수치로는 이 청산과의 추정 순위 상관이 { $own }({ $low }~{ $high }), 가격대별 과거 거래의 경우는 { $volume }이다.
map-unchecked = 시간별로 보고된 청산과 대조할 수 없었다.
longs-pay = { $coin } 롱은 포지션 유지를 위해 숏에 연 { $rate }를 낸다(미결제약정 가중, { $venues }).
shorts-pay = { $coin } 숏은 포지션 유지를 위해 롱에 연 { $rate }를 낸다(미결제약정 가중, { $venues }).
nobody-pays = { $coin } 롱과 숏 모두 포지션 유지를 위해 상대에게 내는 비용이 없다({ $venues }).
open-to-cap = { $coin } 미결제약정은 시가총액의 { $share }다.
domino-more = 비트코인과의 평소 연동에 비춰 더 많이 내린 코인: { $coins }.
domino-as-usual = 비트코인과의 평소 연동대로 움직인 코인: { $coins }.
domino-less = 비트코인과의 평소 연동에 비춰 더 잘 버틴 코인: { $coins }.
domino-coin = { $coin } 변동 중 연동 수준을 벗어난 폭은 { $excess }로 추정된다({ $low }~{ $high }).
domino-breadth = 표시 코인의 { $share }가 하락했다.
wider-moved = { $market } { $change }
wider-list = 24시간 등락: { $markets }.
wider-together = 지난 30일간 비트코인은 주식과 함께 움직였다.
wider-apart = 지난 30일간 비트코인과 주식의 뚜렷한 동조는 없었다.
market-equities = 주식
market-gold = 금
market-dollar = 달러
sentiment = 공포·탐욕 지수는 100점 만점에 { $index }점, 발표 기관의 분류는 ‘{ $class }’.
sentiment-history = 1주일 전은 { $week }점, 한 달 전은 { $month }점이었다.
holder-below = { $name } 보유량은 { $coins } BTC, 평균 매입가는 { $cost }다. 현재가 기준 평가액은 매입액보다 { $usd }({ $share }) 적다.
holder-above = { $name } 보유량은 { $coins } BTC, 평균 매입가는 { $cost }다. 현재가 기준 평가액은 매입액보다 { $usd }({ $share }) 많다.
holder-date = 보유량은 { $date } 기준이다.
holder-no-date = 보유량 기준일은 알 수 없다.
holder-caveat = 평가손실만으로 매도를 강요받지는 않는다.
level-support = 가장 가까운 지지선은 { $price }로, 현재가와의 거리는 { $distance }다({ $kinds }).
level-resistance = 가장 가까운 저항선은 { $price }로, 현재가와의 거리는 { $distance }다({ $kinds }).
level-broken = 과거 지지선 { $price }는 이제 현재가보다 { $distance } 높아 저항선으로 본다.
level-none = 현재가 부근에 두드러진 가격대가 없다.
level-caveat = 주요 가격대는 많은 이가 주시하는 가격일 뿐 전망이 아니다.
kind-volume = 거래가 많았던 가격
kind-swing = 방향이 바뀐 가격
kind-round = 딱 떨어지는 숫자
kind-depth = 대규모 대기 주문
kind-cluster = 청산이 몰린 것으로 추정되는 가격
role-support = 지지선
role-resistance = 저항선
role-at-price = 현재가 부근
role-broken = 깨진 지지선, 현재 저항선
ages-differ = 이 수치들에는 시점이 다른 것이 섞여 있다.
stablecoin-apart = 1 USDT의 가치는 { $usd }달러로 추정된다({ $low }~{ $high }). 이곳의 수치는 이를 1달러로 계산한다.
conflict-caveat = { $venues }의 { $coin } 가격이 다른 곳과 크게 달라 전체 중앙값을 표시한다.

## The checklist

check-met = 충족
check-not-met = 미충족
check-unknown = 알 수 없음
check-support = 가격이 { $price }로, 가장 가까운 지지선 { $support } 위에서 유지.
check-support-broke = 가격({ $price })이 24시간 동안 지지선 { $level } 아래로 내려감. 이런 이탈 없이 24시간이 지나면 충족.
check-support-none = 가격이 가장 가까운 지지선 위에서 유지.
check-slowing = 청산 둔화: 이전 속도의 추정 { $ratio }배({ $low }~{ $high }). 구간 전체가 1 미만이면 충족.
check-slowing-unknown = 청산 둔화.
check-rebuilding = 레버리지가 다시 쌓이지 않음: 24시간 포지션 증감은 미결제약정의 { $change }. +1% 이하면 충족.
check-rebuilding-unknown = 레버리지가 다시 쌓이지 않음.
check-holders = 대량 보유자의 손실 축소: { $name } { $usd }, 24시간 변화 { $change }.
check-holders-unknown = 대량 보유자의 손실 축소.
check-wider = 금융시장 전반의 안정: 주식 24시간 등락은 { $change }. −1%를 웃돌면 충족.
check-wider-unknown = 금융시장 전반의 안정.
