# Turkish. The terms of the trade, each explained in one sentence; which there are says
# src/explain/words/glossary.rs.

terms = Terimler
term-open-interest = Açık pozisyonlar
gloss-open-interest = Vadeli işlemlerde açık duran bütün pozisyonların toplamı; bir tarafın kazandığını öteki kaybeder.
term-liquidation = Likidasyon
gloss-liquidation = Yatırılan teminat zararı artık karşılamadığı için platformun pozisyonu zorla kapatması.
term-long-short = Uzun ve kısa
gloss-long-short = Uzun pozisyon fiyat yükselince, kısa pozisyon düşünce kazanır.
term-perpetual = Sürekli vadeli
gloss-perpetual = Bitiş tarihi olmayan vadeli sözleşme; kriptoda en çok işlem gören tür.
term-funding = Fonlama
gloss-funding = Sürekli vadelinin fiyatını kripto paranınkine yakın tutmak için uzun ve kısaların birbirine ödediği ücret.
term-basis = Baz
gloss-basis = Vadesi belli bir sözleşmenin fiyatının kripto paranınkinden yıllık oranla ne kadar saptığı.
term-leverage = Kaldıraç
gloss-leverage = Yatırılandan fazla parayla işlem: kazanç da kayıp da aynı oranda büyür.
term-taker = Anında işlem yapan
gloss-taker = Sunulan fiyattan hemen alıp satan taraf; bunların satışı alışını aşarsa fiyat düşer.
term-beta = Beta
gloss-beta = Bitcoin yüzde bir oynadığında bir kripto paranın genellikle yüzde kaç oynadığı.
term-correlation = Korelasyon
gloss-correlation = İki fiyatın ne ölçüde birlikte oynadığı: 1 tam birlikte, 0 ilgisiz, −1 ters yönde.
term-self-excitation = Kendini uyarma
gloss-self-excitation = Zamanlamasına göre daha öncekilere bağlanabilen likidasyonların payı.
term-amplification = Büyütme
gloss-amplification = Bir düşüşün, yol açacağı zorunlu satışlarla kaç kat büyüyeceği; bir tahmindir.
term-support = Destek ve direnç
gloss-support = Daha önce dönüşlerin ya da yoğun işlemin görüldüğü, fiyatın altındaki (destek) ve üstündeki (direnç) düzeyler.
term-implied-volatility = Zımni oynaklık
gloss-implied-volatility = Opsiyon fiyatlarının bir yıl için hesaba kattığı dalgalanma.
term-usual-move = Olağan bir günün hareketi
gloss-usual-move = Günlük değişimlerin standart sapması, son günler daha ağır basar: üç günün ikisi kadarı bunun içinde kalır.
term-coverage = Kapsam
gloss-coverage = Yanıt veren platformların, açık pozisyonlara göre piyasanın ne kadarını temsil ettiği.
term-lower-bound = Alt sınır
gloss-lower-bound = Her şey bildirilmediği için gerçek değerin yalnızca üstünde olabileceği sayı.
