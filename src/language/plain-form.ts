/**
 * Text as it is compared, never shown: compatibility forms, no accents or vowel signs, small letters, Western digits,
 * one form of Arabic letters that people write in several (أ إ آ ا, ى ي, ة ه), simplified Chinese characters of our words, straight apostrophes.
 */
export function plainForm(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}|ـ/gu, '').toLowerCase();
  return Array.from(bare, (letter) => SAME.get(letter) ?? letter).join('').replace(/\s+/g, ' ').trim();
}

const SAME = new Map([
  ...pairs('ىةؤئٱ', 'يهويا'),
  ...pairs('٠١٢٣٤٥٦٧٨٩', '0123456789'),
  ...pairs('۰۱۲۳۴۵۶۷۸۹', '0123456789'),
  ...pairs('’‘ʼ`', "''''"),
  ...pairs('際國區審論壇屆時間幾號會議開邊個請問達亞歐東歷聯網絡應諸協調決詢認證點陸讓將來過後還離場週難遣簽證訴兄馬爾維約紐舉辦裡裏麼沒經動', '际国区审论坛届时间几号会议开边个请问达亚欧东历联网络应诸协调决询认证点陆让将来过后还离场周难遣签证诉兄马尔维约纽举办里里么没经动'),
  ...pairs('項標圓則導資訓繫書處錢費團機參實踐範圍權職閱寫設計專題驗別與屬於類為誰總務領負責數據諾聲結構組織學術體紅當業僑匯販運護歸環對發願養險電郵現內說講給幫該這樣優討擔責單紙難課師聽贊補貼報銷動', '项标圆则导资训系书处钱费团机参实践范围权职阅写设计专题验别与属于类为谁总务领负责数据诺声结构组织学术体红当业侨汇贩运护归环对发愿养险电邮现内说讲给帮该这样优讨担责单纸难课师听赞补贴报销动'),
  ...pairs('轉籌備預變傳線舊準臺產獲條視頻訊', '转筹备预变传线旧准台产获条视频讯'),
]);

function pairs(from: string, to: string): [string, string][] {
  const plain = Array.from(to);
  return Array.from(from, (letter, at) => [letter, plain[at] ?? letter]);
}
