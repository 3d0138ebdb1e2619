import { PrintBar } from "@/components/ticket/print-bar";
import type { RenderedEntry } from "@/components/ticket/rendered-thread";
import { fileSize } from "@/components/tickets/file-size";
import { HtmlBody } from "@/components/tickets/html-body";
import { PRIORITY_LOOKS } from "@/components/tickets/priority-badge";
import { STATE_LOOKS } from "@/components/tickets/state-badge";
import { TextBody } from "@/components/tickets/text-body";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TicketDetails } from "@/lib/tickets/views";

type PrintedTicketProps = {
  ticket: TicketDetails;
  messages: readonly RenderedEntry[];
  /** Messages too far back to be printed. */
  earlier: number;
  notes: boolean;
};

const KINDS = { customer: "", reply: "Staff", note: "Internal note" } as const;

/** A ticket as it goes on paper: facts on top, then every message, quotes unfolded. */
export function PrintedTicket({ ticket, messages, earlier, notes }: PrintedTicketProps) {
  const { id, subject, state, priority, department, topic, assignee, customer, createdAt, tags } = ticket;
  const facts: [string, string][] = [
    ["Customer", `${customer.name} <${customer.email}>`],
    ["State", STATE_LOOKS[state].word],
    ["Priority", PRIORITY_LOOKS[priority].word],
    ["Department", department.name],
    ...(topic ? [["Help topic", topic.name] satisfies [string, string]] : []),
    ["Assignee", assignee?.name ?? "Nobody"],
    ...(tags.length > 0
      ? [["Tags", tags.map(({ name }) => name).join(", ")] satisfies [string, string]]
      : []),
  ];
  return (
    <>
      <PrintBar id={id} notes={notes} />
      <article className="mx-auto max-w-190 px-6 py-6 print:max-w-none print:p-0">
        <p className="tabular text-muted">Ticket #{id}</p>
        <h1 dir="auto" className="font-semibold text-xl [overflow-wrap:anywhere]">
          {subject}
        </h1>
        <dl className="mt-4 grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
          {facts.map(([term, value]) => (
            <div key={term} className="contents">
              <dt className="text-muted">{term}</dt>
              <dd dir="auto" className="text-left [overflow-wrap:anywhere]">
                {value}
              </dd>
            </div>
          ))}
          <dt className="text-muted">Created</dt>
          <dd>
            <RelativeTime value={createdAt} format="exact" />
          </dd>
        </dl>
        {earlier > 0 && (
          <p className="mt-4 text-muted">{earlier.toLocaleString("en")} earlier messages are not printed.</p>
        )}
        <ol aria-label="Messages" className="mt-5">
          {messages.map((message) => (
            <PrintedMessage key={message.id} message={message} />
          ))}
        </ol>
      </article>
    </>
  );
}

function PrintedMessage({ message }: { message: RenderedEntry }) {
  const { id, kind, author, createdAt, format, parts, attachments } = message;
  const kindWords = KINDS[kind];
  return (
    <li className="border-line border-t py-4">
      <p className="break-after-avoid pb-1.5 text-sm">
        <bdi dir="auto" className="font-semibold">
          {author?.name ?? "System"}
        </bdi>
        {kindWords && ` · ${kindWords}`}
        <span className="text-muted">
          {" · "}
          <RelativeTime value={createdAt} format="exact" />
        </span>
      </p>
      {parts.map(({ body }, part) => {
        const label = `Text of message ${id}, part ${part + 1}`;
        return format === "html" ? (
          <HtmlBody key={part} html={body} label={label} />
        ) : (
          <TextBody key={part} text={body} />
        );
      })}
      {attachments.length > 0 && (
        <p className="pt-2 text-muted text-sm [overflow-wrap:anywhere]">
          Attached: {attachments.map(({ name, size }) => `${name} (${fileSize(size)})`).join(", ")}
        </p>
      )}
    </li>
  );
}
