# Turkish. The format is Fluent (https://projectfluent.org); which messages there are, and what
# their slots mean, says src/explain/words/message.rs. No slot takes a suffix: its vowels would have
# to follow the slot's text.

## How numbers, amounts and dates are written

mark-group = {"."}
mark-group-from = 4
mark-point = ,
mark-scales = 12 trilyon, 9 milyar, 6 milyon
mark-axis-scales = 12 Tn, 9 Mr, 6 Mn
mark-months = Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara
percent = %{ $number }
dollars = ${ $number }
dollars-scaled = ${ $number } { $scale }
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date } { $time } { $zone }
list-middle = { $first }, { $last }
list-end = { $first } ve { $last }
then = { $first } { $second }
verbatim = { $text }
days = { $count } gün
hours = { $count } saat
minutes = { $count } dakika
seconds = { $count } saniye
bitcoin = Bitcoin
ether = Ether
solana = Solana

## Windows

window-1h = 1 saat
window-6h = 6 saat
window-24h = 24 saat
window-7d = 7 gün
window-30d = 30 gün
window-1y = 1 yıl
short-1h = 1 sa.
short-6h = 6 sa.
short-24h = 24 sa.
short-7d = 7 g
short-30d = 30 g
short-1y = 1 y

## The page

question = Kripto bugün neden düşüyor?
simulation-banner = Simülasyon: bu rakamların hiçbiri gerçek değil.
answer = Yanıt
coins = Kripto paralar
reasons = Ne oldu
checklist = Ne olması gerekiyor
market = Piyasanın bütünü
sources = Kaynaklar ve yöntem
as-of = { $time } itibarıyla
venues-answered = Yanıt veren platform: { $answered } / { $asked }
data-from = Veri: { $name }
disclaimer = Yalnızca bilgi amaçlıdır, yatırım tavsiyesi değildir.
par-note = Dolara bağlı sabit paralar dolar sayılır.
all-figures = Tüm rakamlar
chart-table = Tablo olarak grafik
each-feed = Tek tek veri akışları
close = Kapat
terms = Terimlerin anlamı
age = { $length } önce
kept-from = Şu anda hiçbir platform yanıt vermiyor. Bu rakamlar bu cihaza { $length } önce kaydedildi.
settings-unreadable = Bu sayfaya yazılan ayarlar okunamıyor, bu yüzden hiçbir platforma sorulmuyor.
copied = Kopyalandı
copy-link = Bağlantıyı kopyala
save-moment = Bu anı kaydet
copy-text = Metin olarak kopyala
whole-panel = Panelin tamamını gör
language = Dil

## Cards

card-forced-selling = Zorunlu satışlar
card-deleveraging = Kaldıraç azaltımı
card-cascade = Zincirleme satış
card-leverage = Kaldıraç
card-domino = Domino etkisi
card-wider-markets = Diğer piyasalar
card-sentiment = Piyasa duyarlılığı
card-large-holders = Büyük sahipler
card-levels = Seviyeler
no-forced-selling = Hiçbir platform son 24 saatin likidasyonları hakkında yeterli bilgi vermiyor.
no-deleveraging = Hiçbir platform hem şimdiki hem 24 saat önceki açık pozisyon tutarını bildirmiyor.
no-cascade = Pozisyonların nerede açıldığı, nerede zorla kapatılacaklarını hesaplamaya yetecek kadar bilinmiyor.
no-leverage = Hiçbir platform fonlama oranını aralığıyla birlikte bildirmiyor.
no-domino = Diğer kripto paralar Bitcoin ile karşılaştırmaya yetecek kadar bilinmiyor.
no-wider-markets = Kripto dışında hiçbir piyasa okunamadı.
no-sentiment = Korku ve açgözlülük endeksi okunamadı.
no-large-holders = Hiçbir sahibin varlığı ve maliyeti okunamadı.
no-levels = Geçmiş işlemler seviye belirlemeye yetecek kadar bilinmiyor.

## Freshness and reasons

