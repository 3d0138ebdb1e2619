import { z } from "zod";
import { ROLES } from "@/lib/context";
import { emailAddress } from "@/lib/email-address";
import { idFromText } from "@/lib/id-schema";

const name = z.string().trim().min(1, "is required.").max(100, "must be at most 100 characters.");

/** NIST SP 800-63B: length is what counts; the upper bound keeps hashing cheap. */
export const Password = z
  .string()
  .min(12, "must be at least 12 characters; a few unrelated words do well.")
  .max(200, "must be at most 200 characters.");

export const Invitation = z.object({ email: emailAddress, name, role: z.enum(ROLES) });
export const StaffId = z.object({ id: idFromText });
export const RoleChange = StaffId.extend({ role: z.enum(ROLES) });
/** A form without a tick sends none. */
export const OwnDepartments = z.object({
  departments: z
    .array(idFromText)
    .max(1_000, "must be fewer.")
    .transform((ids) => [...new Set(ids)])
    .default([]),
});
export const StaffDepartments = OwnDepartments.extend(StaffId.shape);
export const Profile = z.object({ name });

const samePassword = (form: { password: string; repeated: string }) => form.password === form.repeated;
const REPEATED = { path: ["repeated"], message: "is not the same as the new password." };

export const PasswordChange = z
  .object({ current: z.string().min(1, "is required."), password: Password, repeated: z.string() })
  .refine(samePassword, REPEATED);
export const LinkPassword = z
  .object({ token: z.string(), password: Password, repeated: z.string() })
  .refine(samePassword, REPEATED);
