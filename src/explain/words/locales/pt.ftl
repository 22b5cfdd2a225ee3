# Portuguese (Brazil). The format is Fluent (https://projectfluent.org); which messages there are,
# and what their slots mean, says src/explain/words/message.rs.

## How numbers, amounts and dates are written

mark-group = {"."}
mark-group-from = 4
mark-point = ,
mark-scales = 12 tri, 9 bi, 6 mi
mark-axis-scales = 12 tri, 9 bi, 6 mi
mark-months = jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.
percent = { $number }%
dollars = US$ { $number }
# The short forms: as a word the scale would be singular below 2 (1,25 bilhão).
dollars-scaled = US$ { $number } { $scale }
date = { $day } de { $month } de { $year }
date-short = { $day } de { $month }
date-time = { $date }, { $time } { $zone }
list-middle = { $first }, { $last }
list-end = { $first } e { $last }
then = { $first } { $second }
verbatim = { $text }
days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
bitcoin = Bitcoin
ether = Ether
solana = Solana

## Windows

window-1h = 1 hora
window-6h = 6 horas
window-24h = 24 horas
window-7d = 7 dias
window-30d = 30 dias
window-1y = 1 ano
short-1h = 1 h
short-6h = 6 h
short-24h = 24 h
short-7d = 7 d
short-30d = 30 d
short-1y = 1 a

## The page

question = Por que as criptomoedas estão caindo hoje?
simulation-banner = Simulação: nenhum destes números é real.
answer = A resposta
coins = Moedas
reasons = O que aconteceu
checklist = O que precisa acontecer
market = O mercado como um todo
sources = Fontes e método
as-of = Dados de { $time }
venues-answered = Plataformas que responderam: { $answered } de { $asked }
data-from = Dados de { $name }
disclaimer = Apenas informação; não é recomendação de investimento.
par-note = Moedas estáveis em dólar são contadas como dólares.
all-figures = Todos os números
chart-table = O gráfico em tabela
each-feed = Cada canal de dados
close = Fechar
terms = Termos explicados
age = há { $length }
kept-from = Nenhuma plataforma responde agora. Estes números foram guardados neste aparelho há { $length }.
settings-unreadable = Não é possível ler as configurações escritas nesta página, por isso nenhuma plataforma é consultada.
copied = Copiado
copy-link = Copiar o link
save-moment = Salvar este momento
copy-text = Copiar como texto
whole-panel = Ver o painel completo
every-coin = Todas
theme = Cores
theme-light = Claro
theme-dark = Escuro
theme-auto = Como o dispositivo
for-and-against = A favor e contra
language = Idioma

## Cards

card-forced-selling = Fechamentos forçados
card-deleveraging = Desalavancagem
card-cascade = Cascata
card-leverage = Alavancagem
card-domino = Efeito dominó
card-wider-markets = Outros mercados
card-sentiment = Sentimento
card-large-holders = Grandes detentores
card-levels = Níveis
no-forced-selling = Nenhuma plataforma informa o bastante sobre as liquidações das últimas 24 horas.
no-deleveraging = Nenhuma plataforma informa os contratos em aberto de agora e de 24 horas atrás.
no-cascade = Sabe-se muito pouco sobre onde as posições foram abertas para calcular onde seriam fechadas à força.
no-leverage = Nenhuma plataforma informa uma taxa de financiamento com seu intervalo.
no-domino = Sabe-se muito pouco sobre outras moedas para compará-las com Bitcoin.
no-wider-markets = Não foi possível ler nenhum mercado fora das criptomoedas.
no-sentiment = Não foi possível ler o índice de medo e ganância.
no-large-holders = Não foi possível ler as moedas e o custo de nenhum detentor.
no-levels = Sabe-se muito pouco sobre as negociações passadas para apontar níveis.

## Freshness and reasons

