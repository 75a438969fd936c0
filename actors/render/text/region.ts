/** Whose forms of the Han characters: simplified and traditional Chinese, Japanese, Korean. */
export type Region = 'SC' | 'TC' | 'JP' | 'KR';

const BY_LANGUAGE: readonly (readonly [pattern: RegExp, region: Region])[] = [
  [/^ja\b/i, 'JP'],
  [/^ko\b/i, 'KR'],
  [/^zh\b.*-(?:Hant|TW|HK|MO)\b/i, 'TC'],
  [/^(?:yue|nan|hak)\b/i, 'TC'],
  [/^(?:zh|cmn|wuu)\b/i, 'SC'],
];

/** Frequent characters that only traditional Chinese writes so. Japanese, which has some of them, is known by its kana. */
const TRADITIONAL =
  /[們這個來為國說時會對發過後經麼學當沒動還進樣實軍無長機從應頭與業將兩間問題體見專點關開員電話東聲務場報總幾處兒氣買賣產責設計圖書寫讀語認識讓變議論試驗績團隊協應資訊軟網優態營運銷財險醫藥銀錢廣類練習歷證碩畢課師獲獎譽導領歐灣臺灣縣區際鄉興適達選邊響項須預顧願顯飛館駐髮麗齊齡龍]/u;
const SIMPLIFIED =
  /[们这个来为国说时会对发过后经么学当没动还进样实军无长机从应头与业将两间问题体见专点关开员电话东声务场报总几处儿气买卖产责设计图书写读语认识让变议论试验绩团队协资讯软网优态营运销财险医药银钱广类练习历证硕毕课师获奖誉导领欧湾县区际乡兴适达选边响项须预顾愿显飞馆驻发丽齐龄龙]/u;

/**
 * The forms that a text wants: those of its language; in another language (an English résumé that names a Japanese
 * school), those that its characters tell.
 */
export function regionOf(language: string, text: string): Region {
  const known = BY_LANGUAGE.find(([pattern]) => pattern.test(language));
  if (known) return known[1];
  if (/[\u3041-\u30ff]/.test(text)) return 'JP';
  if (/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]/.test(text)) return 'KR';
  return TRADITIONAL.test(text) && !SIMPLIFIED.test(text) ? 'TC' : 'SC';
}
