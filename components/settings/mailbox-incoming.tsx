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

type MailboxIncomingProps = FormFields & {
  hasSecret: boolean;
  onSignIn: (signIn: string) => void;
  /** How to connect with a provider, for OAuth 2.0. */
  connect: ReactNode;
  test: ReactNode;
};

const AFTER = [
  { value: "seen", label: "Mark it as read", imap: true },
  { value: "leave", label: "Leave it as it is", imap: false },
  { value: "move", label: "Move it to another folder", imap: true },
  { value: "delete", label: "Delete it", imap: false },
];

/** Where a mailbox's mail is fetched, and what becomes of it there. */
export function MailboxIncoming({ value, error, hasSecret, onSignIn, connect, test }: MailboxIncomingProps) {
  const [protocol, setProtocol] = useState(value("protocol"));
  const [signIn, setSignIn] = useState(value("signIn"));
  const [security, setSecurity] = useState(value("security"));
  const [port, setPort] = useState(value("port"));
  const [after, setAfter] = useState(value("afterFetch"));
  const pop3 = protocol === "pop3";
  const changed = (kind: string, line: string) => {
    if (kind === "imap" || kind === "pop3") setPort(usualPort(port, kind, line));
  };
  return (
    <FormSection
      title="Incoming mail"
      description="Mail is stored here first, and only then marked, moved or deleted on its server."
    >
      <Field label="Fetch mail by" error={error("protocol")}>
        <NativeSelect
          name="protocol"
          defaultValue={value("protocol")}
          onChange={({ target }) => {
            setProtocol(target.value);
            changed(target.value, security);
            if (target.value === "pop3" && (after === "seen" || after === "move")) setAfter("leave");
          }}
        >
          <option value="imap">IMAP</option>
          <option value="pop3">POP3</option>
          <option value="">Nothing: this mailbox only sends</option>
        </NativeSelect>
      </Field>
      {protocol !== "" && (
        <>
          <ServerFields
            value={value}
            error={error}
            names={{ host: "host", port: "port", security: "security" }}
            placeholder={pop3 ? "pop.example.com" : "imap.example.com"}
            port={port}
            onPort={setPort}
            onSecurity={(next) => {
              setSecurity(next);
              changed(protocol, next);
            }}
            required
          />
          <Field label="User" error={error("user")} hint="Mostly the whole e-mail address." required>
            <Input
              name="user"
              defaultValue={value("user")}
              autoComplete="off"
              spellCheck={false}
              maxLength={320}
            />
          </Field>
          <Field label="Sign in with" error={error("signIn")}>
            <NativeSelect
              name="signIn"
              defaultValue={value("signIn")}
              onChange={({ target }) => {
                setSignIn(target.value);
                onSignIn(target.value);
              }}
            >
              <option value="password">A password, or an app password</option>
              <option value="oauth2">OAuth 2.0 (Google, Microsoft)</option>
            </NativeSelect>
          </Field>
          {signIn === "oauth2" ? (
            <OAuthFields value={value} error={error} stored={hasSecret} connect={connect} />
          ) : (
            <SecretField
              label="Password"
              name="password"
              typed={value("password")}
              error={error("password")}
              stored={hasSecret}
              required
            />
          )}
          {!pop3 && (
            <Field
              label="Folder"
              error={error("folder")}
              hint="All mail in it is fetched, once: what lies there already, too."
            >
              <Input name="folder" defaultValue={value("folder")} autoComplete="off" maxLength={500} />
            </Field>
          )}
          <Field label="After fetching" error={error("afterFetch")}>
            <NativeSelect
              key={protocol}
              name="afterFetch"
              defaultValue={after}
              onChange={({ target }) => setAfter(target.value)}
            >
              {AFTER.filter(({ imap }) => !pop3 || !imap).map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </NativeSelect>
          </Field>
          {after === "move" && !pop3 && (
            <Field label="Move to" error={error("moveTo")} hint="A folder that is there already." required>
              <Input name="moveTo" defaultValue={value("moveTo")} autoComplete="off" maxLength={500} />
            </Field>
          )}
          <Field
            label="Trusted receiver"
            error={error("authservId")}
            hint="Who checks SPF, DKIM and DMARC for you: the word before the first semicolon of Authentication-Results, in the source of a mail that you received there (mx.google.com). Microsoft 365 writes none: type a hyphen. Left empty, senders are not checked, and staff can’t answer by mail."
          >
            <Input
              name="authservId"
              defaultValue={value("authservId")}
              autoComplete="off"
              spellCheck={false}
              maxLength={253}
            />
          </Field>
          <input type="hidden" name="fetching" value="" />
          <Checkbox
            name="fetching"
            label="Fetch mail"
            hint="Every minute, and at once where IMAP tells of new mail. Off: everything stays where it is."
            defaultChecked={value("fetching") === "on"}
          />
          {test}
        </>
      )}
    </FormSection>
  );
}