state-live = ao vivo
state-delayed = com atraso
state-stale = desatualizado
state-simulated = simulado
state-frozen = como publicado
state-unavailable = indisponível
unavailable-because = indisponível: { $reason }
reason-waiting = à espera de resposta
reason-no-venue-answered = nenhuma plataforma que informa este dado respondeu
reason-not-reported = nenhuma plataforma daqui informa este dado
reason-window-not-covered = menos de 95% do tempo está coberto
reason-no-venue-at-both-ends = nenhuma plataforma informa o dado de agora e o de antes
reason-too-few = observações insuficientes
reason-stale = só há observações desatualizadas
reason-sampled-feed = as plataformas daqui informam só parte dos eventos
reason-mostly-unknown = a maior parte daquilo em que se apoia ainda não é conhecida
reason-not-established = os números não o confirmam
reason-undefined = não definido aqui
status-waiting = à espera de resposta
status-read = lido
status-spare = desnecessário
fault-offline = sem conexão com a internet
fault-blocked = bloqueado pelo navegador ou sem conexão
fault-status = recusado com o status HTTP { $status }
fault-rate-limited = consultas demais; em espera
fault-timed-out = sem resposta a tempo
fault-closed = conexão encerrada ({ $code })
fault-silent = conectado, mas em silêncio
fault-unreadable = resposta não compreendida: { $problem }

## Labels of figures

change-over = Variação em { $window }
price = Último preço
drawdown = Desde a máxima de { $window }
long-liquidations = Compradas fechadas à força
short-liquidations = Vendidas fechadas à força
both-sides = Ambas
all-coins = Todas as exibidas
coin = Moeda
window-head = Período
time = Hora
liquidations-coverage = Parcela dos contratos em aberto das plataformas que informam
open-interest-coins = Contratos em aberto em moedas
open-interest-usd = Contratos em aberto em dólares
open-interest-change = Variação em dólares, %
open-interest-change-usd = Variação em dólares
price-effect = Pelo preço
position-effect = Pelas posições
open-interest-share = Parcela de Bitcoin nos contratos em aberto
open-interest-to-market-cap = Contratos em aberto sobre valor de mercado
funding = Financiamento ao ano
basis = Base ao ano
long-short-ratio = Contas compradas para cada conta vendida
taker-sell-share = Vendas dos tomadores, parcela do que negociaram em 24 horas
volatility = Movimento de um dia comum
implied-volatility = Volatilidade implícita ao ano
breadth = Moedas que caíram em 24 horas
liquidations-estimated = Liquidações estimadas em 24 horas
liquidation-rate = Liquidações por hora agora
liquidation-ratio = Ritmo das últimas 6 horas frente às 18 anteriores
forced-share = Ordens forçadas nas vendas dos tomadores
forced-share-up = Ordens forçadas nas compras dos tomadores
forced-explains-label = Parcela do movimento explicada por ordens forçadas
cascade-shock = Uma queda adicional de
cascade-added = As vendas forçadas acrescentariam
cascade-whole = A queda total
cascade-amplification = Amplificação
cascade-assumes = É uma simulação: o número supõe a combinação usual de alavancagem e as negociações de um dia comum; o intervalo vai de menos a mais alavancagem e de um mercado normal a um tenso.
cascade-forced = Vendido à força
cascade-rounds = Rodadas de vendas forçadas
branching = Liquidações atribuíveis a outras anteriores
change-24h = Variação em 24 horas
excess-move = Além do vínculo com Bitcoin
implied-move = Implícito no movimento de Bitcoin
beta = Vínculo com Bitcoin (beta)
correlation = Correlação com Bitcoin
equities = Ações em 24 horas
gold = Ouro em 24 horas
dollar = Dólar em 24 horas
tether = Um USDT em dólares
level-head = Preço
level-role = O que é
level-distance = Distância
level-sigma = Em movimentos de um dia comum
level-why = Por quê
fear-greed = Índice de medo e ganância
now = Agora
ago = Há { $window }
market-cap = Valor de mercado
market-cap-change = Sua variação em 24 horas
dominance = Parcela de Bitcoin nele
holder = Detentor
holdings = Bitcoin em carteira
average-cost = Custo médio
unrealised-usd = Resultado não realizado
unrealised-pct = Em percentual do custo
stated-at = Data da posição
not-known = não se sabe
venue = Plataforma
feeds-read = Canais lidos
feeds-failed = Com falha
feeds-waiting = Em espera
at-least = ao menos { $figure }
estimated = { $figure } (estimativa)
estimated-between = { $figure } (estimativa, entre { $low } e { $high })
lower-bound-note = Um mínimo: nem toda plataforma ou moeda desta soma informa tudo.
tape = Maiores liquidações, ao vivo
tape-rule = As 6 maiores recebidas na última hora, as mais recentes primeiro.
tape-throttled = No máximo uma por segundo vem de { $venues }.
tape-quiet = Nenhuma por enquanto.
tape-pause = Pausar
tape-long = { $coin }, comprada
tape-short = { $coin }, vendida
provenance = { $venue }, { $feed }, { $time }
provenance-of = { $venue }, { $feed } { $symbol }, { $time }