state-live = canlı
state-delayed = gecikmeli
state-stale = güncel değil
state-frozen = yayımlandığı gibi
state-unavailable = yok
unavailable-because = yok: { $reason }
reason-waiting = yanıt bekleniyor
reason-no-venue-answered = bunu bildiren hiçbir platform yanıt vermedi
reason-not-reported = buradaki hiçbir platform bunu bildirmiyor
reason-window-not-covered = sürenin %95’inden azı kapsanıyor
reason-no-venue-at-both-ends = hiçbir platform hem şimdikini hem öncekini bildirmiyor
reason-too-few = çok az gözlem var
reason-stale = yalnızca güncel olmayan gözlemler var
reason-sampled-feed = buradaki platformlar olayların yalnızca bir kısmını bildiriyor
reason-mostly-unknown = dayandığı verilerin çoğu henüz bilinmiyor
reason-not-established = rakamlar bunu doğrulamıyor
reason-undefined = burada tanımlı değil
status-waiting = yanıt bekleniyor
status-read = okundu
status-spare = gerekmedi
fault-offline = internet bağlantınız yok
fault-blocked = tarayıcı engelledi veya bağlantı yok
fault-status = HTTP { $status } durumuyla reddedildi
fault-rate-limited = çok sık soruldu; bekleniyor
fault-timed-out = zamanında yanıt gelmedi
fault-closed = bağlantı kapandı ({ $code })
fault-silent = bağlı, ama sessiz
fault-unreadable = yanıt anlaşılamadı: { $problem }

## Labels of figures

change-over = Son { $window } içinde değişim
price = Son fiyat
drawdown = Son { $window } içindeki zirvenin altında
long-liquidations = Zorla kapatılan uzun pozisyonlar
short-liquidations = Zorla kapatılan kısa pozisyonlar
both-sides = İkisi birlikte
all-coins = Gösterilenlerin tümü
coin = Kripto para
window-head = Süre
time = Saat
liquidations-coverage = Bildiren platformların açık pozisyonlardaki payı
open-interest-coins = Açık pozisyonlar, adet
open-interest-usd = Açık pozisyonlar, dolar
open-interest-change = Dolar bazında değişim, %
open-interest-change-usd = Dolar bazında değişim
price-effect = Fiyattan
position-effect = Pozisyonlardan
open-interest-share = Bitcoin’in açık pozisyonlardaki payı
open-interest-to-market-cap = Açık pozisyonların piyasa değerine oranı
funding = Yıllık fonlama
basis = Yıllık baz
long-short-ratio = Kısa pozisyondaki her hesaba düşen uzun pozisyondaki hesap
taker-sell-share = Anında gerçekleşen emirlerde satışın payı, 24 saat
volatility = Olağan bir günün hareketi
implied-volatility = Yıllık zımni oynaklık
breadth = 24 saatte düşen kripto paralar
liquidations-estimated = 24 saatteki tüm likidasyonlar
liquidation-rate = Şu anki saatlik likidasyon
liquidation-ratio = Son 6 saatin hızı, önceki 18 saate göre
forced-share = Anında gerçekleşen satışlarda zorunlu emirlerin payı
forced-share-up = Anında gerçekleşen alımlarda zorunlu emirlerin payı
forced-explains-label = Harekette zorunlu emirlerin açıkladığı pay
cascade-shock = Ek düşüş
cascade-added = Zorunlu satışların katkısı
cascade-whole = Toplam düşüş
cascade-amplification = Büyütme
cascade-assumes = Bu bir simülasyondur: Sayı, olağan kaldıraç dağılımını ve olağan bir günün işlemlerini varsayar; aralık, daha az ve daha çok kaldıracı, olağan piyasadan gergin piyasaya kadar kapsar.
cascade-forced = Zorunlu satılan
cascade-rounds = Zorunlu satış turları
branching = Öncekilere bağlanabilen likidasyonlar
change-24h = 24 saatte değişim
excess-move = Bitcoin ile bağının ötesinde
implied-move = Bitcoin hareketinin öngördüğü
beta = Bitcoin ile bağı (beta)
correlation = Bitcoin ile korelasyonu
equities = Hisse senetleri, 24 saat
gold = Altın, 24 saat
dollar = Dolar, 24 saat
tether = Bir USDT, dolar olarak
level-head = Fiyat
level-role = Niteliği
level-distance = Uzaklık
level-sigma = Olağan günlük hareket cinsinden
level-why = Neden
fear-greed = Korku ve açgözlülük endeksi
now = Şimdi
ago = { $window } önce
market-cap = Piyasa değeri
market-cap-change = 24 saatteki değişimi
dominance = Bitcoin’in bundaki payı
holder = Sahip
holdings = Elindeki Bitcoin
average-cost = Ortalama maliyet
unrealised-usd = Gerçekleşmemiş kâr/zarar
unrealised-pct = Maliyete oranı
stated-at = Varlıkların tarihi
not-known = bilinmiyor
venue = Platform
feeds-read = Okunan akışlar
feeds-failed = Başarısız
feeds-waiting = Beklenen
at-least = en az { $figure }
estimated = { $figure } (tahmini)
estimated-between = { $figure } (tahmini, { $low } ile { $high } arası)
lower-bound-note = Alt sınırdır: bu toplamdaki her platform veya kripto para her şeyi bildirmiyor.
tape = En büyük likidasyonlar, canlı
tape-rule = Son bir saatte ulaşan en büyük 6 tanesi, en yenisi başta.
tape-throttled = Saniyede en çok bir tane bildiren: { $venues }.
tape-quiet = Henüz yok.
tape-pause = Durdur
tape-long = { $coin }, uzun
tape-short = { $coin }, kısa
provenance = { $venue }, { $feed }, { $time }
provenance-of = { $venue }, { $feed } { $symbol }, { $time }

