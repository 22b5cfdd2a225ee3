# Portuguese. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = Termos
term-open-interest = Contratos em aberto
gloss-open-interest = A soma de todas as posições abertas em futuros; o que um lado ganha, o outro perde.
term-liquidation = Liquidação
gloss-liquidation = A plataforma fecha uma posição à força porque o depósito já não cobre a perda.
term-long-short = Comprado e vendido
gloss-long-short = O comprado ganha quando o preço sobe; o vendido, quando cai.
term-perpetual = Perpétuo
gloss-perpetual = Um contrato futuro sem vencimento, o tipo mais negociado em cripto.
term-funding = Financiamento
gloss-funding = Um pagamento entre comprados e vendidos que mantém o preço dos perpétuos perto do da moeda.
term-basis = Base
gloss-basis = Quanto o preço de um futuro com vencimento se afasta do da moeda, em taxa anual.
term-leverage = Alavancagem
gloss-leverage = Operar com mais dinheiro do que o depositado: ganhos e perdas crescem no mesmo fator.
term-taker = Tomador
gloss-taker = Quem negocia na hora ao preço ofertado; se os tomadores vendem mais do que compram, o preço cai.
term-beta = Beta
gloss-beta = Quantos por cento uma moeda costuma se mover quando o Bitcoin se move um por cento.
term-correlation = Correlação
gloss-correlation = Quanto dois preços andam juntos: 1 em sincronia, 0 sem relação, −1 ao contrário.
term-self-excitation = Autoexcitação
gloss-self-excitation = A parcela das liquidações que, pelo ritmo, pode ser atribuída a outras anteriores.
term-amplification = Amplificação
gloss-amplification = Quanto uma queda cresce com as vendas forçadas que provocaria; é uma estimativa.
term-support = Suporte e resistência
gloss-support = Preços abaixo (suporte) ou acima (resistência) onde já houve viradas ou muita negociação.
term-implied-volatility = Volatilidade implícita
gloss-implied-volatility = As oscilações de um ano embutidas nos preços das opções.
term-usual-move = Movimento de um dia comum
gloss-usual-move = O desvio-padrão das variações diárias, com mais peso nas recentes: dois em cada três dias ficam dentro dele.
term-coverage = Cobertura
gloss-coverage = Que parte do mercado as plataformas que responderam representam, pelos contratos em aberto.
term-lower-bound = Mínimo
gloss-lower-bound = Um número que o verdadeiro só pode superar, porque nem tudo é informado.