## Charts

chart-liquidations = Posições fechadas à força, por hora, em 24 horas
chart-open-interest = O que moveu os contratos em aberto em 30 dias
chart-fear-greed = Índice de medo e ganância em 30 dias
chart-liquidation-map = Onde posições em { $coin } seriam fechadas à força, por preço (estimativa)
chart-price = Preço de { $coin } em 7 dias
chart-levels = Preço de { $coin } em 30 dias e os níveis mais próximos
chart-domino = O que o vínculo com Bitcoin implica em 24 horas (estimativa) e o que aconteceu
chart-empty = Não há valores para desenhar.
chart-summary = { $title }: de { $first } a { $last }, entre { $low } e { $high }.
chart-liquidations-summary = { $title }: { $long } em compradas e { $short } em vendidas; o máximo na hora a partir de { $busiest }.
chart-open-interest-summary = { $title }: { $positions } pelas posições e { $price } pelo preço; no início { $first } moedas, agora { $last }.
chart-liquidation-map-summary = { $title }: { $long } em posições compradas abaixo do preço e { $short } em vendidas acima, até 15% de distância.
no-value = sem valor

## The answer: what happened

headline-waiting = À espera da resposta da primeira plataforma.
headline-nothing = Nenhuma plataforma pode ser alcançada, por isso nada se pode dizer.
headline-no-price = Nenhuma plataforma informa um preço de { $coin }, por isso nada se pode dizer.
headline-price-only = { $coin } está em { $price }; não se conhece a variação em 24 horas.
headline-flat = { $coin } não está caindo: não variou em 24 horas.
headline-up = { $coin } não está caindo: sobe { $change } em 24 horas.
headline-up-size = { $coin } não está caindo: sobe { $change } em 24 horas, { $size }.
headline-down-unknown = { $coin } cai { $change } em 24 horas; não se pode dizer se isso é incomum.
headline-down-ordinary = { $coin } cai { $change } em 24 horas: dentro do normal para um dia.
headline-down-size = { $coin } cai { $change } em 24 horas, { $size }.
size-notable = um movimento notável
size-unusual = um movimento incomum
size-extreme = um movimento extremo
unusual-sigma = O movimento é { $times } vezes o de um dia comum dos últimos tempos ({ $sigma }).
unusual-rank = O movimento supera o de { $share } dos dias do último ano.
unusual-both = O movimento é { $times } vezes o de um dia comum dos últimos tempos ({ $sigma }) e supera o de { $share } dos dias do último ano.

## The answer: the cause

cause-one = Os dados apontam para { $driver }.
cause-weak = Há sinais fracos de { $driver }; nenhuma causa está clara.
cause-mixed = Várias coisas aparecem ao mesmo tempo: { $drivers }.
cause-none = Os dados não indicam uma causa específica.
cause-ordinary = Um movimento deste tamanho não precisa de causa: é comum.
cause-insufficient = Sabe-se muito pouco para procurar uma causa.
driver-forced-down = liquidação forçada de apostas na alta
driver-forced-up = liquidação forçada de apostas na queda
driver-spot-down = simples venda de moedas
driver-spot-up = simples compra de moedas
driver-new-down = novas posições abertas enquanto o preço caía
driver-new-up = novas posições abertas enquanto o preço subia
driver-macro-down = uma queda de outros mercados
driver-macro-up = uma alta de outros mercados
sure-high = Grau de certeza: razoável; a maioria dos sinais que puderam ser lidos concorda.
sure-moderate = Grau de certeza: não muito alto; alguns sinais concordam, outros faltam ou divergem.
sure-low = Grau de certeza: nenhum.

