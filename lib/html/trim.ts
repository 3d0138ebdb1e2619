/** Elements that hold lines, and are nothing to see when they hold none. */
const HOLDER = "(?:b|center|div|em|i|p|small|span|strong|u)";
/** Longer tags than this are not looked behind. */
const TAIL = 400;

const OPENS = new RegExp(`<(${HOLDER})(?: [^<>]*)?>`, "y");
const CLOSES = new RegExp(`</(${HOLDER})>`, "y");
const SPACE = /(?:<br \/>|&nbsp;|[\s\u00a0\u200b\ufeff])+/y;
const OPEN_AT_END = new RegExp(`<(${HOLDER})(?: [^<>]*)?>$`);
const CLOSE_AT_END = new RegExp(`</(${HOLDER})>$`);
const SPACE_AT_END = /(?:<br \/>|&nbsp;|[\s\u00a0\u200b\ufeff])$/;

/** HTML that `render` made, without the blank lines with which it begins and ends: mail programs leave many. */
export function trimHtml(html: string): string {
  const [head, from] = blankStart(html);
  const [to, tail] = blankEnd(html, from);
  return head + html.slice(from, to) + tail;
}

/** What has to stay of the beginning, and where the rest begins. */
function blankStart(html: string): [string, number] {
  const open: { name: string; tag: string }[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(html);
    if (found) at += found[0].length;
    return found;
  };
  for (;;) {
    if (take(SPACE)) continue;
    const opens = take(OPENS);
    if (opens) {
      open.push({ name: opens[1] ?? "", tag: opens[0] });
      continue;
    }
    const before = at;
    const closes = take(CLOSES);
    if (!closes) break;
    if (open.at(-1)?.name !== closes[1]) {
      at = before;
      break;
    }
    open.pop();
  }
  return [open.map(({ tag }) => tag).join(""), at];
}

/** Where the end begins, and what has to stay of it. */
function blankEnd(html: string, from: number): [number, string] {
  const closed: string[] = [];
  let to = html.length;
  while (to > from) {
    const tail = html.slice(Math.max(from, to - TAIL), to);
    const closes = CLOSE_AT_END.exec(tail);
    const opens = OPEN_AT_END.exec(tail);
    const space = SPACE_AT_END.exec(tail);
    if (closes) closed.push(closes[1] ?? "");
    else if (opens && closed.at(-1) === opens[1]) closed.pop();
    else if (!space) break;
    to -= (closes ?? opens ?? space)?.[0].length ?? 0;
  }
  return [
    to,
    closed
      .reverse()
      .map((name) => `</${name}>`)
      .join(""),
  ];
}
