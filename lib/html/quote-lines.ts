/*
 * The lines by which mail programs set off what they quote, in the languages they speak. Each looks at one line of
 * at most a few hundred characters, so that no text, however it is made, costs more than its length.
 */

const LONGEST = 400;

/** "On … Jane wrote:" in the languages of the common mail programs. */
const WROTE =
  /(?:\bwrote|\bschrieb|\ba écrit|\bescribió|\bescreveu|\bha scritto|\bschreef|\bskrev|\bkirjoitti|\bnapisał(?:\(a\)|a)?|\bnapsala?|\bnapísala?|написал(?:а|\(а\))?|пишет|написав|\bírta|\ba scris|\byazdı|\bέγραψε|写道|寫道|のメール|님이 작성|כתב|كتب)/iu;
const ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,255}/;
const DATE = /\d{1,4}[./年-]\s?\d{1,2}|\b\d{1,2}:\d{2}\b/;

/** Whether a line names a day or a time: the first half of an attribution that was wrapped does. */
export const hasDate = (line: string): boolean => DATE.test(line.slice(0, LONGEST));

/** Whether a line says who wrote what is quoted below it. */
export function isAttribution(line: string): boolean {
  const text = line.trim();
  if (text.length > LONGEST || !/[:：]$/.test(text)) return false;
  return WROTE.test(text) || (DATE.test(text) && ADDRESS.test(text));
}

/** RFC 3676: "-- " alone on its line; some programs lose the space. */
export const isSignatureMark = (line: string): boolean => /^--\s?$/.test(line);

/** "-----Original Message-----", "---------- Forwarded message ---------" */
export const isSeparator = (line: string): boolean =>
  line.length <= LONGEST &&
  /^[-_]{3,}\s*(?:original message|ursprüngliche nachricht|message d'origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|původní zpráva|исходное сообщение|forwarded message|weitergeleitete nachricht|message transféré)\s*[-_]{3,}$/iu.test(
    line,
  );

const FROM = /^\*?(?:from|von|de|da|van|från|fra|lähettäjä|od|от|kimden|发件人|差出人)\s*:\*?\s/iu;
const SENT =
  /^\*?(?:sent|date|gesendet|datum|envoyé|enviado|enviada|fecha|data|inviato|verzonden|skickat|sendt|dato|lähetetty|wysłano|odesláno|отправлено|дата|gönderildi|发送时间|送信日時)\s*(?:el|em|le|am)?\s*:/iu;
const TO =
  /^\*?(?:to|an|à|a|para|per|aan|till|til|vastaanottaja|do|komu|кому|kime|收件人|宛先|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|тема|konu|主题|件名)\s*:/iu;

/** Whether these lines begin with the headers that Outlook puts above the mail it copies: from, sent, to. */
export function isHeaderBlock(lines: readonly string[]): boolean {
  const [first = "", ...rest] = lines.map((line) => line.slice(0, LONGEST));
  if (!FROM.test(`${first} `)) return false;
  return rest.slice(0, 4).some((line) => SENT.test(line)) && rest.some((line) => TO.test(line));
}
