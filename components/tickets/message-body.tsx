import { HtmlBody } from "@/components/tickets/html-body";
import { TextBody } from "@/components/tickets/text-body";
import type { BodyPart } from "@/lib/html/quotes";

type MessageBodyProps = { parts: readonly BodyPart[]; format: "text" | "html"; label: string };

/** A message's text. Quotes and signatures wait behind three dots, without a script: a search in the page finds them. */
export function MessageBody({ parts, format, label }: MessageBodyProps) {
  let place = 0;
  return parts.map(({ body, folded }) => {
    const key = place++;
    const name = parts.length > 1 ? `${label}, part ${key + 1}` : label;
    const shown =
      format === "html" ? <HtmlBody html={body} label={name} /> : <TextBody text={body.trimEnd()} />;
    if (!folded) return <div key={key}>{shown}</div>;
    return (
      <details key={key} className="group/quote my-1.5">
        <summary
          title="Quoted text"
          className="inline-grid h-4.5 w-8 cursor-pointer list-none place-items-center rounded-md bg-hover text-muted hover:bg-selected hover:text-text pointer-coarse:h-8 pointer-coarse:w-12 [&::-webkit-details-marker]:hidden"
        >
          <span aria-hidden="true" className="font-semibold leading-none tracking-widest">
            ···
          </span>
          <span className="sr-only">Quoted text</span>
        </summary>
        <div className="mt-1.5 border-line border-l-2 pl-3 text-muted">{shown}</div>
      </details>
    );
  });
}
