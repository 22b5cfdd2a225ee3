// How a figure is worked out, in the dialog that tells where it comes from. The formulas are a file of
// their own, which is fetched when somebody first opens that dialog; without it the dialog stays as it is.

import { make } from './make.js';
import { word } from './words.js';

// The build writes what it is that the file holds, so that a cache does not keep what has changed.
const FORMULAS = 'FORMULAS_VERSION';

// What the symbols stand for; a letter within a word is none.
const SYMBOLS = ['P', 'F', 'K', 'o', 'V', 'U', 'L', 'S', 'Q', 'M', 'H', 'C', 'f', 'T', 'r', 'σ', 's', 'Y', 'k', 'n', '₀', '₁', '⁻', '⁺', '′', 'ᵢ', 'med'];
const MEANINGS = {
  en: ['price', 'price of the future', 'level', 'open positions, in the contract’s unit', 'open positions in dollars', 'traded', 'longs closed by force', 'shorts closed by force', 'sold by force', 'market capitalisation', 'coins held', 'their cost', 'funding rate', 'its interval, or time to run', 'logarithmic return', 'a usual day’s move', 'the first fall', 'price impact', 'what goes unreported', 'number', 'at the beginning', 'at the end', 'sells or shorts', 'buys or longs', 'of those that tell it', 'venue or contract', 'median'],
  de: ['Kurs', 'Kurs des Terminkontrakts', 'Kursmarke', 'offene Positionen in der Einheit des Kontrakts', 'offene Positionen in Dollar', 'gehandelt', 'zwangsweise geschlossene Longs', 'zwangsweise geschlossene Shorts', 'zwangsweise verkauft', 'Marktkapitalisierung', 'gehaltene Coins', 'ihre Kosten', 'Funding-Rate', 'ihr Intervall oder die Restlaufzeit', 'logarithmische Rendite', 'übliche Tagesbewegung', 'der erste Rückgang', 'Preiswirkung', 'was nicht gemeldet wird', 'Anzahl', 'am Anfang', 'am Ende', 'Verkäufe oder Shorts', 'Käufe oder Longs', 'derer, die es melden', 'Börse oder Kontrakt', 'Median'],
  es: ['precio', 'precio del futuro', 'nivel', 'posiciones abiertas, en la unidad del contrato', 'posiciones abiertas en dólares', 'negociado', 'largos cerrados a la fuerza', 'cortos cerrados a la fuerza', 'vendido a la fuerza', 'capitalización', 'monedas en cartera', 'su coste', 'tasa de financiación', 'su intervalo o el plazo restante', 'rentabilidad logarítmica', 'movimiento de un día habitual', 'la primera caída', 'impacto en el precio', 'lo que no se comunica', 'número', 'al principio', 'al final', 'ventas o cortos', 'compras o largos', 'de quienes lo comunican', 'plataforma o contrato', 'mediana'],
  fr: ['cours', 'cours du contrat à terme', 'niveau', 'positions ouvertes, dans l’unité du contrat', 'positions ouvertes en dollars', 'échangé', 'positions longues clôturées de force', 'positions courtes clôturées de force', 'vendu de force', 'capitalisation', 'cryptos détenues', 'leur coût', 'taux de financement', 'son intervalle ou la durée restante', 'rendement logarithmique', 'variation d’un jour habituel', 'la première baisse', 'impact sur le cours', 'ce qui n’est pas déclaré', 'nombre', 'au début', 'à la fin', 'ventes ou positions courtes', 'achats ou positions longues', 'de ceux qui le déclarent', 'plateforme ou contrat', 'médiane'],
  pt: ['preço', 'preço do futuro', 'nível', 'posições em aberto, na unidade do contrato', 'posições em aberto em dólares', 'negociado', 'compradas fechadas à força', 'vendidas fechadas à força', 'vendido à força', 'valor de mercado', 'moedas em carteira', 'seu custo', 'taxa de financiamento', 'seu intervalo ou o prazo restante', 'retorno logarítmico', 'movimento de um dia comum', 'a primeira queda', 'impacto no preço', 'o que não é informado', 'número', 'no início', 'no fim', 'vendas ou vendidas', 'compras ou compradas', 'de quem informa', 'plataforma ou contrato', 'mediana'],
  tr: ['fiyat', 'vadeli fiyat', 'seviye', 'sözleşme birimiyle açık pozisyonlar', 'dolar olarak açık pozisyonlar', 'işlem hacmi', 'zorla kapatılan uzun pozisyonlar', 'zorla kapatılan kısa pozisyonlar', 'zorla satılan', 'piyasa değeri', 'elde tutulan adet', 'maliyeti', 'fonlama oranı', 'aralığı ya da kalan süre', 'logaritmik getiri', 'olağan bir günün hareketi', 'ilk düşüş', 'fiyat etkisi', 'bildirilmeyen kısım', 'sayı', 'başta', 'sonda', 'satışlar ya da kısa pozisyonlar', 'alışlar ya da uzun pozisyonlar', 'bunu bildirenlerin', 'platform ya da sözleşme', 'medyan'],
  ja: ['価格', '先物価格', '節目', '建玉（契約の単位）', '建玉（ドル）', '売買高', '強制決済されたロング', '強制決済されたショート', '強制的な売り', '時価総額', '保有量', '取得額', '資金調達率', 'その間隔または残存期間', '対数収益率', '通常の1日の変動幅', '最初の下落', '価格への影響', '公表されない分の倍率', '件数', '期初', '期末', '売りまたはショート', '買いまたはロング', '公表元のみ', '取引所または契約', '中央値'],
  ko: ['가격', '선물 가격', '주요 가격대', '미결제약정(계약 단위)', '미결제약정(달러)', '거래액', '강제 청산된 롱', '강제 청산된 숏', '강제 매도', '시가총액', '보유량', '매입액', '펀딩비', '그 주기 또는 잔존 기간', '로그 수익률', '평소 하루 변동폭', '첫 하락', '가격 충격', '공개되지 않는 몫의 배수', '개수', '기초', '기말', '매도 또는 숏', '매수 또는 롱', '공개하는 곳만', '거래소 또는 계약', '중앙값'],
  zh: ['价格', '期货价格', '关键价位', '未平仓合约（合约单位）', '未平仓合约（美元）', '成交额', '被强平的多头', '被强平的空头', '被强制卖出', '市值', '持币量', '成本', '资金费率', '其间隔或剩余期限', '对数收益率', '平常单日波幅', '首次下跌', '价格冲击', '未公布部分的倍数', '数量', '期初', '期末', '卖出或空头', '买入或多头', '仅公布者', '交易所或合约', '中位数'],
};

