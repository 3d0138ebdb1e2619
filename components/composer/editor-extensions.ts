import { type Editor, Extension, type Range } from "@tiptap/core";
import { Image } from "@tiptap/extension-image";
import { Mention } from "@tiptap/extension-mention";
import { Placeholder } from "@tiptap/extensions";
import { PluginKey } from "@tiptap/pm/state";
import { StarterKit } from "@tiptap/starter-kit";
import { Suggestion, type SuggestionFloatingUiOptions, type SuggestionOptions } from "@tiptap/suggestion";
import type { Choice, SuggestionStore } from "./suggestion-store";

/** Only pictures of a draft: those that a paste brings along from elsewhere would not load, or tell who looks. */
const Picture = Image.extend({
  parseHTML: () => [{ tag: 'img[src^="/desk/draft-files/"]' }],
}).configure({ inline: true });

/** `<span data-mention="7">@Ben</span>`, and nothing else, is what lib/html/sanitize.ts keeps of a mention. */
const Person = Mention.extend({
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (element) => element.getAttribute("data-mention"),
      renderHTML: ({ id }) => ({ "data-mention": id }),
    },
    label: {
      default: "",
      parseHTML: (element) => element.textContent?.replace(/^@/, "") ?? "",
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: "span[data-mention]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["span", HTMLAttributes, `@${node.attrs.label}`],
  renderText: ({ node }) => `@${node.attrs.label}`,
  // Backspace removes the whole name, as it does any one thing.
  addKeyboardShortcuts: () => ({}),
  // `suggest` below does that for names and canned responses alike.
  addProseMirrorPlugins: () => [],
});

type Offer = Pick<
  SuggestionOptions<Choice, Choice>,
  "char" | "allowSpaces" | "shouldShow" | "allow" | "items"
> & {
  name: "people" | "canned";
  insert: (editor: Editor, range: Range, choice: Choice) => void;
};

const MARGIN = 8;

/** On a phone a list that began at the cursor would be wider than the screen. */
const onScreen: NonNullable<SuggestionFloatingUiOptions["middleware"]>[number] = {
  name: "onScreen",
  fn: ({ x, rects, elements }) => {
    const end = elements.reference.getBoundingClientRect().x + rects.floating.width;
    return { x: x - Math.max(0, end - (document.documentElement.clientWidth - MARGIN)) };
  },
};

const suggest = ({ name, insert, ...offer }: Offer, { render }: SuggestionStore) =>
  Extension.create({
    name,
    addProseMirrorPlugins() {
      return [
        Suggestion<Choice, Choice>({
          ...offer,
          editor: this.editor,
          pluginKey: new PluginKey(name),
          // Inside the page's landmark, for those who go from one to the next.
          container: document.querySelector<HTMLElement>("main") ?? document.body,
          floatingUi: { middleware: [onScreen] },
          render: render(name),
          command: ({ editor, range, props }) => insert(editor, range, props),
        }),
      ];
    },
  });

export type Sources = {
  suggestions: SuggestionStore;
  /** Colleagues for `query`; null where nobody can be mentioned. */
  people: (query: string) => Choice[] | null;
  canned: (query: string) => Promise<Choice[]>;
  hasCanned: () => boolean;
};

/** What can be written: text with marks, lists, quotes, code, links, pictures, mentions; no headings, no rules. */
export function editorExtensions({ suggestions, people, canned, hasCanned }: Sources) {
  return [
    StarterKit.configure({
      heading: false,
      horizontalRule: false,
      underline: false,
      dropcursor: { color: "var(--accent)", width: 2 },
      link: {
        openOnClick: false,
        defaultProtocol: "https",
        HTMLAttributes: { target: null, rel: null },
        isAllowedUri: (url, { defaultValidate }) =>
          defaultValidate(url) && (!/^[a-z][a-z\d+.-]*:/i.test(url) || /^(?:https?|mailto|tel):/i.test(url)),
      },
    }),
    // Says whether the editor is empty; the words are in its style, where they can change.
    Placeholder.configure({ placeholder: "" }),
    Picture,
    Person,
    suggest(
      {
        name: "people",
        char: "@",
        // Whole names have spaces.
        allowSpaces: true,
        shouldShow: ({ query }) => !query.startsWith(" "),
        allow: () => people("") !== null,
        items: ({ query }) => people(query) ?? [],
        insert: (editor, range, { id, name }) =>
          void editor
            .chain()
            .focus()
            .insertContentAt(range, [
              { type: "mention", attrs: { id: String(id), label: name } },
              { type: "text", text: " " },
            ])
            .run(),
      },
      suggestions,
    ),
    suggest(
      {
        name: "canned",
        char: "/",
        // Names have spaces; "and / or" has one right after the slash.
        allowSpaces: true,
        shouldShow: ({ query }) => !query.startsWith(" "),
        allow: ({ editor }) => hasCanned() && !editor.isActive("codeBlock"),
        items: ({ query }) => canned(query),
        insert: (editor, range, { html = "" }) =>
          void editor.chain().focus().deleteRange(range).insertContent(html).run(),
      },
      suggestions,
    ),
  ];
}