## Charts

chart-liquidations = 24 saatte zorla kapatılan pozisyonlar, saat saat
chart-open-interest = 30 günde açık pozisyonları değiştiren etkenler
chart-fear-greed = 30 günde korku ve açgözlülük endeksi
chart-liquidation-map = { $coin } pozisyonlarının zorunlu kapatılacağı fiyatlar (tahmini)
chart-price = 7 günde { $coin } fiyatı
chart-levels = 30 günde { $coin } fiyatı ve en yakın seviyeleri
chart-domino = Bitcoin ile bağın 24 saat için öngördüğü (tahmini) ve gerçekleşen
chart-empty = Çizilecek değer yok.
chart-summary = { $title }: başta { $first }, sonda { $last }; { $low } ile { $high } arasında.
chart-liquidations-summary = { $title }: uzun { $long }, kısa { $short }; en yoğun saatin başı { $busiest }.
chart-open-interest-summary = { $title }: pozisyonlardan { $positions }, fiyattan { $price }; başta { $first } adet, şimdi { $last } adet.
chart-liquidation-map-summary = { $title }: fiyatın altında { $long } uzun, üstünde { $short } kısa pozisyon, %15 uzaklığa kadar.
no-value = değer yok

## The answer: what happened

headline-waiting = İlk platformun yanıtı bekleniyor.
headline-nothing = Hiçbir platforma ulaşılamıyor, bu yüzden bir şey söylenemez.
headline-no-price = Hiçbir platform { $coin } fiyatı bildirmiyor, bu yüzden bir şey söylenemez.
headline-price-only = { $coin } fiyatı { $price }; 24 saatlik değişimi bilinmiyor.
headline-flat = Düşmüyor: { $coin } 24 saatte değişmedi.
headline-up = Düşmüyor: { $coin } 24 saatte { $change } yükseldi.
headline-up-size = Düşmüyor: { $coin } 24 saatte { $change } yükseldi, bu { $size }.
headline-down-unknown = { $coin } 24 saatte { $change } düştü; bunun ne kadar sıra dışı olduğu söylenemez.
headline-down-ordinary = { $coin } 24 saatte { $change } düştü: olağan bir günün sınırları içinde.
headline-down-size = { $coin } 24 saatte { $change } düştü, bu { $size }.
size-notable = dikkate değer bir hareket
size-unusual = sıra dışı bir hareket
size-extreme = aşırı bir hareket
unusual-sigma = Hareket, son zamanların olağan bir gününün hareketinin ({ $sigma }) { $times } katı.
unusual-rank = Son bir yılda hareketi bundan küçük olan günlerin oranı { $share }.
unusual-both = Hareket, son zamanların olağan bir gününün hareketinin ({ $sigma }) { $times } katı; son bir yılda hareketi bundan küçük olan günlerin oranı { $share }.

## The answer: the cause

cause-one = Veriler şuna işaret ediyor: { $driver }.
cause-weak = Zayıf işaretler var: { $driver }; net bir neden yok.
cause-mixed = Birkaç şey aynı anda görülüyor: { $drivers }.
cause-none = Veriler belirli bir neden göstermiyor.
cause-ordinary = Bu büyüklükte bir hareket için neden gerekmez: böyle günler olağandır.
cause-insufficient = Neden aramak için çok az şey biliniyor.
driver-forced-down = yükseliş bahislerinin zorla kapatılması
driver-forced-up = düşüş bahislerinin zorla kapatılması
driver-spot-down = kripto paraların düz satışı
driver-spot-up = kripto paraların düz alımı
driver-new-down = fiyat düşerken açılan yeni pozisyonlar
driver-new-up = fiyat yükselirken açılan yeni pozisyonlar
driver-macro-down = diğer piyasalarda düşüş
driver-macro-up = diğer piyasalarda yükseliş
sure-high = Ne kadar emin: oldukça; okunabilen işaretlerin çoğu birbiriyle uyuşuyor.
sure-moderate = Ne kadar emin: çok değil; işaretlerin bir kısmı uyuşuyor, bir kısmı eksik.
sure-low = Ne kadar emin: hiç değil.

