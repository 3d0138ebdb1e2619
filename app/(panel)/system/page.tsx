import { redirect } from "next/navigation";

export default function SystemPage(): never {
  redirect("/system/logs");
}
