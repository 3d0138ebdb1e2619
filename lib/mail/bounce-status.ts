/** Longer diagnostics are whole mails. */
const MAX_READ = 4_000;

export type Action = "failed" | "delayed" | "delivered";

/** Enhanced status codes (RFC 3463) in a text; the dots of an address or of a version are others. */
const ENHANCED = /(?<![\d.])(?<![^\d]-)([245])\.([0-7])\.(\d{1,3})(?!\d|\.\d)/g;
/** A reply code (RFC 5321 section 4.2) stands at the start of what a server said. */
const REPLY = /(?<![\d.:-])([45])[0-5]\d(?=[\s-])(?! (?:seconds|minutes|hours|days|bytes|mb|kb|kib)\b)/i;

/** Words for an address that is not there (5.1.1), or not any more (5.2.1), and a domain that is not (5.1.2). */
const NO_DOMAIN =
  /host (?:or domain name )?not found|domain (?:name )?(?:not found|does(?:n't| not) exist|is (?:invalid|not valid))|no such (?:host|domain)|unknown (?:host|domain)|host unknown|unrouteable (?:mail )?domain|nxdomain|name or service not known|bad destination (?:host|system)|couldn't find any host|no mx record|null mx|no smtp service|does not accept mail|may not exist|domain is not reachable|hostname (?:is )?(?:unknown|not found)|illegal host\/domain/i;
const NO_USER =
  /(?:user|recipient|mailbox|address|account|local user|addressee|rcpt)(?: name)?(?: \S{1,80})?,? (?:is )?(?:unknown|not (?:found|known|exist|a known|recogni[sz]ed|listed)|does ?n[o']t exist|(?:does|do|did) not exist|unavailable or not|has been (?:deleted|removed)|(?:is )?invalid|not listed)|unknown (?:or illegal )?(?:user|recipient|mailbox|address|account|local[- ]part|alias)|no such (?:user|recipient|mailbox|address|account|person|local user)|no mailbox (?:here|by that|found)|no (?:valid )?recipients?\b|user unknown|invalid (?:recipient|mailbox|user|address)|(?:isn't|is not|not) (?:a (?:valid|known) )?(?:mailbox|user|recipient)|doesn't have an? \S{1,60} account|unrouteable address|address rejected: (?:unknown|undeliverable|user)|not our customer|nonexist(?:ent|ing) (?:user|mailbox|address)|no account by that name|this (?:user|address) (?:doesn't|no longer)|does not like recipient|destination addresses were unknown|not listed in|ディレクトリ.{0,12}(?:見つかりません|ありません)|inconnu|unbekannt/i;
const GONE =
  /(?:account|mailbox|user|address|recipient)(?: \S{1,80})? (?:is |has been |was )?(?:disabled|deactivated|suspended|inactive|locked|closed|expired|blocked)|no longer (?:valid|active|in use|available|works|accept)|moved to|has moved|(?:discontinued|inactive) (?:user|account|mailbox)/i;
const FULL =
  /(?:mailbox|mail ?box|quota|inbox|mailfolder|account|user|disk|file system)[^.\n]{0,40}(?:is )?(?:full|exceed|over ?quota|quota|limit)|over ?quota|quota (?:exceed|exceeded|violation)|out of (?:disk|storage) space|exceeds? (?:the )?(?:user |mailbox |storage )?quota|not enough (?:disk|storage)|exceeded (?:the )?(?:local )?(?:storage|limit)/i;

const EXPIRED =
  /(?:retry )?time-?out exceeded|could not (?:be delivered|deliver) for|(?:message|envelope|delivery time|time) (?:has )?expired|giving up|timed out|(?:failing|failed) for a long time|not reachable|(?:did not|not) accept our requests to connect|too long in queue|undeliverable for \d/i;
/** The sender, the mail or the moment is what was refused, whatever the status says. */
const REFUSED =
  /blacklist|blocklist|block ?list|spamhaus|\bspam\b|\bspf\b|dkim|dmarc|(?:not allowed|not permitted|permission) to|\bsender\b|banned|access denied|too many|\brate\b|(?:please |, )try (?:again|later)|server failure|malformed|refused due|procmail|policy|reputation|relay(?:ing)? denied|unable to relay|(?:not|cannot) relay/i;

/** Statuses that say the address itself is wrong, and will be tomorrow (RFC 3463 section 3.2). */
const ABOUT_ADDRESS = /^5\.1\.(?:1|2|3|4|6|10|351)$|^5\.2\.1$|^5\.4\.4$/;

/** What a server or a mail system wrote about one recipient. */
export type Verdict = {
  /** The enhanced status code, made up from the words or the reply code when there is none; null without a hint. */
  status: string | null;
  /** Whether the address itself is wrong: no such mailbox or domain, or not any more. */
  permanent: boolean;
};

/**
 * Judges a diagnostic. `declared` is the Status field of a delivery report, which mail systems often fill with a mere
 * class (5.0.0).
 */
export function judge(diagnostic: string, declared: string | null, action: Action): Verdict {
  const codes = [...diagnostic.slice(0, MAX_READ).matchAll(ENHANCED)].map(([code]) => code);
  const fitting = action === "delivered" ? codes : codes.filter((code) => !code.startsWith("2"));
  // A server's last word counts: before it stand the words of those it asked.
  const said = fitting.findLast((code) => !isMereClass(code)) ?? fitting.at(-1) ?? null;
  const words = action === "delivered" ? null : fromWords(diagnostic.slice(0, MAX_READ));
  const given = declared !== null && !isMereClass(declared) ? declared : (said ?? declared);
  const reply = REPLY.exec(diagnostic)?.[1];
  const vague = given === null || isMereClass(given);
  const status = (vague ? fits(words, given) : given) ?? given ?? (reply ? `${reply}.0.0` : null);
  const address = ABOUT_ADDRESS.test(status ?? "") || (words !== null && ABOUT_ADDRESS.test(words));
  const refused = REFUSED.test(diagnostic) || words === "5.2.2" || words === "4.4.7";
  return { status, permanent: action === "failed" && (status ?? "").startsWith("5") && address && !refused };
}

const isMereClass = (status: string) => /^[245]\.0\.\d+$|^[245]\.[2-7]\.0$/.test(status);

/** Words make a vague status exact, unless they are of another class. */
const fits = (words: string | null, vague: string | null) =>
  words !== null && (vague === null || words.charAt(0) === vague.charAt(0)) ? words : null;

function fromWords(diagnostic: string): string | null {
  if (FULL.test(diagnostic)) return "5.2.2";
  if (NO_DOMAIN.test(diagnostic)) return "5.1.2";
  if (GONE.test(diagnostic)) return "5.2.1";
  if (NO_USER.test(diagnostic)) return "5.1.1";
  return EXPIRED.test(diagnostic) ? "4.4.7" : null;
}