## The answer: what confirms it, what speaks against it

amplified = O que se somou: { $what }.
confirms = O que combina com isso: { $what }.
against = O que fala contra isso: { $what }.
sign-forced-share-down = estima-se que as ordens forçadas foram de { $low } a { $high } das vendas dos tomadores
sign-forced-share-up = estima-se que as ordens forçadas foram de { $low } a { $high } das compras dos tomadores
sign-forced-share-about-down = estima-se que as ordens forçadas foram { $share } das vendas dos tomadores
sign-forced-share-about-up = estima-se que as ordens forçadas foram { $share } das compras dos tomadores
sign-forced-explains-little = as ordens forçadas por si sós explicam, segundo estimativa, apenas de { $low } a { $high } do movimento com o impacto habitual no preço (mais em livros rasos)
sign-positions-closed = foram fechadas posições equivalentes a { $change } dos contratos em aberto
sign-positions-opened = foram abertas posições equivalentes a { $change } dos contratos em aberto
sign-positions-steady = quase não se fecharam nem abriram posições
sign-liquidations-large = as liquidações foram grandes em comparação com os meses anteriores
sign-liquidations-usual = as liquidações não foram maiores que o habitual
sign-clustered = as liquidações vieram agrupadas
sign-not-clustered = não foi possível mostrar que as liquidações vieram agrupadas
sign-one-sided = a maior parte do que foi liquidado apostava contra o movimento
sign-two-sided = as liquidações não recaíram claramente nas apostas contra o movimento
sign-spot-selling = os tomadores venderam mais moedas que o habitual no mercado à vista
sign-spot-buying = os tomadores compraram mais moedas que o habitual no mercado à vista
sign-spot-usual = os tomadores à vista não seguiram o movimento mais que o habitual
sign-spot-leads = o preço à vista se moveu primeiro
sign-spot-follows = o preço à vista não se moveu primeiro
sign-spot-discount = as moedas foram negociadas abaixo dos futuros
sign-spot-premium = as moedas foram negociadas acima dos futuros
sign-funding-moved = o financiamento se moveu com o preço
sign-funding-steady = o financiamento não se moveu com o preço
sign-perp-selling = os tomadores venderam mais futuros que o habitual
sign-perp-buying = os tomadores compraram mais futuros que o habitual
sign-perp-usual = os tomadores de futuros não seguiram o movimento mais que o habitual
sign-equities-moved = as ações se moveram na mesma direção ({ $change })
sign-equities-calm = as ações se moveram ({ $change }), mas não o bastante para explicá-lo

## Findings

