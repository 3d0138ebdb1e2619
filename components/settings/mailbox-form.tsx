"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import type { FormAction } from "@/components/forms/send";
import { MailboxIncoming } from "@/components/settings/mailbox-incoming";
import { MailboxOutgoing } from "@/components/settings/mailbox-outgoing";
import { type EditedMailbox, mailboxValues } from "@/components/settings/mailbox-values";
import { NativeSelect } from "@/components/settings/native-select";
import { SaveBar } from "@/components/settings/save-bar";
import { TestConnection } from "@/components/settings/test-connection";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { useToast } from "@/components/ui/toast";

type Named = { id: number; name: string };

type MailboxFormProps = {
  action: FormAction<string>;
  tryIncoming: FormAction<{ ok: boolean; message: string }>;
  tryOutgoing: FormAction<{ ok: boolean; message: string }>;
  mailbox?: EditedMailbox;
  departments: readonly Named[];
  topics: readonly Named[];
};

const LIST = "/settings/mailboxes";

/** A new mailbox, or one to edit. Leads back to the list. */
export function MailboxForm(props: MailboxFormProps) {
  const { action, tryIncoming, tryOutgoing, mailbox, departments, topics } = props;
  const { state, value, error, problem, form } = useSettingsForm(action, mailboxValues(mailbox));
  const [signIns, setSignIns] = useState({ in: value("signIn"), smtp: value("smtpSignIn") });
  const router = useRouter();
  const toast = useToast();
  const saved =
    state.status === "saved" ? `Mailbox “${state.result}” ${mailbox ? "saved" : "created"}.` : undefined;
  useEffect(() => {
    if (!saved) return;
    toast({ message: saved });
    router.push(LIST);
  }, [saved, toast, router]);
  const fields = { value, error };
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
              defaultValue={value("address")}
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        </FormSection>
        <FormSection
          title="New tickets"
          description="What a mail to this address is given when it becomes a ticket."
        >
          <Choice
            label="Department"
            name="departmentId"
            {...fields}
            empty="The topic’s, or the default one"
            items={departments}
          />
          <Choice label="Help topic" name="topicId" {...fields} empty="None" items={topics} />
          <Field label="Priority" error={error("priority")}>
            <NativeSelect name="priority" defaultValue={value("priority")}>
              <option value="">The topic’s, or normal</option>
              <option value="low">Low</option>
              <option value="normal">Normal</option>
              <option value="high">High</option>
              <option value="emergency">Emergency</option>
            </NativeSelect>
          </Field>
        </FormSection>
        <MailboxIncoming
          {...fields}
          hasSecret={mailbox?.hasSecret ?? false}
          onSignIn={(signIn) => setSignIns({ ...signIns, in: signIn })}
          test={<TestConnection action={tryIncoming} form={form.ref} />}
        />
        <MailboxOutgoing
          {...fields}
          hasSecret={mailbox?.hasSmtpSecret ?? false}
          hasOAuth={mailbox?.hasSecret ?? false}
          incomingSignIn={signIns.in}
          onSignIn={(signIn) => setSignIns({ ...signIns, smtp: signIn })}
          test={<TestConnection action={tryOutgoing} form={form.ref} />}
        />
      </div>
      <SaveBar label={mailbox ? "Save mailbox" : "Create mailbox"} saved={saved} problem={problem}>
        <LinkButton href={LIST} variant="ghost">
          Cancel
        </LinkButton>
      </SaveBar>
    </form>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  empty: ReactNode;
  items: readonly Named[];
  value(name: string): string;
  error(name: string): string | undefined;
};

function Choice({ label, name, empty, items, value, error }: ChoiceProps) {
  return (
    <Field label={label} error={error(name)}>
      <NativeSelect name={name} defaultValue={value(name)}>
        <option value="">{empty}</option>
        {items.map((item) => (
          <option key={item.id} value={item.id}>
            {item.name}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
