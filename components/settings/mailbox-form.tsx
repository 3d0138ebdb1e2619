"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { FormAction } from "@/components/forms/send";
import { ChoiceField } from "@/components/settings/choice-field";
import { type Connecting, ConnectMailbox } from "@/components/settings/connect-mailbox";
import { MailboxIncoming } from "@/components/settings/mailbox-incoming";
import { MailboxOutgoing } from "@/components/settings/mailbox-outgoing";
import { PresetChoice } from "@/components/settings/mailbox-preset";
import { type EditedMailbox, mailboxValues } from "@/components/settings/mailbox-values";
import { SaveBar } from "@/components/settings/save-bar";
import { TestConnection } from "@/components/settings/test-connection";
import { useMailboxForm } from "@/components/settings/use-mailbox-form";
import { PRIORITY_WORDS } from "@/components/tickets/ticket-words";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { useToast } from "@/components/ui/toast";
import type { TestResult } from "@/lib/mailboxes/test";
import { PRIORITIES } from "@/lib/tickets/kinds";

type Named = { id: number; name: string };

type MailboxFormProps = {
  action: FormAction<string>;
  tryIncoming: FormAction<TestResult>;
  tryOutgoing: FormAction<TestResult>;
  connecting: Omit<Connecting, "connected">;
  mailbox?: EditedMailbox;
  /** The mailbox whose server sends for those without one; null: there is none yet. */
  defaultMailbox: { id: number; name: string } | null;
  departments: readonly Named[];
  topics: readonly Named[];
};

const LIST = "/settings/mailboxes";

/** A new mailbox, or one to edit. Leads back to the list. */
export function MailboxForm(props: MailboxFormProps) {
  const { action, tryIncoming, tryOutgoing, connecting, mailbox, defaultMailbox, departments, topics } =
    props;
  const { state, problem, form, ...fields } = useMailboxForm(action, mailboxValues(mailbox));
  const { value, error, round } = fields;
  const [signIn, setSignIn] = useState(value("signIn"));
  const router = useRouter();
  const toast = useToast();
  const saved =
    state.status === "saved" ? `Mailbox “${state.result}” ${mailbox ? "saved" : "created"}.` : undefined;
  useEffect(() => {
    if (!saved) return;
    toast({ message: saved });
    router.push(LIST);
  }, [saved, toast, router]);
  const connect = (
    <ConnectMailbox
      {...connecting}
      connected={mailbox?.connected ?? false}
      form={form.ref}
      onFaults={fields.setFaults}
    />
  );
  return (
    <form {...form}>
      {mailbox && <input type="hidden" name="id" value={mailbox.id} />}
      <div>
        <FormSection title="Address" description="Customers write to it, and see it on what they get.">
          <Field
            label="Name"
            hint="Stands before the address on mails: “Ada Lovelace (Support)”."
            error={error("name")}
            required
          >
            <Input
              name="name"
              defaultValue={value("name")}
              maxLength={100}
              autoComplete="off"
              autoFocus={!mailbox}
            />
          </Field>
          <Field label="E-mail address" error={error("address")} required>
            <Input
              name="address"
              type="email"
              defaultValue={value("address")}
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          {!mailbox && (
            <PresetChoice
              chosen={fields.preset}
              onChoose={(preset) => {
                fields.fill(preset);
                if (preset?.values.signIn) setSignIn(preset.values.signIn);
              }}
            />
          )}
        </FormSection>
        <FormSection
          title="New tickets"
          description="What a mail to this address is given when it becomes a ticket."
        >
          <ChoiceField
            label="Department"
            name="departmentId"
            value={value}
            error={error}
            empty="The topic’s, or the default one"
            items={departments}
          />
          <ChoiceField
            label="Help topic"
            name="topicId"
            value={value}
            error={error}
            empty="None"
            items={topics}
          />
          <ChoiceField
            label="Priority"
            name="priority"
            value={value}
            error={error}
            empty="The topic’s, or normal"
            items={PRIORITIES.map((id) => ({ id, name: PRIORITY_WORDS[id] }))}
          />
        </FormSection>
        <MailboxIncoming
          key={`in ${round}`}
          value={value}
          error={error}
          hasSecret={mailbox?.hasSecret ?? false}
          onSignIn={setSignIn}
          connect={connect}
          test={<TestConnection action={tryIncoming} form={form.ref} onFaults={fields.setFaults} />}
        />
        <MailboxOutgoing
          key={`out ${round}`}
          value={value}
          error={error}
          hasSecret={mailbox?.hasSmtpSecret ?? false}
          hasOAuth={mailbox?.hasSecret ?? false}
          incomingSignIn={signIn}
          description={sendsFor(mailbox?.id, defaultMailbox)}
          connect={connect}
          test={<TestConnection action={tryOutgoing} form={form.ref} onFaults={fields.setFaults} />}
        />
      </div>
      <SaveBar label={mailbox ? "Save mailbox" : "Create mailbox"} problem={problem}>
        <LinkButton href={LIST} variant="ghost">
          Cancel
        </LinkButton>
      </SaveBar>
    </form>
  );
}

function sendsFor(id: number | undefined, fallback: { id: number; name: string } | null): string {
  if (!fallback)
    return "The first mailbox with a server becomes the default: what has no server of its own, acknowledgements and notices go out by it.";
  return fallback.id === id
    ? "This is the default mailbox: what has no server of its own, acknowledgements and notices go out by it."
    : `Without a server, mail from this address goes out by the one of “${fallback.name}”, the default mailbox.`;
}
