"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { type Refusal, signInHere } from "@/components/sign-in/sign-in-here";
import { WaitNotice } from "@/components/sign-in/wait-notice";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type SignInFormProps = {
  /** Where to go afterwards; a path of this help desk. */
  next: string;
  email: string;
  /** next-auth itself sent the visitor back here. */
  failedBefore: boolean;
};

const WORDS = {
  wrong: "E-mail address or password is not right.",
  unavailable:
    "Signing in does not work right now. Try again in a moment; if it keeps failing, tell an administrator.",
  unreachable: "The help desk could not be reached. Check your connection and try again.",
};

type State = Refusal | { kind: "signed-in" } | null;

/** Address and password. Says whether they go together, never whether an account exists. */
export function SignInForm({ next, email, failedBefore }: SignInFormProps) {
  // React empties a form that was sent; what the visitor would have to type again stays.
  const [address, setAddress] = useState(email);
  const [state, submit, pending] = useActionState<State, FormData>(
    async (_, form) => {
      const refusal = await signInHere(String(form.get("email")), String(form.get("password")));
      if (refusal) return refusal;
      // A whole page load: nothing that was cached for somebody else survives.
      window.location.assign(next);
      return { kind: "signed-in" };
    },
    failedBefore ? { kind: "unavailable" } : null,
  );
  const password = useRef<HTMLInputElement>(null);
  const wrong = state?.kind === "wrong" && !pending;
  useEffect(() => {
    if (wrong) password.current?.focus();
  }, [wrong]);
  const leaving = state?.kind === "signed-in";
  return (
    <form action={submit} className="flex flex-col gap-4">
      <div role="alert" className="empty:-mb-4">
        {state && !pending && <Refused state={state} />}
      </div>
      <Field label="E-mail address" required>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          autoFocus={email === ""}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </Field>
      <Field label="Password" required>
        <Input
          ref={password}
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus={email !== ""}
        />
      </Field>
      <Button type="submit" variant="primary" pending={pending || leaving} className="mt-1 w-full">
        Sign in
      </Button>
      <noscript>
        <p className="text-muted text-sm">
          Signing in needs JavaScript, which is switched off in this browser.
        </p>
      </noscript>
    </form>
  );
}

function Refused({ state }: { state: NonNullable<State> }) {
  if (state.kind === "signed-in") return null;
  if (state.kind === "wait") return <WaitNotice key={state.until} until={state.until} />;
  return <Banner tone="danger">{WORDS[state.kind]}</Banner>;
}
