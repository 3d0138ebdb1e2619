"use client";

import { type ReactNode, useState } from "react";
import {
  type FormFields,
  OAuthFields,
  SecretField,
  ServerFields,
} from "@/components/settings/mailbox-server";
import { usualPort } from "@/components/settings/mailbox-values";
import { NativeSelect } from "@/components/settings/native-select";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";

type MailboxOutgoingProps = FormFields & {
  hasSecret: boolean;
  /** Whether OAuth 2.0 has been set up before. */
  hasOAuth: boolean;
  /** OAuth 2.0 is asked for once, above, when mail is fetched with it too. */
  incomingSignIn: string;
  /** Who sends when there is no server here. */
  description: string;
  /** How to connect with a provider, for OAuth 2.0. */
  connect: ReactNode;
  test: ReactNode;
};

/** The server that a mailbox sends by. */
export function MailboxOutgoing(props: MailboxOutgoingProps) {
  const { value, error, hasSecret, hasOAuth, incomingSignIn, description, connect, test } = props;
  const [signIn, setSignIn] = useState(value("smtpSignIn"));
  const [port, setPort] = useState(value("smtpPort"));
  return (
    <FormSection title="Outgoing mail" description={description}>
      <ServerFields
        value={value}
        error={error}
        names={{ host: "smtpHost", port: "smtpPort", security: "smtpSecurity" }}
        placeholder="smtp.example.com"
        port={port}
        onPort={setPort}
        onSecurity={(security) => setPort(usualPort(port, "smtp", security))}
        required={false}
      />
      <Field
        label="User"
        error={error("smtpUser")}
        hint={
          signIn === "oauth2"
            ? "Empty: the user of the incoming mail."
            : "Empty: the server wants no sign-in."
        }
      >
        <Input
          name="smtpUser"
          defaultValue={value("smtpUser")}
          autoComplete="off"
          spellCheck={false}
          maxLength={320}
        />
      </Field>
      <Field label="Sign in with" error={error("smtpSignIn")}>
        <NativeSelect
          name="smtpSignIn"
          defaultValue={value("smtpSignIn")}
          onChange={({ target }) => setSignIn(target.value)}
        >
          <option value="password">A password, or an app password</option>
          <option value="oauth2">OAuth 2.0 (Google, Microsoft)</option>
        </NativeSelect>
      </Field>
      {signIn === "password" && (
        <SecretField
          label="Password"
          name="smtpPassword"
          typed={value("smtpPassword")}
          error={error("smtpPassword")}
          stored={hasSecret}
        />
      )}
      {signIn === "oauth2" && incomingSignIn !== "oauth2" && (
        <OAuthFields value={value} error={error} stored={hasOAuth} connect={connect} />
      )}
      <input type="hidden" name="plusAddressing" value="" />
      <Checkbox
        name="plusAddressing"
        label="Put the ticket into the reply address"
        hint="Answers then go to an address like support+1a2b…@example.com and always find their ticket. Only for servers that deliver such addresses here, as Google, Microsoft 365, Fastmail and iCloud do: others send answers back. Without it answers find their ticket by their header and subject."
        defaultChecked={value("plusAddressing") === "on"}
      />
      {test}
    </FormSection>
  );
}
