// The few words that are needed only here.

const WORDS = {
  en: { save: 'Save as', keys: 'The left and right arrow keys go from value to value.', gone: 'The explanations could not be fetched.' },
  de: { save: 'Speichern als', keys: 'Die Pfeiltasten links und rechts gehen von Wert zu Wert.', gone: 'Die Erklärungen konnten nicht geladen werden.' },
  es: { save: 'Guardar como', keys: 'Las flechas izquierda y derecha van de un valor a otro.', gone: 'No se pudieron cargar las explicaciones.' },
  fr: { save: 'Enregistrer en', keys: 'Les flèches gauche et droite passent d’une valeur à l’autre.', gone: 'Les explications n’ont pas pu être chargées.' },
  pt: { save: 'Salvar como', keys: 'As setas para a esquerda e a direita vão de um valor a outro.', gone: 'Não foi possível carregar as explicações.' },
  tr: { save: 'Farklı kaydet', keys: 'Sol ve sağ ok tuşları değerden değere geçer.', gone: 'Açıklamalar yüklenemedi.' },
  ja: { save: '保存形式', keys: '左右の矢印キーで値を順に読めます。', gone: '解説を読み込めませんでした。' },
  ko: { save: '저장 형식', keys: '왼쪽과 오른쪽 화살표 키로 값을 하나씩 볼 수 있습니다.', gone: '설명을 불러오지 못했습니다.' },
  zh: { save: '另存为', keys: '用左右方向键逐个查看数值。', gone: '无法加载术语解释。' },
};

/** A word in the language that the program speaks in a panel's root. */
export const word = (root, name) => (WORDS[root.lang] ?? WORDS.en)[name];
