# Spanish. The format is Fluent (https://projectfluent.org); which messages there are, and what
# their slots mean, says src/explain/words/message.rs.

## How numbers, amounts and dates are written

mark-group = {"."}
mark-group-from = 5
mark-point = ,
mark-scales = 12 billones, 9 mil millones, 6 millones
mark-axis-scales = 12 bill., 6 M
mark-months = ene feb mar abr may jun jul ago sept oct nov dic
percent = { $number } %
dollars = { $number } US$
dollars-scaled = { $number } { $scale } de dólares
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date }, { $time } { $zone }
list-middle = { $first }, { $last }
list-end = { $first } y { $last }
then = { $first } { $second }
verbatim = { $text }
days = { $count ->
    [one] { $count } día
   *[other] { $count } días
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
window-7d = 7 días
window-30d = 30 días
window-1y = 1 año
short-1h = 1 h
short-6h = 6 h
short-24h = 24 h
short-7d = 7 d
short-30d = 30 d
short-1y = 1 a

## The page

question = ¿Por qué caen hoy las criptomonedas?
simulation-banner = Simulación: ninguna de estas cifras es real.
answer = La respuesta
coins = Monedas
reasons = Qué ha pasado
checklist = Qué tiene que ocurrir
market = El mercado en conjunto
sources = Fuentes y método
as-of = Datos a { $time }
venues-answered = Plataformas que respondieron: { $answered } de { $asked }
data-from = Datos de { $name }
disclaimer = Solo información; no es asesoramiento de inversión.
par-note = Las monedas estables en dólares se cuentan como dólares.
all-figures = Todas las cifras
chart-table = El gráfico en forma de tabla
each-feed = Cada canal de datos
close = Cerrar
terms = Términos explicados
age = hace { $length }
kept-from = Ninguna plataforma responde. Cifras guardadas en este dispositivo hace { $length }.
settings-unreadable = Los ajustes de esta página son ilegibles: no se consulta ninguna plataforma.
copied = Copiado
copy-link = Copiar el enlace
save-moment = Guardar este momento
copy-text = Copiar como texto
whole-panel = Ver el panel completo
every-coin = Todas
theme = Colores
theme-light = Claro
theme-dark = Oscuro
theme-auto = Como el dispositivo
for-and-against = A favor y en contra
language = Idioma

## Cards

card-forced-selling = Cierres forzosos
card-deleveraging = Desapalancamiento
card-cascade = Cascada
card-leverage = Apalancamiento
card-domino = Efecto dominó
card-wider-markets = Otros mercados
card-sentiment = Sentimiento
card-large-holders = Grandes tenedores
card-levels = Niveles
no-forced-selling = Ninguna plataforma informa lo suficiente de las liquidaciones de 24 horas.
no-deleveraging = Ninguna plataforma da el interés abierto de ahora y el de hace 24 horas.
no-cascade = Se sabe demasiado poco de dónde se abrieron las posiciones para decir dónde se cerrarían a la fuerza.
no-leverage = Ninguna plataforma da una tasa de financiación con su intervalo.
no-domino = Se sabe demasiado poco de otras monedas para compararlas con Bitcoin.
no-wider-markets = No se pudo leer ningún mercado ajeno a las criptomonedas.
no-sentiment = No se pudo leer el índice de miedo y codicia.
no-large-holders = No se pudieron leer las monedas ni el coste de ningún tenedor.
no-levels = Se sabe demasiado poco de la negociación pasada para señalar niveles.

## Freshness and reasons

state-live = en vivo
state-delayed = con retraso
state-stale = desactualizado
state-simulated = simulado
state-frozen = tal como se publicó
state-unavailable = no disponible
unavailable-because = no disponible: { $reason }
reason-waiting = a la espera de respuesta
reason-no-venue-answered = no respondió ninguna plataforma que lo dé
reason-not-reported = ninguna plataforma de aquí lo da
reason-window-not-covered = está cubierto menos del 95 % del tiempo
reason-no-venue-at-both-ends = ninguna plataforma da el dato de ahora y el de entonces
reason-too-few = muy pocas observaciones
reason-stale = solo hay observaciones desactualizadas
reason-sampled-feed = las plataformas de aquí solo comunican una parte
reason-mostly-unknown = la mayor parte de aquello en que se basa no se conoce
reason-not-established = las cifras no lo confirman
reason-undefined = no está definido aquí
status-waiting = a la espera de respuesta
status-read = leído
status-spare = no hace falta
fault-offline = sin conexión a internet
fault-blocked = bloqueado por el navegador o sin conexión
fault-status = rechazado con el estado HTTP { $status }
fault-rate-limited = demasiadas consultas; en espera
fault-timed-out = sin respuesta a tiempo
fault-closed = conexión cerrada ({ $code })
fault-silent = conectado, pero en silencio
fault-unreadable = respuesta no comprendida: { $problem }

## Labels of figures

change-over = Cambio en { $window }
price = Último precio
drawdown = Desde el máximo de { $window }
long-liquidations = Largos cerrados a la fuerza
short-liquidations = Cortos cerrados a la fuerza
both-sides = Ambos
all-coins = Todas las mostradas
coin = Moneda
window-head = Periodo
time = Hora
liquidations-coverage = Parte del interés abierto de las plataformas que informan
open-interest-coins = Interés abierto en monedas
open-interest-usd = Interés abierto en dólares
open-interest-change = Cambio en dólares, %
open-interest-change-usd = Cambio en dólares
price-effect = Por el precio
position-effect = Por las posiciones
open-interest-share = Parte de Bitcoin en el interés abierto
open-interest-to-market-cap = Interés abierto sobre capitalización
funding = Financiación anual
basis = Base anual
long-short-ratio = Cuentas en largo por cada cuenta en corto
taker-sell-share = Ventas de los tomadores, parte de lo que negociaron en 24 horas
volatility = Movimiento de un día habitual
implied-volatility = Volatilidad implícita anual
breadth = Monedas que cayeron en 24 horas
liquidations-estimated = Liquidaciones estimadas en 24 horas
liquidation-rate = Liquidaciones por hora ahora
liquidation-ratio = Ritmo de las últimas 6 horas frente a las 18 anteriores
forced-share = Órdenes forzosas en las ventas de los tomadores
forced-share-up = Órdenes forzosas en las compras de los tomadores
forced-explains-label = Parte del movimiento explicada por órdenes forzosas
cascade-shock = Una caída adicional de
cascade-added = Las ventas forzosas añadirían
cascade-whole = La caída total
cascade-amplification = Amplificación
cascade-assumes = Es una simulación: la cifra supone la mezcla habitual de apalancamiento y la negociación de un día corriente; el intervalo abarca menos y más apalancamiento, y desde un mercado normal hasta uno tenso.
cascade-forced = Vendido a la fuerza
cascade-rounds = Rondas de ventas forzosas
branching = Liquidaciones atribuibles a otras anteriores
change-24h = Cambio en 24 horas
excess-move = Más allá de su vínculo con Bitcoin
implied-move = Implícito en el movimiento de Bitcoin
beta = Vínculo con Bitcoin (beta)
correlation = Correlación con Bitcoin
equities = Bolsas en 24 horas
gold = Oro en 24 horas
dollar = Dólar en 24 horas
tether = Un USDT en dólares
level-head = Precio
level-role = Qué es
level-distance = Distancia
level-sigma = En movimientos de un día habitual
level-why = Por qué
fear-greed = Índice de miedo y codicia
now = Ahora
ago = Hace { $window }
market-cap = Capitalización de mercado
market-cap-change = Su cambio en 24 horas
dominance = Parte de Bitcoin en ella
holder = Tenedor
holdings = Bitcoin en su poder
average-cost = Coste medio
unrealised-usd = Resultado no realizado
unrealised-pct = En porcentaje del coste
stated-at = Fecha de las tenencias
not-known = se desconoce
venue = Plataforma
feeds-read = Canales leídos
feeds-failed = Fallidos
feeds-waiting = En espera
at-least = al menos { $figure }
estimated = { $figure } (estimación)
estimated-between = { $figure } (estimación, entre { $low } y { $high })
lower-bound-note = Un mínimo: no todas las plataformas o monedas de esta suma lo comunican todo.
tape = Mayores liquidaciones, en directo
tape-rule = Las 6 mayores recibidas en la última hora, las más recientes primero.
tape-throttled = Como mucho una por segundo llega de { $venues }.
tape-quiet = Ninguna por ahora.
tape-pause = Pausar
tape-long = { $coin }, largo
tape-short = { $coin }, corto
provenance = { $venue }, { $feed }, { $time }
provenance-of = { $venue }, { $feed } { $symbol }, { $time }

## Charts

chart-liquidations = Posiciones cerradas a la fuerza, por hora, en 24 horas
chart-open-interest = Qué movió el interés abierto en 30 días
chart-fear-greed = Índice de miedo y codicia en 30 días
chart-liquidation-map = Dónde se cerrarían a la fuerza posiciones en { $coin }, por precio (estimación)
chart-price = Precio de { $coin } en 7 días
chart-levels = Precio de { $coin } en 30 días y sus niveles más cercanos
chart-domino = Lo que implica el vínculo con Bitcoin en 24 horas (estimación) y lo que ocurrió
chart-empty = No hay valores que dibujar.
chart-summary = { $title }: de { $first } a { $last }, entre { $low } y { $high }.
chart-liquidations-summary = { $title }: { $long } en largos y { $short } en cortos; el máximo, en la hora desde las { $busiest }.
chart-open-interest-summary = { $title }: { $positions } por las posiciones y { $price } por el precio; al principio { $first } monedas, ahora { $last }.
chart-liquidation-map-summary = { $title }: { $long } en largos por debajo del precio y { $short } en cortos por encima, hasta un 15 % de distancia.
no-value = sin valor

## The answer: what happened

headline-waiting = A la espera de que responda la primera plataforma.
headline-nothing = No se puede contactar con ninguna plataforma, así que no se puede decir nada.
headline-no-price = Ninguna plataforma da un precio de { $coin }, así que no se puede decir nada.
headline-price-only = { $coin } está en { $price }; no se conoce su cambio en 24 horas.
headline-flat = { $coin } no cae: no ha variado en 24 horas.
headline-up = { $coin } no cae: sube un { $change } en 24 horas.
headline-up-size = { $coin } no cae: sube un { $change } en 24 horas, { $size }.
headline-down-unknown = { $coin } baja un { $change } en 24 horas; no se puede decir si es algo inusual.
headline-down-ordinary = { $coin } baja un { $change } en 24 horas: dentro de lo normal en un día.
headline-down-size = { $coin } baja un { $change } en 24 horas, { $size }.
size-notable = un movimiento notable
size-unusual = un movimiento inusual
size-extreme = un movimiento extremo
unusual-sigma = El movimiento es { $times } veces el de un día habitual de los últimos tiempos ({ $sigma }).
unusual-rank = El movimiento supera al del { $share } de los días del último año.
unusual-both = El movimiento es { $times } veces el de un día habitual de los últimos tiempos ({ $sigma }) y supera al del { $share } de los días del último año.

## The answer: the cause

cause-one = Los datos apuntan a { $driver }.
cause-weak = Hay indicios débiles de { $driver }; ninguna causa está clara.
cause-mixed = Se ven varias cosas a la vez: { $drivers }.
cause-none = Los datos no señalan una causa concreta.
cause-ordinary = Un movimiento de este tamaño no necesita causa: es normal.
cause-insufficient = Se sabe demasiado poco para buscar una causa.
driver-forced-down = la liquidación forzosa de apuestas al alza
driver-forced-up = la liquidación forzosa de apuestas a la baja
driver-spot-down = la simple venta de monedas
driver-spot-up = la simple compra de monedas
driver-new-down = nuevas posiciones abiertas mientras el precio bajaba
driver-new-up = nuevas posiciones abiertas mientras el precio subía
driver-macro-down = una caída de otros mercados
driver-macro-up = una subida de otros mercados
sure-high = Certeza: bastante; la mayoría de los indicios que se pudieron leer coinciden.
sure-moderate = Certeza: no mucha; algunos indicios coinciden, otros faltan o difieren.
sure-low = Certeza: ninguna.

## The answer: what confirms it, what speaks against it

amplified = Lo que se sumó: { $what }.
confirms = Lo que concuerda: { $what }.
against = Lo que habla en contra: { $what }.
sign-forced-share-down = las órdenes forzosas fueron, según se estima, entre un { $low } y un { $high } de las ventas de los tomadores
sign-forced-share-up = las órdenes forzosas fueron, según se estima, entre un { $low } y un { $high } de las compras de los tomadores
sign-forced-share-about-down = las órdenes forzosas fueron, según se estima, un { $share } de las ventas de los tomadores
sign-forced-share-about-up = las órdenes forzosas fueron, según se estima, un { $share } de las compras de los tomadores
sign-forced-explains-little = las órdenes forzosas por sí solas explican, según se estima, solo entre un { $low } y un { $high } del movimiento con el impacto habitual en el precio (más si el libro es delgado)
sign-positions-closed = se cerraron posiciones por un { $change } del interés abierto
sign-positions-opened = se abrieron posiciones por un { $change } del interés abierto
sign-positions-steady = apenas se cerraron o abrieron posiciones
sign-liquidations-large = las liquidaciones fueron grandes en comparación con los meses anteriores
sign-liquidations-usual = las liquidaciones no fueron mayores de lo habitual
sign-clustered = las liquidaciones llegaron agrupadas
sign-not-clustered = no se pudo mostrar que las liquidaciones llegaran agrupadas
sign-one-sided = la mayor parte de lo liquidado apostaba contra el movimiento
sign-two-sided = las liquidaciones no recayeron claramente en las apuestas contra el movimiento
sign-spot-selling = los tomadores vendieron más monedas de lo habitual en el mercado al contado
sign-spot-buying = los tomadores compraron más monedas de lo habitual en el mercado al contado
sign-spot-usual = los tomadores al contado no siguieron el movimiento más de lo habitual
sign-spot-leads = el precio al contado se movió primero
sign-spot-follows = el precio al contado no se movió primero
sign-spot-discount = las monedas cotizaron por debajo de los futuros
sign-spot-premium = las monedas cotizaron por encima de los futuros
sign-funding-moved = la financiación se movió con el precio
sign-funding-steady = la financiación no se movió con el precio
sign-perp-selling = los tomadores vendieron más futuros de lo habitual
sign-perp-buying = los tomadores compraron más futuros de lo habitual
sign-perp-usual = los tomadores de futuros no siguieron el movimiento más de lo habitual
sign-equities-moved = las bolsas se movieron en el mismo sentido ({ $change })
sign-equities-calm = las bolsas se movieron ({ $change }), pero no lo bastante para explicarlo

## Findings

liquidated = En 24 horas se cerraron a la fuerza { $long } en posiciones largas y { $short } en posiciones cortas en { $assets }, según { $venues ->
    [one] informa
   *[other] informan
} { $venues }.
liquidated-at-least = En 24 horas se cerraron a la fuerza al menos { $long } en posiciones largas y { $short } en posiciones cortas en { $assets }, según { $venues ->
    [one] informa
   *[other] informan
} { $venues }.
liquidated-coverage = Cubre el { $coverage } del interés abierto de { $coin } conocido aquí.
liquidated-missing = Sin datos de { $assets }.
liquidated-estimate = El total de liquidaciones de { $coin } en plataformas con interés abierto conocido aquí se estima en { $estimate }, entre { $low } y { $high }.
velocity-slowing = Las liquidaciones de { $coin } se frenan: en las últimas 6 horas llegaron, se estima, a { $ratio } veces el ritmo de las 18 anteriores ({ $low } a { $high }).
velocity-accelerating = Las liquidaciones de { $coin } aumentaron: en las últimas 6 horas llegaron, se estima, a { $ratio } veces el ritmo de las 18 anteriores ({ $low } a { $high }).
velocity-unclear = El ritmo de las liquidaciones de { $coin } no muestra un cambio claro: el de las últimas 6 horas fue, se estima, { $ratio } veces el de las 18 anteriores ({ $low } a { $high }).
forced-explains = Con el impacto habitual en el precio, se estima que las órdenes forzosas explican entre un { $low } y un { $high } del movimiento de { $coin }.
liquidated-longer = Ambos lados suman { $week } en 7 días y { $month } en 30 días.
open-interest-fell = El interés abierto de { $coin } bajó un { $change } en dólares en 24 horas: { $price } por el precio y { $positions } por las posiciones.
open-interest-rose = El interés abierto de { $coin } subió un { $change } en dólares en 24 horas: { $price } por el precio y { $positions } por las posiciones.
open-interest-unchanged = El interés abierto de { $coin } no varió en dólares en 24 horas: { $price } por el precio y { $positions } por las posiciones.
positions-longer = Solo las posiciones: { $changes }; el resto es el precio.
positions-over = { $change } en { $window } ({ $usd } en dólares)
told-by = Datos de { $venues }.
told-by-part = Datos de { $venues }, con el { $share } del interés abierto conocido aquí.
deleveraging-weeks = En las últimas semanas se cerraron posiciones, la mayoría antes del último día.
deleveraging-day = En el último día se cerraron posiciones.
deleveraging-none = En el último día no hubo un cierre marcado de posiciones.
regime-new-shorts = Se abrieron posiciones mientras el precio bajaba; cada una tiene un largo y un corto.
regime-new-longs = Se abrieron posiciones mientras el precio subía; cada una tiene un largo y un corto.
cascade-adds = Si { $coin } cayera un { $shock } más, se estima que las ventas forzosas añadirían a la caída entre un { $low } y un { $high }.
cascade-adds-little = Si { $coin } cayera un { $shock } más, se estima que las ventas forzosas no añadirían casi nada a la caída.
branching-claim = Se estima que un { $share } de las liquidaciones ({ $low } a { $high }) es atribuible estadísticamente a otras anteriores: agrupación en el tiempo, no prueba de causa.
branching-unknown = Con los canales disponibles no se puede saber si una liquidación desencadena la siguiente.
branching-none = Las liquidaciones no permiten afirmar que una desencadene la siguiente.
map-caveat = Dónde se cerrarían posiciones es una estimación a partir del interés abierto y de un apalancamiento supuesto; nadie lo publica.
map-told-well = En 7 días esta estimación coincidió bien, hora a hora, con los cierres forzosos de largos comunicados, y mejor que la negociación pasada por sí sola.
map-told-roughly = En 7 días esta estimación coincidió solo a grandes rasgos, hora a hora, con los cierres forzosos de largos comunicados, pero mejor que la negociación pasada por sí sola.
map-hidden = Dónde se cerrarían posiciones a la fuerza solo puede estimarse, y la estimación no se usa: en los últimos 7 días no coincidió con claridad mejor que la negociación pasada por sí sola con los cierres forzosos de largos comunicados.
map-numbers = En cifras: su correlación de rangos estimada con esos cierres es { $own } ({ $low } a { $high }); la de la negociación pasada por precio, { $volume }.
map-unchecked = No se pudo comprobar con liquidaciones comunicadas hora a hora.
longs-pay = Los largos en { $coin } pagan a los cortos un { $rate } anual de financiación, ponderado por el interés abierto ({ $venues }).
shorts-pay = Los cortos en { $coin } pagan a los largos un { $rate } anual de financiación, ponderado por el interés abierto ({ $venues }).
nobody-pays = Ni los largos ni los cortos en { $coin } pagan financiación al otro lado ({ $venues }).
open-to-cap = El interés abierto conocido aquí en { $coin } equivale al { $share } de su capitalización de mercado.
domino-more = { $coins } { $coins ->
    [one] quedó
   *[other] quedaron
} por debajo de lo que implica su vínculo habitual con Bitcoin.
domino-as-usual = { $coins } se { $coins ->
    [one] movió
   *[other] movieron
} como implica su vínculo habitual con Bitcoin.
domino-less = { $coins } { $coins ->
    [one] quedó
   *[other] quedaron
} por encima de lo que implica su vínculo habitual con Bitcoin.
domino-coin = Se estima que { $coin } se movió { $excess } más allá de lo que implica su vínculo ({ $low } a { $high }).
domino-breadth = Cayó el { $share } de las monedas mostradas.
wider-moved = { $market } { $change }
wider-list = En 24 horas: { $markets }.
wider-together = En los últimos 30 días Bitcoin ha tendido a moverse con las bolsas.
wider-apart = En los últimos 30 días Bitcoin no se ha movido con las bolsas de forma clara.
market-equities = bolsas
market-gold = oro
market-dollar = dólar
sentiment = El índice de miedo y codicia está en { $index } de 100, lo que su editor llama «{ $class }».
sentiment-history = Hace una semana estaba en { $week } y hace un mes en { $month }.
holder-below = { $name } tiene { $coins } BTC que costaron de media { $cost } cada uno; al precio actual valen { $usd } ({ $share }) menos que su coste.
holder-above = { $name } tiene { $coins } BTC que costaron de media { $cost } cada uno; al precio actual valen { $usd } ({ $share }) más que su coste.
holder-date = Tenencias a fecha de { $date }.
holder-no-date = No se conoce la fecha de sus tenencias.
holder-caveat = Una pérdida sobre el papel no obliga por sí sola a nadie a vender.
level-support = El soporte más cercano está en { $price }, a un { $distance } ({ $kinds }).
level-resistance = La resistencia más cercana está en { $price }, a un { $distance } ({ $kinds }).
level-broken = El nivel de { $price }, antes un soporte, queda ahora un { $distance } por encima del precio y cuenta como resistencia.
level-none = Ningún nivel destaca cerca del precio.
level-caveat = Los niveles son precios que muchos vigilan, no pronósticos.
kind-volume = allí se negoció mucho
kind-swing = allí giró el precio
kind-round = es un número redondo
kind-depth = allí esperan órdenes grandes
kind-cluster = hay una concentración estimada de liquidaciones
role-support = soporte
role-resistance = resistencia
role-at-price = en el precio
role-broken = soporte roto, ahora resistencia
ages-differ = Las cifras de este texto no son todas del mismo momento.
stablecoin-apart = Un USDT vale, según una estimación, { $usd } dólares ({ $low } a { $high }); las cifras de aquí lo cuentan como uno.
conflict-caveat = Los precios de { $coin } en { $venues } se apartan más de un 1 %; se muestra la mediana de todos, pero los niveles y el interés abierto cuentan cada uno.

## The checklist

check-met = se cumple
check-not-met = no se cumple
check-unknown = se desconoce
check-support = El precio, { $price }, se mantiene por encima del soporte más cercano, { $support }.
check-support-broke = El precio, { $price }, ha perforado en 24 horas un soporte en { $level }; se cumple cuando pasen 24 horas sin otra ruptura así.
check-support-none = El precio se mantiene por encima del soporte más cercano.
check-slowing = Las liquidaciones se frenan: según se estima, { $ratio } veces el ritmo anterior ({ $low } a { $high }); se cumple cuando todo el intervalo queda por debajo de 1.
check-slowing-unknown = Las liquidaciones se frenan.
check-rebuilding = El apalancamiento no se está reconstruyendo: las posiciones cambiaron { $change } del interés abierto en 24 horas; se cumple hasta +1 %.
check-rebuilding-unknown = El apalancamiento no se está reconstruyendo.
check-holders = Las pérdidas de los grandes tenedores se reducen: { $name } está en { $usd }, { $change } en 24 horas.
check-holders-unknown = Las pérdidas de los grandes tenedores se reducen.
check-wider = Los otros mercados están en calma: las bolsas se movieron { $change } en 24 horas; se cumple por encima de −1 %.
check-wider-unknown = Los otros mercados están en calma.
