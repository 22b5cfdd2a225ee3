# Korean. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = 용어
term-open-interest = 미결제약정
gloss-open-interest = 아직 닫히지 않은 선물 포지션의 합계. 한쪽의 이익은 다른 쪽의 손실이다.
term-liquidation = 청산
gloss-liquidation = 증거금이 손실을 감당하지 못해 거래소가 포지션을 강제로 닫는 것.
term-long-short = 롱과 숏
gloss-long-short = 롱은 가격이 오르면, 숏은 내리면 이익을 본다.
term-perpetual = 무기한 선물
gloss-perpetual = 만기가 없는 선물 계약으로, 가상화폐 시장에서 가장 많이 거래된다.
term-funding = 펀딩비
gloss-funding = 무기한 선물 가격을 현물에 가깝게 두려고 롱과 숏이 서로 주고받는 비용.
term-basis = 베이시스
gloss-basis = 만기가 있는 선물 가격이 현물보다 얼마나 높거나 낮은지를 연율로 나타낸 것.
term-leverage = 레버리지
gloss-leverage = 맡긴 돈보다 큰 금액으로 거래하는 것. 이익과 손실이 같은 배수로 커진다.
term-taker = 테이커
gloss-taker = 제시된 가격에 즉시 거래하는 쪽. 테이커 매도가 매수보다 많으면 가격이 눌린다.
term-beta = 베타
gloss-beta = 비트코인이 1% 움직일 때 그 코인이 보통 몇 % 움직였는지.
term-correlation = 상관
gloss-correlation = 두 가격이 얼마나 함께 움직이는지. 1은 같은 방향, 0은 무관, −1은 반대 방향.
term-self-excitation = 자기 여기
gloss-self-excitation = 발생 시점으로 보아 앞선 청산에 귀속할 수 있는 청산의 비중.
term-amplification = 증폭 배수
gloss-amplification = 하락이 불러올 강제 매도로 하락 폭이 몇 배가 되는지의 추정치.
term-support = 지지선과 저항선
gloss-support = 과거에 방향이 바뀌었거나 거래가 몰린 가격. 현재가 아래는 지지선, 위는 저항선.
term-implied-volatility = 내재 변동성
gloss-implied-volatility = 옵션 가격에 담긴 앞으로 1년의 변동 폭.
term-usual-move = 평소 하루 변동폭
gloss-usual-move = 하루 변화의 표준편차(최근일수록 비중이 큼). 사흘 중 이틀가량은 이 안에 머문다.
term-coverage = 포괄 범위
gloss-coverage = 응답한 거래소가 미결제약정 기준으로 시장에서 차지하는 비중.
term-lower-bound = 하한값
gloss-lower-bound = 모두 보고되지는 않아 실제 값이 이보다 클 수는 있어도 작을 수는 없는 수치.
