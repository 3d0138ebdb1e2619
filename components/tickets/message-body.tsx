import { HtmlBody } from "@/components/tickets/html-body";
import { TextBody } from "@/components/tickets/text-body";
import type { MessagePart } from "@/lib/html/message-parts";

type MessageBodyProps = { parts: readonly MessagePart[]; format: "text" | "html"; label: string };

/** A message's text. Quotes and signatures wait behind three dots, without a script: a search in the page finds them. */
export function MessageBody({ parts, format, label }: MessageBodyProps) {
  const show = ({ body }: MessagePart, place: number) =>
    format === "html" ? (
      <HtmlBody key={place} html={body} label={parts.length > 1 ? `${label}, part ${place + 1}` : label} />
    ) : (
      <TextBody key={place} text={body.trimEnd()} />
    );
  return runs(parts).map(({ start, folded, members }) => {
    const shown = members.map((part, index) => show(part, start + index));
    if (!folded) return shown;
    const name = foldedWords(members);
    return (
      <details
        key={start}
        // Whoever opens it before the page's script has come finds it open.
        suppressHydrationWarning
        className="my-1.5 print:details-content:[content-visibility:visible]"
      >
        <summary
          title={name}
          className="inline-grid h-4.5 w-8 cursor-pointer list-none place-items-center rounded-md bg-hover text-muted hover:bg-selected hover:text-text pointer-coarse:h-8 pointer-coarse:w-12 print:hidden [&::-webkit-details-marker]:hidden"
        >
          <span aria-hidden="true" className="font-semibold leading-none tracking-widest">
            ···
          </span>
          <span className="sr-only">{name}</span>
        </summary>
        <div className="mt-1.5 flex flex-col gap-3 border-line border-l-2 pl-3 text-muted">{shown}</div>
      </details>
    );
  });
}

type Run = { start: number; folded: boolean; members: MessagePart[] };

/** Stretches that are folded one after the other are folded together. */
function runs(parts: readonly MessagePart[]): Run[] {
  const found: Run[] = [];
  for (const [start, part] of parts.entries()) {
    const folded = part.kind !== "new";
    const last = found.at(-1);
    if (last?.folded && folded) last.members.push(part);
    else found.push({ start, folded, members: [part] });
  }
  return found;
}

const foldedWords = (members: readonly MessagePart[]) => {
  const has = (kind: MessagePart["kind"]) => members.some((part) => part.kind === kind);
  if (!has("quote")) return "Signature";
  return has("signature") ? "Signature and quoted text" : "Quoted text";
};
