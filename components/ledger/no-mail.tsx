import { Mail, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

type NoMailProps = {
  /** The list without filters. */
  all: string;
  filtered: boolean;
  older?: string;
  newest?: string;
  searched?: number;
  /** What will appear here. */
  children: ReactNode;
};

/** Stands where mails would be listed. */
export function NoMail({ all, filtered, older, newest, searched, children }: NoMailProps) {
  const first = newest && <LinkButton href={newest}>Show the newest</LinkButton>;
  if (older && searched !== undefined)
    return (
      <EmptyState
        icon={<SearchX />}
        title={`Nothing in these ${searched.toLocaleString("en")} mails`}
        action={
          <>
            {first}
            <LinkButton href={older} variant="primary">
              Search older mails
            </LinkButton>
          </>
        }
      >
        The list goes on. Words are searched in steps, so that a long list stays quick.
      </EmptyState>
    );
  if (filtered || newest)
    return (
      <EmptyState
        icon={<SearchX />}
        title="No mail matches"
        action={
          <>
            {first}
            <LinkButton href={all}>Show all mail</LinkButton>
          </>
        }
      />
    );
  return (
    <EmptyState icon={<Mail />} title="No mail yet">
      {children}
    </EmptyState>
  );
}
