"use client";

import { useEffect, useRef, useState } from "react";
import type { MadeKey } from "@/components/api-keys/new-key";
import { Banner } from "@/components/ui/banner";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import { LinkButton } from "@/components/ui/link-button";
import { Tabs } from "@/components/ui/tabs";
import { cronExamples, type Example, ticketExamples } from "@/lib/api-keys/examples";

type NewKeyPanelProps = { made: MadeKey; baseUrl: string };

/** The only time a key is seen: to copy, and in examples that work as they stand. */
export function NewKeyPanel({ made, baseUrl }: NewKeyPanelProps) {
  const { label, secret, scopes } = made;
  const heading = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState(false);
  const call = { baseUrl, key: secret };

  // The form that had the focus is gone; reading goes on here.
  useEffect(() => heading.current?.focus(), []);

  // Reloading or closing the tab before the key was taken would lose it by accident.
  useEffect(() => {
    if (copied) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [copied]);

  return (
    <div className="flex min-w-0 flex-col gap-6">
      <section className="flex flex-col gap-4 rounded-lg border border-line p-4">
        <h2
          ref={heading}
          tabIndex={-1}
          className="font-semibold text-lg outline-none [overflow-wrap:anywhere]"
        >
          Key “<bdi>{label}</bdi>” created
        </h2>
        <CopyField label="API key" value={secret} copyLabel="Copy key" onCopied={() => setCopied(true)} />
        <Banner tone="warning">
          Copy it now: it won’t be shown again. Only its fingerprint is stored, and leaving this page loses
          the key for good.
        </Banner>
      </section>
      {scopes.includes("tickets:create") && (
        <Examples title="Create a ticket" examples={ticketExamples(call)} />
      )}
      {scopes.includes("cron:run") && (
        <Examples title="Run the scheduled tasks" examples={cronExamples(call)} />
      )}
      <div>
        <LinkButton href="/settings/api-keys" variant="primary">
          Done
        </LinkButton>
      </div>
    </div>
  );
}

function Examples({ title, examples }: { title: string; examples: readonly Example[] }) {
  return (
    <section className="min-w-0">
      <h2 className="pb-2 font-semibold">{title}</h2>
      <Tabs
        label={`${title}: examples`}
        tabs={examples.map(({ language, code }) => ({
          value: language,
          label: language,
          content: <CodeBlock code={code} label={`${language} example`} />,
        }))}
      />
    </section>
  );
}