## The answer: what confirms it, what speaks against it

amplified = Buna eklenenler: { $what }.
confirms = Buna uyanlar: { $what }.
against = Buna karşı olanlar: { $what }.
sign-forced-share-down = zorunlu emirlerin anında gerçekleşen satışlardaki payı tahminen { $low } ile { $high } arasındaydı
sign-forced-share-up = zorunlu emirlerin anında gerçekleşen alımlardaki payı tahminen { $low } ile { $high } arasındaydı
sign-forced-share-about-down = zorunlu emirlerin anında gerçekleşen satışlardaki payı tahminen { $share } idi
sign-forced-share-about-up = zorunlu emirlerin anında gerçekleşen alımlardaki payı tahminen { $share } idi
sign-forced-explains-little = zorunlu emirler tek başına hareketin tahminen yalnızca { $low } ile { $high } arasını açıklıyor
sign-positions-closed = açık pozisyonların { $change } oranındaki kısmı kapatıldı
sign-positions-opened = açık pozisyonlara göre { $change } oranında yeni pozisyon açıldı
sign-positions-steady = neredeyse hiç pozisyon kapatılmadı veya açılmadı
sign-liquidations-large = likidasyonlar önceki aylara göre büyüktü
sign-liquidations-usual = likidasyonlar olağandan büyük değildi
sign-clustered = likidasyonlar kümeler hâlinde geldi
sign-not-clustered = likidasyonlar kümeler hâlinde gelmedi
sign-one-sided = likide edilenlerin çoğu kaybeden taraftaydı
sign-two-sided = iki taraf da likide edildi
sign-spot-selling = spot piyasada anında gerçekleşen satışlar olağandan fazlaydı
sign-spot-buying = spot piyasada anında gerçekleşen alımlar olağandan fazlaydı
sign-spot-usual = spot işlemler olağandı
sign-spot-leads = önce spot fiyat hareket etti
sign-spot-follows = ilk hareket eden spot fiyat değildi
sign-spot-discount = spot fiyat vadelinin altındaydı
sign-spot-premium = spot fiyat vadelinin üstündeydi
sign-funding-moved = fonlama fiyatla birlikte hareket etti
sign-funding-steady = fonlama neredeyse hiç değişmedi
sign-perp-selling = vadelilerde anında gerçekleşen satışlar olağandan fazlaydı
sign-perp-buying = vadelilerde anında gerçekleşen alımlar olağandan fazlaydı
sign-perp-usual = vadelilerde anında gerçekleşen işlemler olağandı
sign-equities-moved = hisse senetleri aynı yönde hareket etti ({ $change })
sign-equities-calm = hisse senetlerinin hareketi ({ $change }) bunu açıklamaya yetmiyor

## Findings

