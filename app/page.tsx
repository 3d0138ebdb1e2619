import { redirect } from "next/navigation";

/** The panel begins with its tickets; whoever is not signed in is sent on from there. */
export default function HomePage(): never {
  redirect("/tickets");
}