liquidated = Em 24 horas foram fechadas à força { $long } em posições compradas e { $short } em posições vendidas em { $assets }, como { $venues ->
    [one] informa
   *[other] informam
} { $venues }.
liquidated-at-least = Em 24 horas foram fechadas à força ao menos { $long } em posições compradas e { $short } em posições vendidas em { $assets }, como { $venues ->
    [one] informa
   *[other] informam
} { $venues }.
liquidated-coverage = Isso cobre { $coverage } dos contratos em aberto de { $coin } conhecidos aqui.
liquidated-missing = Sem dados de { $assets }.
liquidated-estimate = O total de liquidações de { $coin } nas plataformas com contratos em aberto conhecidos aqui é estimado em { $estimate }, entre { $low } e { $high }.
velocity-slowing = As liquidações de { $coin } perdem ritmo: estima-se que nas últimas 6 horas vieram a { $ratio } vezes o ritmo das 18 anteriores ({ $low } a { $high }).
velocity-accelerating = As liquidações de { $coin } aumentaram: estima-se que nas últimas 6 horas vieram a { $ratio } vezes o ritmo das 18 anteriores ({ $low } a { $high }).
velocity-unclear = O ritmo das liquidações de { $coin } não mostra mudança clara: estima-se que o das últimas 6 horas foi { $ratio } vezes o das 18 anteriores ({ $low } a { $high }).
forced-explains = Pelo impacto habitual no preço, estima-se que as ordens forçadas explicam de { $low } a { $high } do movimento de { $coin }.
liquidated-longer = Os dois lados somam { $week } em 7 dias e { $month } em 30 dias.
open-interest-fell = Os contratos em aberto de { $coin } caíram { $change } em dólares em 24 horas: { $price } pelo preço e { $positions } pelas posições.
open-interest-rose = Os contratos em aberto de { $coin } subiram { $change } em dólares em 24 horas: { $price } pelo preço e { $positions } pelas posições.
open-interest-unchanged = Os contratos em aberto de { $coin } não variaram em dólares em 24 horas: { $price } pelo preço e { $positions } pelas posições.
positions-longer = Só as posições: { $changes }; o resto é o preço.
positions-over = { $change } em { $window } ({ $usd } em dólares)
told-by = Dados de { $venues }.
told-by-part = Dados de { $venues }, com { $share } dos contratos em aberto conhecidos aqui.
deleveraging-weeks = Nas últimas semanas foram fechadas posições, a maioria antes do último dia.
deleveraging-day = No último dia foram fechadas posições.
deleveraging-none = No último dia não houve fechamento expressivo de posições.
regime-new-shorts = Posições foram abertas enquanto o preço caía; cada uma tem um comprado e um vendido.
regime-new-longs = Posições foram abertas enquanto o preço subia; cada uma tem um comprado e um vendido.
cascade-adds = Se { $coin } caísse mais { $shock }, estima-se que as vendas forçadas acrescentariam de { $low } a { $high } à queda.
cascade-adds-little = Se { $coin } caísse mais { $shock }, estima-se que as vendas forçadas não acrescentariam quase nada à queda.
branching-claim = A parcela estimada de liquidações estatisticamente atribuíveis a outras anteriores é de { $share } ({ $low } a { $high }): agrupamento no tempo, não prova de causa.
branching-unknown = Com os canais disponíveis não se pode dizer se uma liquidação desencadeia a seguinte.
branching-none = As liquidações não permitem afirmar que uma desencadeie a seguinte.
map-caveat = Onde posições seriam fechadas é uma estimativa com base nos contratos em aberto e em alavancagem suposta; ninguém publica isso.
map-told-well = Nos últimos 7 dias esta estimativa coincidiu bem, hora a hora, com os fechamentos forçados de compradas que as plataformas informaram, e melhor do que as negociações passadas por si sós.
map-told-roughly = Nos últimos 7 dias esta estimativa coincidiu só em linhas gerais, hora a hora, com os fechamentos forçados de compradas que as plataformas informaram, mas melhor do que as negociações passadas por si sós.
map-hidden = Onde posições seriam fechadas à força só pode ser estimado, e a estimativa não é usada: nos últimos 7 dias ela não coincidiu claramente melhor do que as negociações passadas por si sós com os fechamentos forçados de compradas que as plataformas informaram.
map-numbers = Em números: sua correlação de postos estimada com esses fechamentos é { $own } ({ $low } a { $high }); a das negociações passadas por preço, { $volume }.
map-unchecked = Não foi possível verificá-la com liquidações divulgadas hora a hora.
longs-pay = Os comprados em { $coin } pagam aos vendidos { $rate } ao ano de financiamento, ponderado pelos contratos em aberto ({ $venues }).
shorts-pay = Os vendidos em { $coin } pagam aos comprados { $rate } ao ano de financiamento, ponderado pelos contratos em aberto ({ $venues }).
nobody-pays = Nem comprados nem vendidos em { $coin } pagam financiamento ao outro lado ({ $venues }).
open-to-cap = Os contratos em aberto conhecidos aqui em { $coin } equivalem a { $share } do seu valor de mercado.
domino-more = { $coins } { $coins ->
    [one] ficou
   *[other] ficaram
} abaixo do que sugere seu vínculo habitual com Bitcoin.
domino-as-usual = { $coins } { $coins ->
    [one] variou
   *[other] variaram
} como sugere seu vínculo habitual com Bitcoin.
domino-less = { $coins } { $coins ->
    [one] ficou
   *[other] ficaram
} acima do que sugere seu vínculo habitual com Bitcoin.
domino-coin = Estima-se que { $coin } variou { $excess } além do que sugere seu vínculo ({ $low } a { $high }).
domino-breadth = Das moedas exibidas, { $share } caíram.
wider-moved = { $market } { $change }
wider-list = Em 24 horas: { $markets }.
wider-together = Nos últimos 30 dias, Bitcoin tendeu a se mover com as ações.
wider-apart = Nos últimos 30 dias, Bitcoin não se moveu com as ações de forma clara.
market-equities = ações
market-gold = ouro
market-dollar = dólar
sentiment = O índice de medo e ganância está em { $index } de 100, o que seu editor chama de “{ $class }”.
sentiment-history = Há uma semana estava em { $week } e há um mês em { $month }.
holder-below = { $name } tem { $coins } BTC que custaram em média { $cost } cada; ao preço atual valem { $usd } ({ $share }) menos que o custo.
holder-above = { $name } tem { $coins } BTC que custaram em média { $cost } cada; ao preço atual valem { $usd } ({ $share }) mais que o custo.
holder-date = Posição em { $date }.
holder-no-date = Não se conhece a data dessa posição.
holder-caveat = Uma perda no papel não obriga, por si só, ninguém a vender.
level-support = O suporte mais próximo está em { $price }, a { $distance } de distância ({ $kinds }).
level-resistance = A resistência mais próxima está em { $price }, a { $distance } de distância ({ $kinds }).
level-broken = O nível de { $price }, antes um suporte, está agora { $distance } acima do preço e conta como resistência.
level-none = Nenhum nível se destaca perto do preço.
level-caveat = Níveis são preços que muitos observam, não previsões.
kind-volume = muito se negociou ali
kind-swing = o preço virou ali
kind-round = é um número redondo
kind-depth = há ordens grandes ali
kind-cluster = há uma concentração estimada de liquidações
role-support = suporte
role-resistance = resistência
role-at-price = no preço
role-broken = suporte rompido, agora resistência
ages-differ = Os números deste texto não são todos do mesmo momento.
stablecoin-apart = Um USDT vale, segundo uma estimativa, { $usd } dólar ({ $low } a { $high }); os números daqui o contam como um.
conflict-caveat = Os preços de { $coin } em { $venues } divergem em mais de 1%; mostra-se a mediana de todos, mas níveis e contratos em aberto contam cada um.

## The checklist

check-met = cumprido
check-not-met = não cumprido
check-unknown = não se sabe
check-support = O preço, { $price }, se mantém acima do suporte mais próximo, { $support }.
check-support-broke = O preço, { $price }, rompeu em 24 horas um suporte em { $level }; cumprido quando passarem 24 horas sem outro rompimento assim.
check-support-none = O preço se mantém acima do suporte mais próximo.
check-slowing = As liquidações perdem ritmo: estima-se { $ratio } vezes o ritmo anterior ({ $low } a { $high }); cumprido quando todo o intervalo fica abaixo de 1.
check-slowing-unknown = As liquidações perdem ritmo.
check-rebuilding = A alavancagem não está sendo refeita: as posições variaram { $change } dos contratos em aberto em 24 horas; cumprido até +1%.
check-rebuilding-unknown = A alavancagem não está sendo refeita.
check-holders = As perdas dos grandes detentores diminuem: { $name } está em { $usd }, { $change } em 24 horas.
check-holders-unknown = As perdas dos grandes detentores diminuem.
check-wider = Os outros mercados estão calmos: as ações variaram { $change } em 24 horas; cumprido acima de −1%.
check-wider-unknown = Os outros mercados estão calmos.
