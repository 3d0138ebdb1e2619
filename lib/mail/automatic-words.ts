/** A subject may be long; what marks it is at its start. */
export const SUBJECT_READ = 300;
export const DAEMON = /\b(?:mailer[-_.]?daemon|mail[-_. ]delivery[-_. ](?:sub)?system)\b/i;
export const POSTMASTER = /\bpost[-_]?master(?:[-_.+][\w.-]{0,40})?@/i;
export const NO_REPLY =
  /(?:^|[<\s"])(?:do[-_.]?not[-_.]?reply|no[-_.]?reply|keine?[-_.]?antwort|ne[-_.]?pas[-_.]?repondre)(?:[-_.+][\w.+-]{0,60})?@/i;

export const BOUNCE_SUBJECT = new RegExp(
  [
    "^(?:re: ?)?(?:undeliver(?:able|ed)|non[- ]?deliver|delivery (?:status|failure|failed|has failed|problem|delay|report|error|notification)|mail delivery (?:fail|error|problem|system)|returned e?-?mail|returned to sender|return(?:ed|ing) message|failure (?:notice|delivery)|mail (?:failure|system error|error)|e-?mail (?:rejected|undelivered|delivery failure)|message (?:delivery|undeliverable|not delivered|status)|warning: (?:message|could not send|e-?mail).*|could ?n.t (?:deliver|send)|unzustellbar|nicht zustellbar|unable to deliver|there was an error sending|fail(?:ed|ure) to deliver|permanent (?:delivery )?(?:error|failure)|dsn:|ndn:|non remis|undelivered mail|sorry.{0,20}mail|rejected mail|error sending)",
    "delivery status notification|returned mail:|mail delivery failed|undelivered mail|returning message to sender|could not be delivered|non-?delivery (?:report|notification)",
    "(?:配信|配達|送信|転送|受信|配送)(?:できま|不能|エラー|失敗|不可|が失敗)|メールエラー|エラーメール|недостав|не доставлен",
  ].join("|"),
  "i",
);

/** Where the subject says nothing: what mail systems write themselves, and a person with such an address does not. */
export const BOUNCE_OPENING =
  /did not reach the following recipient|(?:could|can) ?not be delivered|was not delivered to|delivery to the following recipients? failed|error: invalid user address|returned to you undelivered|\bcould not\.\.\.$/im;
export const OPENING_READ = 2_048;

/** Hotmail's reports, older than RFC 5965. */
export const COMPLAINT_SUBJECT = /^complaint about message from \d/i;

export const AUTO_REPLY_SUBJECT =
  /^(?:(?:re|aw|sv|antw|tr|fwd?): ?)?(?:out[- ]of[- ](?:the[- ])?office|auto(?:matic|mated|matische|matisch)?[- ]?(?:reply|response|respons[e?]?|antwort|answer|responder)|automatische antwort|abwesenheits?(?:notiz|nachricht|meldung|assistent)|r[ée]ponse automatique|message d.absence|absence du bureau|risposta automatica|respuesta autom[áa]tica|fuera de la oficina|resposta autom[áa]tica|automatisch antwoord|afwezigheids?(?:bericht|melding|assistent)|afwezig(?: tot|$|:)|autosvar|automatiskt svar|automatisk svar|automaattinen vastaus|autoreply|autoresponse|auto: .{1,120}(?:office|returning|abwesend|absent|vacation)|vacation (?:reply|message|auto)|away from (?:my|the) (?:office|mail)|i(?:'m| am) (?:currently |now )?(?:away|on vacation|out of (?:the )?office)|away until\b|on vacation(?: until| till| from|$|[.!])|odpowied[źz] automatyczna|automatyczna odpowied[źz]|автоответ|自動応答|自动回复|不在通知)/i;
