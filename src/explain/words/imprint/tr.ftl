# Turkish. What a published page says beyond the panel; which there are says
# src/explain/words/imprint.rs.

published-notice = Bu sayfadaki rakamlar { $time } itibarıyladır ve güncellenmez.
published-live = Canlı paneli gör
published-figures = Her rakamın kaynağı
published-figure = Rakam
published-value = Değer
published-time = Tarih
published-sources = Kaynaklar
published-data = Tümü veri olarak (JSON)
published-picture = Bu anın görseli
