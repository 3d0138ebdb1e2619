import type { MailLanguage } from "@/lib/settings/mail-languages";
import type { NoticeKind } from "./templates";

/** What a notice about many tickets at once says; it is a list, and has no template. */
type ListWords = {
  subject: (count: number, helpDesk: string) => string;
  more: (count: number) => string;
  kinds: Record<NoticeKind, string>;
};

export const LIST_WORDS: Record<MailLanguage, ListWords> = {
  en: {
    subject: (count, helpDesk) => `${count} tickets in ${helpDesk}`,
    more: (count) => `… and ${count} more.`,
    kinds: {
      mentioned: "Mentioned",
      assigned: "Assigned",
      customer_replied: "Customer replied",
      overdue: "Overdue",
      new_ticket: "New ticket",
    },
  },
  de: {
    subject: (count, helpDesk) => `${count} Tickets in ${helpDesk}`,
    more: (count) => `… und ${count} weitere.`,
    kinds: {
      mentioned: "Erwähnt",
      assigned: "Zugewiesen",
      customer_replied: "Antwort des Kunden",
      overdue: "Überfällig",
      new_ticket: "Neues Ticket",
    },
  },
  fr: {
    subject: (count, helpDesk) => `${count} tickets dans ${helpDesk}`,
    more: (count) => `… et ${count} de plus.`,
    kinds: {
      mentioned: "Mention",
      assigned: "Attribution",
      customer_replied: "Réponse du client",
      overdue: "En retard",
      new_ticket: "Nouveau ticket",
    },
  },
  es: {
    subject: (count, helpDesk) => `${count} tickets en ${helpDesk}`,
    more: (count) => `… y ${count} más.`,
    kinds: {
      mentioned: "Mención",
      assigned: "Asignado",
      customer_replied: "Respuesta del cliente",
      overdue: "Vencido",
      new_ticket: "Ticket nuevo",
    },
  },
};
