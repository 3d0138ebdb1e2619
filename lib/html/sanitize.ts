import "server-only";
import sanitizeHtml from "sanitize-html";
import { ALLOWED, isImageSource } from "./allowed";

/** Elements inside each other that a parser is let into: its time grows with their number's square. */
const DEEPEST = 1_000;

class TooDeep extends Error {}

/** Sanitises; of what is nested deeper than any program nests it, the words and the lines are kept. */
function clean(html: string, options: sanitizeHtml.IOptions): string {
  let depth = 0;
  const bounded: sanitizeHtml.IOptions = {
    ...options,
    onOpenTag: () => {
      if (++depth > DEEPEST) throw new TooDeep();
    },
    onCloseTag: () => {
      depth--;
    },
  };
  try {
    return sanitizeHtml(html, bounded);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return sanitizeHtml(flatten(html), options);
  }
}

const flatten = (html: string) =>
  html
    .replace(/<\/?(?:blockquote|br|div|h[1-6]|li|p|pre|table|td|th|tr|ul)\b[^<>]*>\s*/gi, "\n")
    .replace(/<[/a-z!?][^<>]*>/gi, "")
    .replace(/\n+/g, "<br>");

/** The safe part of somebody's HTML: text, structure, links and pictures; no script, style, form, frame or id. */
export function sanitize(html: string): string {
  return clean(html, ALLOWED);
}

/** What only staff write: a colleague's name that stands for the colleague. */
const WITH_MENTIONS = { ...ALLOWED.allowedAttributes, span: ["data-mention"] };

const MENTION = /^[1-9]\d{0,8}$/;

/** A mention is a number and nothing else; a span with anything else in its place is an ordinary one. */
const span: sanitizeHtml.Transformer = (tagName, { "data-mention": staff, ...attribs }) => ({
  tagName,
  attribs: staff !== undefined && MENTION.test(staff) ? { ...attribs, "data-mention": staff } : attribs,
});

type Writing = {
  /** Whether mentions (`<span data-mention="7">@Ben</span>`) are kept; else only their words are. */
  mentions: boolean;
  /** Where a picture of the draft, by its file's id, is to be found in the result; null: left out. */
  picture?: (fileId: number) => string | null;
};

/** The safe part of what staff wrote in the panel's editor; pictures of the draft are `/desk/draft-files/ID`. */
export function sanitizeWritten(html: string, { mentions, picture }: Writing): string {
  return clean(html, {
    ...ALLOWED,
    allowedAttributes: mentions ? WITH_MENTIONS : (ALLOWED.allowedAttributes ?? false),
    transformTags: {
      span,
      img: (tagName, { src = "", ...attribs }) => {
        const shown = writtenSource(src, picture);
        return { tagName, attribs: shown === null ? {} : { ...attribs, src: shown } };
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !isImageSource(attribs.src ?? "data:"),
  });
}

/** A picture from this panel is one of the draft's; any other address of the panel is none of the reader's. */
function writtenSource(src: string, picture: Writing["picture"]): string | null {
  const file = /^\/desk\/draft-files\/([1-9]\d{0,8})(?:\?[^#]*)?$/.exec(src)?.[1];
  if (file) return picture ? picture(Number(file)) : src;
  return /^(?:https?|data|cid):/i.test(src) ? src : null;
}

/** Whether somebody sees nothing at all in this (sanitised) HTML. */
export const isBlank = (html: string): boolean =>
  !/<img\s/i.test(html) && html.replace(/<[^>]*>|&nbsp;|[\s\u200b\ufeff]/g, "") === "";

/** The members of staff that (sanitised) HTML mentions, by id, each once. */
export const mentionedIn = (html: string): number[] => [
  ...new Set([...html.matchAll(/<span[^>]* data-mention="(\d+)"/g)].map(([, id]) => Number(id))),
];

export type Rendering = {
  /** Where an inline picture (`cid:`) of this message is served, by Content-ID. */
  inline: ReadonlyMap<string, string>;
  /** Whether the reader has asked for pictures from other servers, which tell the sender that the mail was read. */
  remoteImages: boolean;
};

/**
 * Stored HTML as it is put on a page: sanitised once more (stored HTML may predate a fix), links leave in a new tab
 * without telling where from, and remote pictures only when asked for. `blocked` counts those left out.
 */
export function render(html: string, { inline, remoteImages }: Rendering): { html: string; blocked: number } {
  let blocked = 0;
  const rendered = clean(html, {
    ...ALLOWED,
    allowedAttributes: {
      ...ALLOWED.allowedAttributes,
      a: ["href", "target", "rel"],
      img: ["src", "alt", "width", "height", "loading"],
      // Kept by `sanitizeWritten` alone, so that only a note has one.
      span: ["data-mention"],
    },
    transformTags: {
      span,
      // A relative address would lead into this panel; whoever wrote the message can't have meant that.
      a: (tagName, { href = "", ...attribs }) => ({
        tagName,
        attribs: /^(?:https?|mailto|tel):/i.test(href.trim())
          ? { ...attribs, href, target: "_blank", rel: "noopener noreferrer nofollow" }
          : attribs,
      }),
      img: (tagName, { src = "", ...attribs }) => {
        const shown = source(src, inline, remoteImages);
        if (shown === null) blocked++;
        return {
          tagName,
          attribs: { alt: "", ...attribs, ...(shown ? { src: shown } : {}), loading: "lazy" },
        };
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src && !attribs.alt,
  });
  return { html: rendered, blocked };
}

/** The address to load a picture from; null for a remote one that is not to be loaded, "" for one that is not there. */
function source(src: string, inline: Rendering["inline"], remoteImages: boolean): string | null {
  const contentId = /^cid:(.+)$/i.exec(src)?.[1];
  if (contentId) return inline.get(decode(contentId)) ?? "";
  if (/^data:/i.test(src)) return isImageSource(src) ? src : "";
  // Relative: not with the message, and no picture of this panel's.
  if (!/^https?:/i.test(src)) return "";
  return remoteImages ? src : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
