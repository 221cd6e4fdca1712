import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/language/command-words.js';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { wordsIn, type MessageKey } from '../../src/language/words.js';

const BROADCAST: Record<Language, string> = { en: 'broadcast', fr: 'diffusion', es: 'difusión', ru: 'рассылка', ar: 'تعميم', zh: '群发' };
const STEPS: Record<Language, readonly string[]> = {
  en: ['show', 'preview', 'propose', 'approve', 'send', 'schedule', 'stop', 'resume', 'correct', 'recall', 'report', 'test', 'nudge', 'edit'],
  fr: ['afficher', 'aperçu', 'proposer', 'approuver', 'envoyer', 'programmer', 'arrêter', 'reprendre', 'corriger', 'rappeler', 'rapport', 'essai', 'relancer', 'modifier'],
  es: ['mostrar', 'vista previa', 'proponer', 'aprobar', 'enviar', 'programar', 'detener', 'reanudar', 'corregir', 'retirar', 'informe', 'prueba', 'recordar', 'editar'],
  ru: ['показать', 'просмотр', 'предложить', 'одобрить', 'отправить', 'запланировать', 'остановить', 'продолжить', 'исправить', 'отозвать', 'отчёт', 'проба', 'напомнить', 'изменить'],
  ar: ['عرض', 'معاينة', 'اقتراح', 'اعتماد', 'إرسال', 'جدولة', 'إيقاف', 'استئناف', 'تصحيح', 'سحب', 'تقرير', 'تجربة', 'تذكير', 'تعديل'],
  zh: ['查看', '预览', '提议', '批准', '发送', '定时', '停止', '继续', '更正', '撤回', '报告', '测试', '提醒', '编辑'],
};

describe('a step of a desk, as it is typed', () => {
  it.each(LANGUAGES)('is understood of a broadcast in %s, and behind the English word too', (language) => {
    for (const [at, step] of STEPS[language].entries()) {
      const understood = { word: 'broadcast', rest: `${STEPS.en[at]} B-3 25` };
      expect(readCommand(`${BROADCAST[language]} ${step} B-3 25`)).toEqual(understood);
      expect(readCommand(`broadcast ${step} B-3 25`)).toEqual(understood);
    }
  });

  it.each([
    ['Diffusion Approuver B-3 override L’heure presse.', 'broadcast', 'approve B-3 override L’heure presse.'],
    ['群发 查看B-3', 'broadcast', 'show B-3'],
    ['рассылка новая', 'broadcast', 'new'],
    ['appui répondre R-7 Oui, en mars.', 'support', 'reply R-7 Oui, en mars.'],
    ['apoyo retirar R-7', 'support', 'withdraw R-7'],
    ['支持 申请 support:unct-training', 'support', 'ask support:unct-training'],
    ['demandes confier R-7 slack:T1/UBEN', 'requests', 'assign R-7 slack:T1/UBEN'],
    ['запросы отклонить R-7 Это пока не наше.', 'requests', 'decline R-7 Это пока не наше.'],
    ['الطلبات تم R-7 وصلكم الجواب.', 'requests', 'done R-7 وصلكم الجواب.'],
    ['réseaux confirmés', 'networks', 'confirmed'],
    ['redes confirmar Kenia', 'networks', 'confirm Kenia'],
    ['сети снять подтверждение KE', 'networks', 'unconfirm KE'],
    ['网络列表 语言 KE fr en', 'networks', 'languages KE fr en'],
    ['support ask support:unct-training', 'support', 'ask support:unct-training'],
  ])('is understood: %s', (text, word, rest) => {
    expect(readCommand(text)).toEqual({ word, rest });
  });

  it.each(['diffusion montrer le Forum', 'рассылка отчёт о Форуме', '支持 申请经费', 'réseaux confirmés en Afrique, quand ?', 'redes todas de África', 'تعميم عرض المنتدى', 'demandes refusées'])('is none in a question: %s', (text) => {
    expect(readCommand(text)).toBeUndefined();
  });

  it.each(LANGUAGES)('is understood as the helps name it in %s', (language) => {
    const words = wordsIn(language);
    const named = HELPS.flatMap((key) => words.say(key, { code: 'R-7', text: 'x' }).split(/[:：.。,،、·]| أو /u)).map((one) => one.trim());

    const understood = named.map((one) => readCommand(one)).filter((command) => command?.rest !== undefined && command.rest !== '');

    expect(new Set(understood.map((command) => command?.word))).toEqual(new Set(['broadcast', 'networks', 'support', 'requests']));
    expect(understood.map((command) => `${command?.word} ${command?.rest.split(' ')[0]}`)).toEqual(expect.arrayContaining(NAMED) as string[]);
  });
});

const HELPS: readonly MessageKey[] = ['broadcast.how', 'networks.how', 'networks.how-first', 'networks.unread-language', 'networks.unread-network', 'networks.unread-tag', 'networks.unread-zone', 'support.answer-how', 'support.card-how', 'support.filed-how', 'support.queue-how'];
const NAMED = [
  'broadcast new', 'broadcast B-1', 'broadcast edit', 'networks KE', 'networks confirmed', 'networks named', 'networks silent', 'networks confirm', 'networks languages', 'networks tag', 'networks zones', 'networks remind',
  'support reply', 'support R-7', 'support withdraw', 'requests assign', 'requests ask', 'requests done', 'requests decline', 'requests R-7',
];
