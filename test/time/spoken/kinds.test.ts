import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/language/language.js';
import { daysIn } from './reading.js';

/** One kind of time in the six languages, and the days that all of them mean on Tuesday 24 November 2026. */
type Kind = readonly [days: string, said: Readonly<Record<Language, string>>];

const KINDS: Readonly<Record<string, Kind>> = {
  'a day beside today': ['2026-11-26', { ar: 'بعد غد', en: 'the day after tomorrow', es: 'pasado mañana', fr: 'après-demain', ru: 'послезавтра', zh: '后天' }],
  'a number in words, ahead': ['2026-12-15', { ar: 'بعد واحد وعشرين يوما', en: 'in twenty-one days', es: 'dentro de veintiún días', fr: 'dans vingt et un jours', ru: 'через двадцать один день', zh: '二十一天后' }],
  'a number in words, back': ['2026-11-10', { ar: 'قبل أسبوعين', en: 'two weeks ago', es: 'hace dos semanas', fr: 'il y a deux semaines', ru: 'две недели назад', zh: '两周前' }],
  'one without a number': ['2026-12-24', { ar: 'بعد شهر', en: 'in a month', es: 'dentro de un mes', fr: 'dans un mois', ru: 'через месяц', zh: '一个月后' }],
  'the unit of today': ['2026-10-01..2026-12-31', { ar: 'هذا الربع', en: 'this quarter', es: 'este trimestre', fr: 'ce trimestre', ru: 'в этом квартале', zh: '本季度' }],
  'the unit beside': ['2026-11-30..2026-12-06', { ar: 'الأسبوع المقبل', en: 'next week', es: 'la semana que viene', fr: 'la semaine prochaine', ru: 'на следующей неделе', zh: '下周' }],
  'the unit before': ['2026-10-01..2026-10-31', { ar: 'الشهر الماضي', en: 'last month', es: 'el mes pasado', fr: 'le mois dernier', ru: 'в прошлом месяце', zh: '上个月' }],
  'the unit before last': ['2026-09-01..2026-09-30', { ar: 'الشهر قبل الماضي', en: 'the month before last', es: 'el mes antepasado', fr: 'le mois d’avant-dernier', ru: 'в позапрошлом месяце', zh: '上上个月' }],
  'several units ahead': ['2026-12-01..2027-02-28', { ar: 'الأشهر الثلاثة القادمة', en: 'the next three months', es: 'los próximos tres meses', fr: 'les trois prochains mois', ru: 'следующие три месяца', zh: '未来三个月' }],
  'several units back': ['2026-11-09..2026-11-22', { ar: 'الأسبوعين الماضيين', en: 'the last two weeks', es: 'las dos últimas semanas', fr: 'les deux dernières semaines', ru: 'последние две недели', zh: '过去两周' }],
  'a weekday, never today': ['2026-12-01', { ar: 'يوم الثلاثاء', en: 'on Tuesday', es: 'el martes', fr: 'mardi', ru: 'во вторник', zh: '星期二' }],
  'the latest weekday': ['2026-11-20', { ar: 'الجمعة الماضية', en: 'last Friday', es: 'el viernes pasado', fr: 'vendredi dernier', ru: 'в прошлую пятницу', zh: '上周五' }],
  'a weekday of next week': ['2026-12-03', { ar: 'الخميس من الأسبوع القادم', en: 'Thursday next week', es: 'el jueves de la próxima semana', fr: 'jeudi de la semaine prochaine', ru: 'в четверг на следующей неделе', zh: '下周四' }],
  'a day without year': ['2027-05-10', { ar: '١٠ أيار', en: 'May 10th', es: 'el 10 de mayo', fr: 'le 10 mai', ru: '10 мая', zh: '五月十号' }],
  'a day of this month': ['2026-11-12', { ar: '12 من هذا الشهر', en: 'the 12th of this month', es: 'el 12 de este mes', fr: 'le 12 de ce mois', ru: '12 числа этого месяца', zh: '本月12日' }],
  'a month of next year': ['2027-03-01..2027-03-31', { ar: 'آذار من العام القادم', en: 'March next year', es: 'marzo del próximo año', fr: 'mars de l’année prochaine', ru: 'в марте следующего года', zh: '明年三月' }],
  'a quarter': ['2027-04-01..2027-06-30', { ar: 'الربع الثاني من عام ٢٠٢٧', en: 'the second quarter of 2027', es: 'el segundo trimestre de 2027', fr: 'T2 2027', ru: 'II квартал 2027 г.', zh: '2027年第二季度' }],
  'half a year': ['2028-01-01..2028-06-30', { ar: 'النصف الأول من عام 2028', en: 'the first half of 2028', es: 'el primer semestre de 2028', fr: 'le premier semestre 2028', ru: 'первое полугодие 2028 года', zh: '2028年上半年' }],
  'the first week that lies whole in a month': ['2027-10-04..2027-10-10', { ar: 'الأسبوع الأول من أكتوبر 2027', en: 'the first week of October 2027', es: 'la primera semana de octubre de 2027', fr: 'la première semaine d’octobre 2027', ru: 'первая неделя октября 2027 года', zh: '2027年10月第一周' }],
  'the last weekday of a month': ['2027-10-29', { ar: 'آخر جمعة من أكتوبر 2027', en: 'the last Friday of October 2027', es: 'el último viernes de octubre de 2027', fr: 'le dernier vendredi d’octobre 2027', ru: 'последняя пятница октября 2027 года', zh: '2027年10月最后一个星期五' }],
  'the beginning of a year': ['2027-01-01..2027-03-31', { ar: 'مطلع عام 2027', en: 'early 2027', es: 'a principios de 2027', fr: 'début 2027', ru: 'в начале 2027 года', zh: '2027年初' }],
  'the end of a month': ['2027-05-21..2027-05-31', { ar: 'نهاية مايو 2027', en: 'the end of May 2027', es: 'a finales de mayo de 2027', fr: 'fin mai 2027', ru: 'в конце мая 2027 года', zh: '2027年5月底' }],
  'first months of a year': ['2028-01-01..2028-03-31', { ar: 'أول ثلاثة أشهر من عام 2028', en: 'the first three months of 2028', es: 'los primeros tres meses de 2028', fr: 'les trois premiers mois de 2028', ru: 'первые три месяца 2028 года', zh: '2028年前三个月' }],
  'days of a month': ['2026-05-05..2026-05-08', { ar: 'من 5 إلى 8 أيار/مايو 2026', en: '5 to 8 May 2026', es: 'del 5 al 8 de mayo de 2026', fr: 'du 5 au 8 mai 2026', ru: '5–8 мая 2026 г.', zh: '2026年5月5日至8日' }],
  'days over two months': ['2026-04-28..2026-05-03', { ar: 'من 28 نيسان إلى 3 أيار 2026', en: '28 April – 3 May 2026', es: 'del 28 de abril al 3 de mayo de 2026', fr: 'du 28 avril au 3 mai 2026', ru: 'с 28 апреля по 3 мая 2026 года', zh: '2026年4月28日至5月3日' }],
  'months without year': ['2027-03-01..2027-05-31', { ar: 'بين آذار وأيار', en: 'between March and May', es: 'entre marzo y mayo', fr: 'entre mars et mai', ru: 'между мартом и маем', zh: '三月到五月' }],
  'weekdays from … to': ['2026-11-30..2026-12-04', { ar: 'من الاثنين إلى الجمعة', en: 'from Monday to Friday', es: 'de lunes a viernes', fr: 'du lundi au vendredi', ru: 'с понедельника по пятницу', zh: '从周一到周五' }],
  'the week of a day': ['2026-05-04..2026-05-10', { ar: 'أسبوع 5 أيار 2026', en: 'the week of 5 May 2026', es: 'la semana del 5 de mayo de 2026', fr: 'la semaine du 5 mai 2026', ru: 'неделя с 5 мая 2026 года', zh: '2026年5月5日那周' }],
  'one month and a half ahead': ['2027-01-08', { ar: 'بعد شهر ونصف', en: 'in a month and a half', es: 'dentro de un mes y medio', fr: 'dans un mois et demi', ru: 'через полтора месяца', zh: '一个半月后' }],
  'three days in a row': ['2026-05-05..2026-05-07', { ar: '5 و6 و7 أيار 2026', en: '5, 6 and 7 May 2026', es: '5, 6 y 7 de mayo de 2026', fr: 'les 5, 6 et 7 mai 2026', ru: '5, 6 и 7 мая 2026 года', zh: '2026年5月5日至7日' }],
  'the day after a day': ['2026-05-06', { ar: 'اليوم التالي ل5 أيار 2026', en: 'the day after 5 May 2026', es: 'el día siguiente al 5 de mayo de 2026', fr: 'le lendemain du 5 mai 2026', ru: 'на следующий день после 5 мая 2026', zh: '2026年5月5日的第二天' }],
  'the day before a day': ['2026-05-04', { ar: 'عشية 5 أيار 2026', en: 'the eve of 5 May 2026', es: 'la víspera del 5 de mayo de 2026', fr: 'la veille du 5 mai 2026', ru: 'накануне 5 мая 2026', zh: '2026年5月5日的前一天' }],
  'a week after a day': ['2026-05-12', { ar: 'بعد 5 أيار 2026 بأسبوع', en: 'a week after 5 May 2026', es: 'una semana después del 5 de mayo de 2026', fr: 'une semaine après le 5 mai 2026', ru: 'через неделю после 5 мая 2026', zh: '2026年5月5日后一周' }],
  'the weekday after a day': ['2026-05-11', { ar: 'أول اثنين بعد 5 أيار 2026', en: 'the Monday after 5 May 2026', es: 'el lunes siguiente al 5 de mayo de 2026', fr: 'le lundi suivant le 5 mai 2026', ru: 'в понедельник после 5 мая 2026', zh: '2026年5月5日之后的第一个星期一' }],
  'the weekday before a day': ['2026-05-01', { ar: 'الجمعة قبل 5 أيار 2026', en: 'the Friday before 5 May 2026', es: 'el viernes antes del 5 de mayo de 2026', fr: 'le vendredi précédant le 5 mai 2026', ru: 'пятница перед 5 мая 2026', zh: '2026年5月5日之前的星期五' }],
  'four days in a row': ['2026-05-05..2026-05-08', { ar: '5 و6 و7 و8 أيار 2026', en: '5, 6, 7 and 8 May 2026', es: '5, 6, 7 y 8 de mayo de 2026', fr: 'les 5, 6, 7 et 8 mai 2026', ru: '5, 6, 7 и 8 мая 2026 года', zh: '2026年5月5、6、7、8日' }],
  'a weekday with its number': ['2027-01-04', { ar: 'الاثنين 4', en: 'Monday the 4th', es: 'el lunes 4', fr: 'lundi 4', ru: 'в понедельник 4-го', zh: '周一4号' }],
  'a day with its weekday': ['2026-05-10', { ar: 'الأحد الموافق 10 أيار 2026', en: 'Sunday, 10 May 2026', es: 'domingo, 10 de mayo de 2026', fr: 'dimanche 10 mai 2026', ru: 'в воскресенье, 10 мая 2026 г.', zh: '2026年5月10日（星期日）' }],
  'a year in words': ['2027-05-08', { ar: '8 أيار عام ألفين وسبعة وعشرين', en: '8 May twenty twenty-seven', es: '8 de mayo de dos mil veintisiete', fr: '8 mai deux mille vingt-sept', ru: '8 мая две тысячи двадцать седьмого года', zh: '二〇二七年五月八日' }],
  'the latest such day': ['2026-05-05', { ar: '5 أيار الماضي', en: 'last 5 May', es: 'el pasado 5 de mayo', fr: 'le 5 mai dernier', ru: '5 мая этого года', zh: '今年5月5日' }],
  'two weeks before a day': ['2026-04-21', { ar: 'قبل أسبوعين من 5 أيار 2026', en: 'two weeks before 5 May 2026', es: 'dos semanas antes del 5 de mayo de 2026', fr: 'deux semaines avant le 5 mai 2026', ru: 'за две недели до 5 мая 2026 года', zh: '2026年5月5日前两周' }],
};

/** What is said so in Chinese alone, or was first missed there. */
const CHINESE: readonly (readonly [text: string, days: string])[] = [
  ['下周一到周三', '2026-11-30..2026-12-02'],
  ['2022年4月到5月中旬', '2022-04-01..2022-05-20'],
  ['明年三四月份', '2027-03-01..2027-04-30'],
  ['十一、十二月', '2026-11-01..2026-12-31'],
  ['两三天内', '2026-11-24..2026-11-27'],
  ['2027年5月17、18日', '2027-05-17..2027-05-18'],
  ['本周日程', '2026-11-23..2026-11-29'],
];

describe('what words of time mean on Tuesday 24 November 2026', () => {
  const cases = Object.entries(KINDS).flatMap(([kind, [days, said]]) => Object.entries(said).map(([language, text]) => ({ kind, language: language as Language, text, days })));

  it.each(cases)('$kind in $language: $text', ({ language, text, days }) => {
    expect(daysIn(text, language)).toBe(days);
  });

  it.each(CHINESE)('in Chinese %s is %s', (text, days) => {
    expect(daysIn(text, 'zh')).toBe(days);
  });
});
