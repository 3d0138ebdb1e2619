/** Elements that have no place in a message, whatever they would do. */
const FORBIDDEN = [
  ...["script", "iframe", "frame", "frameset", "form", "object", "embed", "applet", "svg", "math", "style"],
  ...[
    "link",
    "meta",
    "base",
    "template",
    "noscript",
    "input",
    "button",
    "select",
    "textarea",
    "video",
    "audio",
  ],
  ...[
    "source",
    "track",
    "canvas",
    "dialog",
    "marquee",
    "portal",
    "param",
    "xml",
    "slot",
    "isindex",
    "keygen",
  ],
];

/** Every attribute that may be left: none of them styles, names, submits or runs anything. */
const ATTRIBUTES = [
  ...["dir", "lang", "title", "href", "target", "rel", "src", "alt", "width", "height", "loading", "start"],
  ...["type", "colspan", "rowspan", "align", "valign", "scope"],
];

const PROTOCOLS = ["http:", "https:", "mailto:", "tel:"];

/**
 * An expression for the page: a function from an element with a message inside to a list of what must not be there.
 * A text, because tsx would put calls of its own into a function.
 */
export const INSPECT = `(root) => {
  const found = [];
  for (const element of root.querySelectorAll("*")) {
    const name = element.localName;
    if (${JSON.stringify(FORBIDDEN)}.includes(name)) found.push("<" + name + ">");
    if (element.namespaceURI !== "http://www.w3.org/1999/xhtml") found.push("<" + name + "> in " + element.namespaceURI);
    for (const attribute of element.attributes)
      if (!${JSON.stringify(ATTRIBUTES)}.includes(attribute.name)) found.push(name + " " + attribute.name + "=" + attribute.value.slice(0, 80));
    if (element.hasAttribute("href") && (name !== "a" || !${JSON.stringify(PROTOCOLS)}.includes(element.protocol)))
      found.push(name + " href=" + element.getAttribute("href").slice(0, 80));
    if (element.hasAttribute("src") && (name !== "img" || !/^(https?:|data:image\\/(png|gif|jpeg|webp);)/i.test(element.src)))
      found.push(name + " src=" + element.getAttribute("src").slice(0, 80));
  }
  return found;
}`;

/**
 * An expression for a ticket's page: how many messages it shows, how many of them as HTML, and what must not be in them or beside
 * them. Scripts and icons of the panel itself have a nonce and a class.
 */
export const INSPECT_PAGE = `(() => {
  const inspect = ${INSPECT};
  const bodies = [...document.querySelectorAll("section[aria-label^='Text of message']")].map((section) => section.firstElementChild);
  const found = bodies.flatMap(inspect);
  const thread = document.querySelector("ol[aria-label='Messages']");
  for (const element of thread?.querySelectorAll("*") ?? [])
    if (["script", "iframe", "form", "object", "embed", "math", "style", "base", "meta", "link"].includes(element.localName))
      found.push("<" + element.localName + "> in the thread");
  for (const link of thread?.querySelectorAll("a[href]") ?? [])
    if (!${JSON.stringify(PROTOCOLS)}.includes(link.protocol)) found.push("href=" + link.href.slice(0, 80));
  for (const element of document.querySelectorAll("iframe, frame, object, embed, math, base, applet"))
    found.push("<" + element.localName + "> on the page");
  for (const script of document.scripts)
    if (!script.nonce && new URL(script.src || "x:", location).origin !== location.origin) found.push("a script without a nonce");
  return { shown: thread?.querySelectorAll(":scope > li[id^='message-']").length ?? 0, html: bodies.length, found: [...new Set(found)] };
})()`;