liquidated = 24 saatte { $assets } için { $long } tutarında uzun, { $short } tutarında kısa pozisyon zorla kapatıldı; bildiren: { $venues }.
liquidated-at-least = 24 saatte { $assets } için en az { $long } tutarında uzun, { $short } tutarında kısa pozisyon zorla kapatıldı; bildiren: { $venues }.
liquidated-coverage = Bu platformların burada bilinen açık pozisyonlardaki payı { $coverage }.
liquidated-missing = Bildirilmeyenler: { $assets }.
liquidated-estimate = Buradaki hiçbir platformun bildirmedikleri de dâhil, tüm { $coin } likidasyonları tahminen { $estimate }, { $low } ile { $high } arasında.
velocity-slowing = Likidasyonlar yavaşlıyor: son 6 saatteki hız, önceki 18 saatin tahminen { $ratio } katı ({ $low } ile { $high } arası).
velocity-accelerating = Likidasyonlar hızlanıyor: son 6 saatteki hız, önceki 18 saatin tahminen { $ratio } katı ({ $low } ile { $high } arası).
velocity-unclear = Likidasyonların hızında net bir değişim yok: son 6 saatteki hız, önceki 18 saatin tahminen { $ratio } katı ({ $low } ile { $high } arası).
forced-explains = Olağan fiyat etkisine göre { $coin } hareketinde zorunlu emirlerin açıkladığı pay tahminen { $low } ile { $high } arasında.
liquidated-longer = İki tarafın toplamı 7 günde { $week }, 30 günde { $month } oldu.
open-interest-fell = { $coin } açık pozisyonları 24 saatte dolar bazında { $change } azaldı: fiyattan { $price }, pozisyonlardan { $positions }.
open-interest-rose = { $coin } açık pozisyonları 24 saatte dolar bazında { $change } arttı: fiyattan { $price }, pozisyonlardan { $positions }.
open-interest-unchanged = { $coin } açık pozisyonları 24 saatte dolar bazında değişmedi: fiyattan { $price }, pozisyonlardan { $positions }.
positions-longer = Yalnızca pozisyonlar: { $changes }; gerisi fiyattan.
positions-over = son { $window } içinde { $change } (dolar olarak { $usd })
told-by = Bildiren: { $venues }.
told-by-part = Bildiren: { $venues }; burada bilinen açık pozisyonlardaki pay: { $share }.
deleveraging-weeks = Kaldıraç tek bir günde değil, haftalardır azalıyor.
deleveraging-day = Pozisyonların kapatılması son bir günün işi.
deleveraging-none = Ne bir günde ne de haftalar içinde belirgin bir pozisyon kapanışı oldu.
regime-new-shorts = Fiyat düşerken pozisyon açıldı; her birinin bir uzun, bir kısa tarafı var.
regime-new-longs = Fiyat yükselirken pozisyon açıldı; her birinin bir uzun, bir kısa tarafı var.
cascade-adds = { $coin } { $shock } daha düşerse zorunlu satışların düşüşe tahmini katkısı { $low } ile { $high } arasında olur.
cascade-adds-little = { $coin } { $shock } daha düşerse zorunlu satışların düşüşe tahminen neredeyse hiç katkısı olmaz.
branching-claim = İstatistiksel olarak öncekilere bağlanabilen likidasyonların tahmini payı { $share } ({ $low } ile { $high } arası): bu, zaman içinde kümelenmedir, neden kanıtı değildir.
branching-unknown = Bir likidasyonun sonrakini tetikleyip tetiklemediği eldeki veri akışlarından anlaşılamıyor.
branching-none = Likidasyonlar, değişen koşulların açıkladığından fazla kümelenmiyor.
map-caveat = Pozisyonların nerede kapatılacağı, açık pozisyonlardan ve varsayılan kaldıraçtan çıkarılan bir tahmindir; bunu kimse yayımlamıyor.
map-told-well = Son 7 günde bu tahmin, platformların bildirdiği zorunlu uzun kapanışlarıyla saat saat iyi örtüştü; hem de yalnızca geçmiş işlemlerden daha iyi.
map-told-roughly = Son 7 günde bu tahmin, platformların bildirdiği zorunlu uzun kapanışlarıyla saat saat ancak kabaca örtüştü; yine de yalnızca geçmiş işlemlerden daha iyi.
map-hidden = Pozisyonların nerede zorla kapatılacağı ancak tahmin edilebilir ve bu tahmin kullanılmıyor: Son 7 günde, platformların bildirdiği zorunlu uzun kapanışlarıyla yalnızca geçmiş işlemlerden belirgin biçimde daha iyi örtüşmedi.
map-numbers = Sayılarla: bu kapanışlarla tahmini sıra korelasyonu { $own } ({ $low } ile { $high } arası); fiyata göre geçmiş işlemlerinki { $volume }.
map-unchecked = Saat saat bildirilen likidasyonlarla sınanamadı.
longs-pay = { $coin } uzun pozisyonları açık kalmak için kısa pozisyonlara yılda { $rate } ödüyor (açık pozisyonla ağırlıklı; { $venues }).
shorts-pay = { $coin } kısa pozisyonları açık kalmak için uzun pozisyonlara yılda { $rate } ödüyor (açık pozisyonla ağırlıklı; { $venues }).
nobody-pays = { $coin } uzun ve kısa pozisyonları açık kalmak için birbirine ödeme yapmıyor ({ $venues }).
open-to-cap = { $coin } açık pozisyonlarının piyasa değerine oranı { $share }.
domino-more = Bitcoin ile olağan bağının gösterdiğinden fazla düşenler: { $coins }.
domino-as-usual = Bitcoin ile olağan bağının gösterdiği kadar hareket edenler: { $coins }.
domino-less = Bitcoin ile olağan bağının gösterdiğinden iyi dayananlar: { $coins }.
domino-coin = { $coin } hareketinin, bağının gösterdiğini aşan kısmı tahminen { $excess } ({ $low } ile { $high } arası).
domino-breadth = Gösterilen kripto paralar içinde düşenlerin oranı { $share }.
wider-moved = { $market } { $change }
wider-list = 24 saatte: { $markets }.
wider-together = Son 30 günde Bitcoin hisse senetleriyle birlikte hareket etti.
wider-apart = Son 30 günde Bitcoin hisse senetleriyle belirgin biçimde birlikte hareket etmedi.
market-equities = hisse senetleri
market-gold = altın
market-dollar = dolar
sentiment = Korku ve açgözlülük endeksi 100 üzerinden { $index }; yayımcısının buna verdiği ad “{ $class }”.
sentiment-history = Endeks bir hafta önce { $week }, bir ay önce { $month } düzeyindeydi.
holder-below = { $name }, tanesi ortalama { $cost } maliyetle alınmış { $coins } BTC tutuyor; şimdiki fiyatla bunların değeri maliyetin { $usd } ({ $share }) altında.
holder-above = { $name }, tanesi ortalama { $cost } maliyetle alınmış { $coins } BTC tutuyor; şimdiki fiyatla bunların değeri maliyetin { $usd } ({ $share }) üstünde.
holder-date = Varlıkların tarihi: { $date }.
holder-no-date = Varlıkların tarihi bilinmiyor.
holder-caveat = Kâğıt üzerindeki zarar kimseyi satmaya zorlamaz.
level-support = En yakın destek { $price }, uzaklığı { $distance } ({ $kinds }).
level-resistance = En yakın direnç { $price }, uzaklığı { $distance } ({ $kinds }).
level-broken = Eskiden destek olan { $price } artık fiyatın { $distance } üstünde ve direnç sayılıyor.
level-none = Fiyatın yakınında öne çıkan bir seviye yok.
level-caveat = Seviyeler birçok kişinin izlediği fiyatlardır, tahmin değildir.
kind-volume = orada çok işlem yapıldı
kind-swing = fiyat orada döndü
kind-round = yuvarlak sayı
kind-depth = orada büyük emirler bekliyor
kind-cluster = tahmini likidasyon kümesi
role-support = destek
role-resistance = direnç
role-at-price = fiyat düzeyinde
role-broken = kırılmış destek, artık direnç
ages-differ = Buradaki rakamların hepsi aynı ana ait değil.
stablecoin-apart = Bir USDT tahminen { $usd } dolar ediyor ({ $low } ile { $high } arası); buradaki sayılar onu bir dolar sayar.
conflict-caveat = { $coin } fiyatı ötekilerden çok uzak olanlar: { $venues }; gösterilen, tümünün medyanıdır.

