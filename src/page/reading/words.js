// The few words that are needed only here.

const WORDS = {
  en: { save: 'Save as', keys: 'The left and right arrow keys go from value to value.', gone: 'The explanations could not be fetched.', formula: 'Formula', observed: 'As its publisher tells it.' },
  de: { save: 'Speichern als', keys: 'Die Pfeiltasten links und rechts gehen von Wert zu Wert.', gone: 'Die Erklärungen konnten nicht geladen werden.', formula: 'Formel', observed: 'Wie der Herausgeber die Zahl nennt.' },
  es: { save: 'Guardar como', keys: 'Las flechas izquierda y derecha van de un valor a otro.', gone: 'No se pudieron cargar las explicaciones.', formula: 'Fórmula', observed: 'Tal como la da quien la publica.' },
  fr: { save: 'Enregistrer en', keys: 'Les flèches gauche et droite passent d’une valeur à l’autre.', gone: 'Les explications n’ont pas pu être chargées.', formula: 'Formule', observed: 'Tel que l’éditeur le donne.' },
  pt: { save: 'Salvar como', keys: 'As setas para a esquerda e a direita vão de um valor a outro.', gone: 'Não foi possível carregar as explicações.', formula: 'Fórmula', observed: 'Tal como informa quem o publica.' },
  tr: { save: 'Farklı kaydet', keys: 'Sol ve sağ ok tuşları değerden değere geçer.', gone: 'Açıklamalar yüklenemedi.', formula: 'Formül', observed: 'Yayımlayanın bildirdiği gibi.' },
  ja: { save: '保存形式', keys: '左右の矢印キーで値を順に読めます。', gone: '解説を読み込めませんでした。', formula: '計算式', observed: '公表元の値をそのまま表示。' },
  ko: { save: '저장 형식', keys: '왼쪽과 오른쪽 화살표 키로 값을 하나씩 볼 수 있습니다.', gone: '설명을 불러오지 못했습니다.', formula: '계산식', observed: '발표 기관의 값 그대로 표시.' },
  zh: { save: '另存为', keys: '用左右方向键逐个查看数值。', gone: '无法加载术语解释。', formula: '公式', observed: '按发布方公布的数值显示。' },
};

/** A word in the language that the program speaks in a panel's root. */
export const word = (root, name) => (WORDS[root.lang] ?? WORDS.en)[name];
