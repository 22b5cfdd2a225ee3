# Spanish. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = Términos
term-open-interest = Interés abierto
gloss-open-interest = La suma de todas las posiciones abiertas en futuros; lo que gana una parte lo pierde la otra.
term-liquidation = Liquidación
gloss-liquidation = La plataforma cierra una posición a la fuerza porque el depósito ya no cubre la pérdida.
term-long-short = Largo y corto
gloss-long-short = Un largo gana cuando el precio sube; un corto, cuando baja.
term-perpetual = Perpetuo
gloss-perpetual = Un futuro sin fecha de vencimiento, el tipo más negociado en cripto.
term-funding = Financiación
gloss-funding = Un pago entre largos y cortos que mantiene el precio de los perpetuos cerca del de la moneda.
term-basis = Base
gloss-basis = Cuánto se aleja el precio de un futuro con vencimiento del de la moneda, en tasa anual.
term-leverage = Apalancamiento
gloss-leverage = Operar con más dinero del depositado: ganancias y pérdidas crecen en el mismo factor.
term-taker = Tomador
gloss-taker = Quien negocia al momento al precio ofrecido; si los tomadores venden más de lo que compran, el precio baja.
term-beta = Beta
gloss-beta = Cuánto suele moverse una moneda, en porcentaje, cuando Bitcoin se mueve un uno por ciento.
term-correlation = Correlación
gloss-correlation = Hasta qué punto dos precios se mueven juntos: 1 al unísono, 0 sin relación, −1 al revés.
term-self-excitation = Autoexcitación
gloss-self-excitation = La parte de las liquidaciones que, por su ritmo, puede atribuirse a otras anteriores.
term-amplification = Amplificación
gloss-amplification = Cuánto crece una caída por las ventas forzosas que provocaría; es una estimación.
term-support = Soporte y resistencia
gloss-support = Precios por debajo (soporte) o por encima (resistencia) donde antes hubo giros o mucha negociación.
term-implied-volatility = Volatilidad implícita
gloss-implied-volatility = Las oscilaciones de un año que descuentan los precios de las opciones.
term-usual-move = Movimiento de un día habitual
gloss-usual-move = La desviación típica de los cambios diarios, con más peso en los recientes: dos de cada tres días quedan dentro.
term-coverage = Cobertura
gloss-coverage = Qué parte del mercado representan las plataformas que respondieron, según el interés abierto.
term-lower-bound = Mínimo
gloss-lower-bound = Una cifra que la real solo puede superar, porque no se comunica todo.
