import { linkText } from "@/components/tickets/link-text";

/** Plain text as it was written: its lines stay, web addresses become links that tell nothing about where from. */
export function TextBody({ text }: { text: string }) {
  let offset = 0;
  return (
    <div dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
      {linkText(text).map((part) => {
        const key = offset;
        offset += part.text.length;
        return part.href ? (
          <a
            key={key}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent underline"
          >
            {part.text}
          </a>
        ) : (
          part.text
        );
      })}
    </div>
  );
}
