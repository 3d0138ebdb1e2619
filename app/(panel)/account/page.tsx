import type { Metadata } from "next";
import { NoticesForm } from "@/components/account/notices-form";
import { PasswordForm } from "@/components/account/password-form";
import { ProfileForm } from "@/components/account/profile-form";
import { SessionsTable } from "@/components/account/sessions-table";
import { SignOutEverywhere } from "@/components/account/sign-out-everywhere";
import { SignatureForm } from "@/components/account/signature-form";
import { DepartmentsForm } from "@/components/staff/departments-form";
import { FormSection } from "@/components/ui/form-section";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDepartmentChoices } from "@/lib/departments/find";
import { NOTICE_WORDS, NOTICES, TEMPLATE_NAMES } from "@/lib/mail-templates/templates";
import { describeBrowser } from "@/lib/staff/browser";
import { findDepartmentsOf } from "@/lib/staff/departments";
import { findMailPreferences } from "@/lib/staff/mail-preferences";
import { listOwnSessions } from "@/lib/staff/session";
import {
  endSession,
  saveDepartments,
  saveNotices,
  savePassword,
  saveProfile,
  saveSignature,
  signOutEverywhere,
} from "./actions";

export const metadata: Metadata = { title: "My account" };

/** The signed-in person's own name, password and browsers. */
export default async function AccountPage() {
  const context = await requireSignedIn();
  const { actor, db, email, sessionId } = context;
  const [sessions, departments, chosen, preferences] = await Promise.all([
    listOwnSessions(context),
    findDepartmentChoices(db),
    findDepartmentsOf(db, actor.id),
    findMailPreferences(db, actor.id),
  ]);
  return (
    <>
      <PageHeader title="My account" />
      <PageBody width="full">
        <FormSection title="Profile" description="Your name as colleagues and customers see it.">
          <ProfileForm
            action={saveProfile}
            name={actor.name}
            email={email}
            role={actor.role === "administrator" ? "Administrator" : "Agent"}
          />
        </FormSection>
        <FormSection
          title="Departments I work in"
          description="Their queues stand in your side bar. You can open every department's tickets either way."
        >
          <DepartmentsForm
            action={saveDepartments}
            departments={departments}
            chosen={chosen}
            saved="Your departments are saved."
          />
        </FormSection>
        <FormSection title="Signature" description="Stands under your replies when they go out by mail.">
          <SignatureForm action={saveSignature} signature={preferences.signature} />
        </FormSection>
        <FormSection
          title="Notices"
          description="What you are told by mail, at the address above. Never about what you did yourself."
        >
          <NoticesForm
            action={saveNotices}
            kinds={NOTICES.map((key) => ({ key, name: TEMPLATE_NAMES[key].name, when: NOTICE_WORDS[key] }))}
            wanted={NOTICES.filter((key) => !preferences.muted.includes(key))}
          />
        </FormSection>
        <FormSection
          title="Password"
          description="Changing it signs you out in every other browser. If you have forgotten it, ask an administrator for a one-time link."
        >
          <PasswordForm action={savePassword} email={email} />
        </FormSection>
        <section className="py-6">
          <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 pb-4">
            <div>
              <h2 className="font-semibold">My sessions</h2>
              <p className="mt-1 max-w-[60ch] text-muted text-sm">
                The browsers you are signed in with. End what you do not recognise, then change your password.
              </p>
            </div>
            <SignOutEverywhere action={signOutEverywhere} />
          </div>
          <SessionsTable
            endSession={endSession}
            sessions={sessions.map((session) => ({
              id: session.id,
              browser: describeBrowser(session.userAgent),
              userAgent: session.userAgent,
              ip: session.ip,
              createdAt: session.createdAt,
              lastSeenAt: session.lastSeenAt,
              current: session.id === sessionId,
            }))}
          />
        </section>
      </PageBody>
    </>
  );
}
