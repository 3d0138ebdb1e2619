/** How mail programs introduce what they quote, in the languages they are sold in. Each test reads one bounded line. */

/** "wrote" somewhere in a line, in about thirty languages. */
const WROTE =
  /(?<![\p{L}])(?:wrote|writes|wrot|a écrit|ecrit|écrit|schrieb|schreef|geschreven|escribió|escribio|escreveu|ha scritto|ha escrit|skrev|skreiv|napisał(?:\(a\)|a)?|napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|написал(?:\(а\)|а)?|написав(?:\(ла\))?|пише|пишет|pisze|kirjoitti|yazdı|yazmış|έγραψε|írta|a scris|napisao|napisala|je napisal|rašė|skrifaði|kirjutas|rakstīja|viết|menulis|כתב|كتب|написа)(?![\p{L}])|寫道|写道|写到|เขียนว่า|のメール|が書きました|작성:|님이 씀|あなたへ/iu;
const DATE = /\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d年|\d{1,2}월/u;
const TIME = /\d{1,2}[:.]\d\d(?!\d|[./]\d)|\d{1,2} ?(?:am|pm|uhr|h)\b|\d時/iu;
const DAY = /\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d年/u;
const PERSONAL =
  /(?<!\p{L})(?:I|[Ww]e|ich|wir|Sie|je|j'ai|j’ai|nous|vous|yo|he escrito|eu|ho scritto|ik|wij|[Yy]ou|jag|jeg|мы|я|вы)(?!\p{L})/u;
const ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,200}/;
/** Gmail without "wrote": `2016-03-03 17:21 GMT+01:00 Jane Doe <jane@example.com>:` */
const GMAIL =
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2} (?:(?:\p{L}{1,12} )?\d{1,2}:\d\d (?:GMT|UTC)[+-]\d|[^<>]{1,100}<[^\s<>@]{1,64}@[^\s<>]{1,200}>$)/u;
/** Web mail of the Horde family. */
const QUOTING =
  /^(?:quoting|quoth|zitat von|citerar|citat fra|citando|citazione|cytowanie|цитирую) .{1,200}:$/iu;
/** A line of which the attribution goes on in the next: its first word is one for a day, or a date. */
const OPENS =
  /^(?:on|at|le|am|op|em|el|il|den|på|w dniu|dnia|dne|dňa|в|у|pe|a|à|ut|ke|to|on|tarihinde|stt|dňa|vào|pada|ng|στις|ב|בתאריך|في|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|gio|ven|sab|dom|пн|вт|ср|чт|пт|сб|вс)[\s.,]|^\d{1,4}[./年-]\s?\d|^\d{1,2}[.:]? \p{L}|^\d{1,2}:\d\d|^\p{L}{2,4}\.? \d|^"?[\p{L} .'-]{2,60}"? <|^\p{L}{3,15}, /iu;

const DELIMITER = new RegExp(
  `^[\\s>*]*[-_*=#]{2,}\\s*(?:${[
    "(?:original|reply|forwarded|begin forwarded) (?:message|e-?mail|appointment)|reply message",
    "ursprüngliche nachricht|originalnachricht|original(?:-| )?nachricht|weitergeleitete nachricht|urspr\\. nachricht",
    "message (?:d'origine|original|transféré|transmis)|messaggio (?:originale|inoltrato)|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)",
    "oorspronkelijk(?:e)? bericht|doorgestuurd bericht|ursprungligt meddelande|originalmeddelande|oprindelig (?:meddelelse|besked)|opprinnelig melding|original besked|vidarebefordrat meddelande",
    "wiadomość oryginalna|oryginalna wiadomość|původní zpráva|pôvodná správa|исходное сообщение|пересланное сообщение|пересылаемое сообщение|оригінал|alkuperäinen viesti|perusviesti|välitetty viesti|orijinal (?:ileti|mesaj)|eredeti üzenet",
    "原始邮件|原始郵件|邮件原件|元のメッセージ|original mail|mail original|courriel original|원본 메일|원본 메시지",
  ].join("|")})\\s*[-_*=#:]*\\s*$`,
  "iu",
);
const FORWARD =
  /^[\s>*]*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|inizio messaggio inoltrato|inicio del mensaje reenviado|início da mensagem reencaminhada|begin doorgestuurd bericht|vidarebefordrat brev)\s?:\s*$/iu;