## The checklist

check-met = karşılandı
check-not-met = karşılanmadı
check-unknown = bilinmiyor
check-support = Fiyat ({ $price }) en yakın desteğin ({ $support }) üstünde kalıyor.
check-support-broke = Fiyat ({ $price }) 24 saatte bir desteğin ({ $level }) altına indi; böyle bir kırılma olmadan 24 saat geçince karşılanır.
check-support-none = Fiyat en yakın desteğin üstünde kalıyor.
check-slowing = Likidasyonlar yavaşlıyor: hız öncekinin tahminen { $ratio } katı ({ $low } ile { $high } arası); aralığın tamamı 1’in altına inince karşılanır.
check-slowing-unknown = Likidasyonlar yavaşlıyor.
check-rebuilding = Kaldıraç yeniden kurulmuyor: 24 saatte pozisyonların açık pozisyonlara oranla değişimi { $change }; +%1’e kadar karşılanır.
check-rebuilding-unknown = Kaldıraç yeniden kurulmuyor.
check-holders = Büyük sahiplerin zararı küçülüyor: { $name } için sonuç { $usd }, 24 saatte { $change }.
check-holders-unknown = Büyük sahiplerin zararı küçülüyor.
check-wider = Diğer piyasalar sakin: hisse senetleri 24 saatte { $change } değişti; −%1’in üstünde karşılanır.
check-wider-unknown = Diğer piyasalar sakin.
