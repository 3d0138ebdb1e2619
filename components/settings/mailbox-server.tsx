"use client";

import { type ReactNode, useState } from "react";
import { NativeSelect } from "@/components/settings/native-select";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type FormFields = { value(name: string): string; error(name: string): string | undefined };

type ServerFieldsProps = FormFields & {
  /** `host`, or `smtpHost` and so on. */
  names: { host: string; port: string; security: string };
  placeholder: string;
  port: string;
  onPort: (port: string) => void;
  onSecurity: (security: string) => void;
  required: boolean;
};

/** Where a server is, and how its line is kept private. */
export function ServerFields({
  value,
  error,
  names,
  placeholder,
  port,
  onPort,
  onSecurity,
  required,
}: ServerFieldsProps) {
  return (
    <>
      <Field label="Server" error={error(names.host)} required={required}>
        <Input
          name={names.host}
          defaultValue={value(names.host)}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={253}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
        <Field label="Security" error={error(names.security)}>
          <NativeSelect
            name={names.security}
            defaultValue={value(names.security)}
            onChange={({ target }) => onSecurity(target.value)}
          >
            <option value="tls">TLS from the start</option>
            <option value="starttls">STARTTLS</option>
            <option value="none">None: passwords can be read on the way</option>
          </NativeSelect>
        </Field>
        <Field label="Port" error={error(names.port)}>
          <Input
            name={names.port}
            value={port}
            onChange={({ target }) => onPort(target.value)}
            inputMode="numeric"
            autoComplete="off"
            className="tabular"
          />
        </Field>
      </div>
    </>
  );
}

type SecretFieldProps = {
  label: string;
  name: string;
  /** What was typed before the field began anew. */
  typed: string;
  error?: string;
  /** Whether there is a stored one, which an empty field keeps. */
  stored: boolean;
  hint?: string;
  required?: boolean;
};

/** A password that is never shown again. What is typed stays when the form is refused: the server does not send it back. */
export function SecretField({ label, name, typed, error, stored, hint, required = false }: SecretFieldProps) {
  const [text, setText] = useState(typed);
  return (
    <Field
      label={label}
      error={error}
      required={required && !stored}
      hint={stored ? "Stored encrypted. Leave it empty to keep it." : hint}
    >
      <Input
        name={name}
        type="password"
        value={text}
        onChange={({ target }) => setText(target.value)}
        autoComplete="new-password"
        placeholder={stored ? "••••••••" : undefined}
        maxLength={5000}
      />
    </Field>
  );
}

/** What OAuth 2.0 needs, for fetching and sending alike. */
export function OAuthFields({
  value,
  error,
  stored,
  connect,
}: FormFields & { stored: boolean; connect: ReactNode }) {
  const [provider, setProvider] = useState(value("provider"));
  return (
    <>
      <Field label="Account at" error={error("provider")}>
        <NativeSelect
          name="provider"
          defaultValue={value("provider")}
          onChange={({ target }) => setProvider(target.value)}
        >
          <option value="google">Google</option>
          <option value="microsoft">Microsoft</option>
        </NativeSelect>
      </Field>
      {provider === "microsoft" && (
        <Field
          label="Tenant"
          error={error("tenant")}
          hint="The directory’s id or domain. Empty: any."
          optional
        >
          <Input name="tenant" defaultValue={value("tenant")} autoComplete="off" spellCheck={false} />
        </Field>
      )}
      <Field label="Client id" error={error("clientId")} required>
        <Input name="clientId" defaultValue={value("clientId")} autoComplete="off" spellCheck={false} />
      </Field>
      <SecretField
        label="Client secret"
        name="clientSecret"
        typed={value("clientSecret")}
        error={error("clientSecret")}
        stored={stored}
        hint="Empty when the application has none."
      />
      {connect}
      <details>
        <summary className="cursor-pointer text-muted text-sm">
          Or paste a refresh token that you have already
        </summary>
        <div className="pt-3">
          <SecretField
            label="Refresh token"
            name="refreshToken"
            typed={value("refreshToken")}
            error={error("refreshToken")}
            stored={stored}
          />
        </div>
      </details>
    </>
  );
}