/**
 * The formula of a figure's family, `undefined` where the file has none.
 * @param {string} file
 * @param {string} id such as `price_change_pct.24h.BTC`
 */
export function formulaOf(file, id) {
  const start = `${id.split('.')[0]} = `;
  return file.split('\n').find((line) => line.startsWith(start))?.slice(start.length);
}

/**
 * What a formula's symbols stand for, in a language: `P price`, one each.
 * @param {string} formula
 * @param {string} language
 */
export function meanings(formula, language) {
  const said = MEANINGS[language] ?? MEANINGS.en;
  // Coins and currencies are no symbols, nor are letters within a word.
  const bare = formula.replace(/\((?:BTC|USDT?)\)/g, '');
  return SYMBOLS.flatMap((symbol, index) => {
    const isLetter = /\w|σ/.test(symbol);
    const isUsed = isLetter ? new RegExp(`(?<![a-zA-Z])${symbol}(?![a-zA-Z])`).test(bare) : bare.includes(symbol);
    // An index stands at something.
    return isUsed ? [`${isLetter ? symbol : `x${symbol}`} ${said[index]}`] : [];
  });
}

let asked = null;

function askedFor() {
  asked ??= fetch(new URL(`formulas.txt?${FORMULAS}`, import.meta.url), { credentials: 'same-origin' }).then((answer) => {
    if (!answer.ok) throw new Error(`the formulas answered ${answer.status}`);
    return answer.text();
  });
  return asked;
}

/** What is said of a formula, in a panel's language. */
function told(root, formula) {
  if (formula === 'observed') return [make('p', {}, word(root, 'observed'))];
  const named = make('p', {}, `${word(root, 'formula')}: `, make('span', { lang: 'zxx' }, formula));
  return [named, make('p', { className: 'wcd-note' }, meanings(formula, root.lang).join(' · '))];
}

/** Tells in a panel's dialog how the figure in it is worked out, once for each. */
export async function workOut(root) {
  const body = root.querySelector('.wcd-provenance:not(.wcd-terms) > .wcd-provenance-body');
  const id = body?.querySelector('code')?.textContent;
  const before = body?.querySelector('.wcd-formula');
  if (before?.dataset.of === id) return;
  before?.remove();
  if (!id) return;
  const place = make('div', { className: 'wcd-formula' });
  place.dataset.of = id;
  body.lastElementChild.before(place);
  try {
    const formula = formulaOf(await askedFor(), id);
    if (formula) place.append(...told(root, formula));
  } catch (error) {
    asked = null;
    console.warn('No formulas:', error);
  }
}
