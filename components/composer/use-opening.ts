import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { type FormState, sendJson } from "@/components/forms/send";
import { useToast } from "@/components/ui/toast";
import type { OpenByStaff, OpenedByStaff } from "@/lib/tickets/send-schema";
import type { OpenTicketAction } from "./composer-types";
import type { PickedCustomer } from "./customer-field";
import { sendKey } from "./send-key";
import type { Writing } from "./use-writing";

const UNREACHABLE = "The help desk can't be reached; no ticket was created. What you wrote is kept here.";

type Options = {
  writing: Writing;
  picked: PickedCustomer | null;
  action: OpenTicketAction;
};

/** Opens the ticket that is written, once, and leads to it. Whatever goes wrong, what was typed stays. */
export function useOpening({ writing, picked, action }: Options) {
  const router = useRouter();
  const toast = useToast();
  const { kind, fields } = writing;
  const [state, setState] = useState<FormState<OpenedByStaff>>({ status: "idle" });
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const busy = useRef(false);

  const attempt = async (): Promise<string | undefined> => {
    const settled = await writing.settle();
    if ("problem" in settled) return settled.problem ?? undefined;
    const input: OpenByStaff = {
      email: picked?.email ?? fields.email ?? "",
      name: picked?.name ?? "",
      subject: fields.subject ?? "",
      body: writing.body,
      kind,
      source: fields.source === "Phone" ? "Phone" : "Panel",
      departmentId: fields.departmentId ?? null,
      topicId: fields.topicId ?? null,
      priority: fields.priority ?? null,
      assigneeId: fields.assigneeId ?? null,
      cc: fields.cc ?? [],
      tags: fields.tags ?? [],
      // Without a word there is no draft, and nothing that could be sent twice.
      sendKey: sendKey(settled.base ?? { id: 0, revision: 0 }),
    };
    const answer = await sendJson(action, input);
    setState(answer);
    if (answer.status !== "saved")
      return answer.status === "failed" && Object.keys(answer.fields).length === 0
        ? answer.message
        : undefined;
    writing.clear();
    toast({ message: `Ticket #${answer.result.id} created.` });
    router.push(`/tickets/${answer.result.id}`);
    return undefined;
  };

  const create = async () => {
    if (busy.current) return;
    const unready = writing.unready();
    setProblem(unready ?? undefined);
    if (unready) return;
    busy.current = true;
    setPending(true);
    try {
      setProblem(await attempt());
    } catch {
      setProblem(UNREACHABLE);
    } finally {
      busy.current = false;
      setPending(false);
    }
  };

  return { state, problem, pending, create: () => void create(), forget: () => setState({ status: "idle" }) };
}