const ABOVE =
  /^[^\p{L}\d]{0,10}(?:please )?(?:type|write|enter)?\s?(?:your )?repl(?:y|ies)?(?: above| over)(?: this)?(?: line)?[^\p{L}\d]{0,10}$/iu;

/** `From:`, `Sent:` and so on, as Outlook and others write them above what they quote. */
const LABEL = /^[\s*>]*(\p{L}[\p{L} .'’-]{0,24}?)\s?\*?\s?[:：](?!\/\/)/u;
const FROM = new Set(
  "from|von|de|da|van|från|fra|od|от|від|lähettäjä|kimden|gönderen|feladó|от кого|expéditeur|mittente|remitente|afzender|nadawca|odesílatel|afsender|avsender|avsändare|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|από|de la|saatja|no|nuo|מאת|من|gesendet von|sender|dari|จาก|từ".split(
    "|",
  ),
);
/** Labels stand on lines that follow each other, but for the ones that are wrapped. */
const MAX_HEADER = 10;
const MAX_ATTRIBUTION = 4;
/** Marks of the direction of writing, which Gmail puts around names and addresses. */
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const MAX_ATTRIBUTION_LENGTH = 500;

export const isBlank = (line: string) => line.trim() === "";
export const isQuoted = (line: string) => /^\s{0,3}>/.test(line);

/** A rule of dashes or the like, as stands above a quote or a signature. */
export const isRule = (line: string) => /^\s*(?:[-_=~*+#–—•]\s?){2,200}$|^\s*[—–ᐧ]\s*$/u.test(line);

/** Code in Markdown, in which a line of dashes is a line of dashes. */
export const isFence = (line: string) => /^\s{0,3}```/.test(line);

/** How many lines from `at` on introduce a quote, 0 when they don't. */
export function introductionAt(lines: readonly string[], at: number): number {
  const line = lines[at] ?? "";
  if (isBlank(line)) return 0;
  if (DELIMITER.test(line) || FORWARD.test(line) || ABOVE.test(line)) return 1;
  const header = headerAt(lines, at, 4);
  // The forms of web sites have such labels too, but tell no time.
  const certain = header && lines.slice(at, at + header).some((text) => DATE.test(text));
  return certain ? header : attributionAt(lines, at);
}

/** How many lines the header of a quoted mail takes: From and others, `least` labels in all; 0 when none begins at `at`. */
export function headerAt(lines: readonly string[], at: number, least: number): number {
  if (!LABEL.test(lines[at] ?? "")) return 0;
  let from = false;
  let labels = 0;
  let end = at;
  for (let next = at; next < Math.min(lines.length, at + MAX_HEADER); next++) {
    const line = lines[next] ?? "";
    if (isBlank(line)) {
      // One blank line between labels is what text made from HTML has.
      if (!LABEL.test(lines[next + 1] ?? "")) break;
      continue;
    }
    const label = LABEL.exec(line)?.[1]?.trim().toLowerCase();
    if (label === undefined) continue;
    from ||= FROM.has(label);
    labels++;
    end = next;
  }
  return from && labels >= least ? end - at + 1 : 0;
}

function attributionAt(lines: readonly string[], at: number): number {
  let text = "";
  for (let count = 1; count <= MAX_ATTRIBUTION; count++) {
    const line = lines[at + count - 1] ?? "";
    if (isBlank(line)) return 0;
    text = `${text} ${line
      .replace(/^\s*>\s?(?=wrote)/i, "")
      .replace(BIDI, "")
      .trim()}`.trimStart();
    if (text.length > MAX_ATTRIBUTION_LENGTH) return 0;
    if (count > 1 && !OPENS.test(text.replace(/^[\s-]+/, "")) && !DATE.test(lines[at] ?? "")) return 0;
    // Zoho puts dashes around it.
    if (isAttribution(text.replace(/^[\s-]+|[\s-]+$/g, "")))
      return isNewerBelow(lines, at, count) || !isCertain(text, lines, at + count) ? 0 : count;
  }
  return 0;
}

/** People write "On 12 March you wrote:" themselves, and go on below; programs add an address, or the time to the minute. */
function isCertain(text: string, lines: readonly string[], next: number): boolean {
  if (ADDRESS.test(text)) return true;
  const first = lines[next]?.trim() ? next : next + 1;
  if (isQuoted(lines[first] ?? "")) return true;
  return TIME.test(text) && DAY.test(text) && !PERSONAL.test(text);
}

/** Words such as "to" begin dates and sentences, names stand above dates: then it begins further down. */
function isNewerBelow(lines: readonly string[], at: number, count: number): boolean {
  for (let skip = 1; skip < count; skip++) {
    const above = lines[at + skip - 1] ?? "";
    if (DATE.test(above) || ADDRESS.test(above)) return false;
    const below = (lines[at + skip] ?? "").trim();
    if (DATE.test(below) && OPENS.test(below) && attributionAt(lines, at + skip) === count - skip)
      return true;
  }
  return false;
}

function isAttribution(text: string): boolean {
  if (GMAIL.test(text) || QUOTING.test(text)) return true;
  const ended = /[:：]\s*\*?$/u.test(text) || /(?:wrote|a écrit|skrev|写道|寫道)\s*$/iu.test(text);
  if (!ended || /https?:\/\/\S{0,200}$/i.test(text)) return false;
  const dated = DATE.test(text);
  if (WROTE.test(text))
    return (
      dated ||
      ADDRESS.test(text) ||
      /^\p{Lu}[\p{L}.'-]{1,30}(?: \p{Lu}[\p{L}.'-]{1,30}){1,3} (?:wrote|schrieb):$/u.test(text)
    );
  return dated && ADDRESS.test(text) && OPENS.test(text);
}

/** What phones and web mail add by themselves, in their own words. */
const SENT_FROM =
  /^[\s<([*_]{0,4}(?:(?:sent|posted|send) (?:from|via|with|by|using) (?:my |a |an |the |your |mobile|outlook|\[?mail|yahoo|samsung|airmail|mailbox|windows|iphone|ipad|android|galaxy|blackberry|proton|spark|gmail|email|aol|nine|k-9|boxer|mailspring|front|superhuman|surface|xfinity|tutanota)|from my (?:iphone|ipad|android|mobile|phone|samsung|cell)|\p{L}{2,20} from (?:my )?mobile$|get (?:\[|<)?outlook for|envoyé (?:depuis|de|à partir)|von (?:mein|unterwegs)|gesendet (?:von|mit|aus)|diese nachricht wurde (?:von|mit)|inviato da|enviado (?:desde|do|de|a partir|via|con)|verzonden (?:vanaf|met|via|vanuit)|verstuurd vanaf|skickat från|sendt fra|sendt via|wysłan[eoy] z|odesláno z|odoslané z|отправлено (?:с|из)|надіслано (?:з|із)|lähetetty|trimis de pe|küldve|gönderildi|從我的|從.{1,20}傳送|发自我的|發自我的|iphoneから送信|.{0,20}から送信|나의 .{1,20}에서 보냄|poslano z|отправлено)/iu;

/** Whether a line is what a program signs with; a sentence that begins like one ends otherwise or goes on longer. */
export const isSentFrom = (line: string) =>
  line.length <= 160 &&
  (SENT_FROM.test(line) || /^\s*Sent (?:from|with|via) [A-Z]/.test(line)) &&
  !/ (?:app|and it|but|because|yesterday|today) /i.test(line);
