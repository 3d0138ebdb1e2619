import type { MailLanguage } from "@/lib/settings/mail-languages";

/** Every mail that the help desk writes by itself, the most urgent of the notices first. */
export const TEMPLATE_KEYS = [
  "acknowledgement",
  "mentioned",
  "assigned",
  "customer_replied",
  "overdue",
  "new_ticket",
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];
export const NOTICES = TEMPLATE_KEYS.filter((key) => key !== "acknowledgement");
export type NoticeKind = Exclude<TemplateKey, "acknowledgement">;

export const TEMPLATE_NAMES: Record<TemplateKey, { name: string; sentTo: string }> = {
  acknowledgement: { name: "Acknowledgement", sentTo: "A customer whose mail opened a ticket." },
  mentioned: { name: "Mentioned", sentTo: "Staff who are named in a note." },
  assigned: { name: "Assigned", sentTo: "Staff who are given a ticket, or whose team is." },
  customer_replied: {
    name: "Customer replied",
    sentTo: "Who has the ticket; without anybody, its department.",
  },
  overdue: { name: "Overdue", sentTo: "Who has the ticket; without anybody, its department." },
  new_ticket: { name: "New ticket", sentTo: "Who works in the ticket’s department." },
};

/** What each notice tells the person who switches it on or off. */
export const NOTICE_WORDS: Record<NoticeKind, string> = {
  mentioned: "Somebody names you in a note.",
  assigned: "A ticket is given to you, or to a team of yours.",
  customer_replied: "A customer writes on your ticket, or on nobody’s in your departments.",
  overdue: "Your ticket is overdue, or nobody’s in your departments.",
  new_ticket: "A ticket comes into a department of yours.",
};

/** What a template can hold between `{{` and `}}`. */
export const VARIABLES = {
  "ticket.number": "Ticket’s number",
  "ticket.subject": "Ticket’s subject",
  "ticket.link": "Address of the ticket’s page, for staff",
  "customer.name": "Customer’s name",
  "customer.first_name": "Customer’s first name",
  "department.name": "Department’s name",
  "message.text": "What was written, its beginning",
  "actor.name": "Who did it",
  "staff.first_name": "First name of the member of staff it goes to",
  "help_desk.name": "Help desk’s name",
} as const;
export type Variable = keyof typeof VARIABLES;
export type TemplateValues = Partial<Record<Variable, string>>;

export type Template = { subject: string; body: string };

type Texts = Record<TemplateKey, Template>;

const SUBJECT = "{{ticket.subject}}";
const about = (body: string): string => `${body}\n\n{{message.text}}\n\n{{ticket.link}}`;

/** What counts until somebody writes another. */
export const BUILT_IN: Record<MailLanguage, Texts> = {
  en: {
    acknowledgement: {
      subject: SUBJECT,
      body: "Hello {{customer.first_name|there}},\n\nthank you for your message. We have received it and opened ticket #{{ticket.number}} for it. We will get back to you as soon as we can.\n\nTo add something, simply answer this mail.\n\n{{help_desk.name}}",
    },
    mentioned: {
      subject: SUBJECT,
      body: about("{{actor.name}} mentioned you on ticket #{{ticket.number}}:"),
    },
    assigned: {
      subject: SUBJECT,
      body: about("Ticket #{{ticket.number}} of {{customer.name}} is yours now."),
    },
    customer_replied: {
      subject: SUBJECT,
      body: about("{{customer.name}} wrote on ticket #{{ticket.number}}:"),
    },
    overdue: { subject: SUBJECT, body: about("Ticket #{{ticket.number}} of {{customer.name}} is overdue.") },
    new_ticket: {
      subject: SUBJECT,
      body: about("{{customer.name}} opened ticket #{{ticket.number}} in {{department.name}}:"),
    },
  },
  de: {
    acknowledgement: {
      subject: SUBJECT,
      body: "Guten Tag {{customer.name}},\n\nvielen Dank für Ihre Nachricht. Wir haben sie erhalten und dazu das Ticket #{{ticket.number}} angelegt. Wir melden uns, sobald wir können.\n\nWenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese Mail.\n\n{{help_desk.name}}",
    },
    mentioned: {
      subject: SUBJECT,
      body: about("{{actor.name}} hat Sie im Ticket #{{ticket.number}} erwähnt:"),
    },
    assigned: {
      subject: SUBJECT,
      body: about("Ticket #{{ticket.number}} von {{customer.name}} ist jetzt Ihres."),
    },
    customer_replied: {
      subject: SUBJECT,
      body: about("{{customer.name}} hat im Ticket #{{ticket.number}} geschrieben:"),
    },
    overdue: {
      subject: SUBJECT,
      body: about("Ticket #{{ticket.number}} von {{customer.name}} ist überfällig."),
    },
    new_ticket: {
      subject: SUBJECT,
      body: about("{{customer.name}} hat Ticket #{{ticket.number}} in {{department.name}} eröffnet:"),
    },
  },
  fr: {
    acknowledgement: {
      subject: SUBJECT,
      body: "Bonjour {{customer.name}},\n\nmerci pour votre message. Nous l’avons bien reçu et avons ouvert le ticket n° {{ticket.number}}. Nous vous répondrons dès que possible.\n\nPour ajouter quelque chose, répondez simplement à ce message.\n\n{{help_desk.name}}",
    },
    mentioned: {
      subject: SUBJECT,
      body: about("{{actor.name}} vous a mentionné dans le ticket n° {{ticket.number}} :"),
    },
    assigned: {
      subject: SUBJECT,
      body: about("Le ticket n° {{ticket.number}} de {{customer.name}} vous est attribué."),
    },
    customer_replied: {
      subject: SUBJECT,
      body: about("{{customer.name}} a écrit dans le ticket n° {{ticket.number}} :"),
    },
    overdue: {
      subject: SUBJECT,
      body: about("Le ticket n° {{ticket.number}} de {{customer.name}} est en retard."),
    },
    new_ticket: {
      subject: SUBJECT,
      body: about("{{customer.name}} a ouvert le ticket n° {{ticket.number}} ({{department.name}}) :"),
    },
  },
  es: {
    acknowledgement: {
      subject: SUBJECT,
      body: "Hola, {{customer.name}}:\n\nGracias por su mensaje. Lo hemos recibido y hemos abierto el ticket n.º {{ticket.number}}. Le responderemos lo antes posible.\n\nPara añadir algo, responda a este correo.\n\n{{help_desk.name}}",
    },
    mentioned: {
      subject: SUBJECT,
      body: about("{{actor.name}} le ha mencionado en el ticket n.º {{ticket.number}}:"),
    },
    assigned: {
      subject: SUBJECT,
      body: about("El ticket n.º {{ticket.number}} de {{customer.name}} es ahora suyo."),
    },
    customer_replied: {
      subject: SUBJECT,
      body: about("{{customer.name}} ha escrito en el ticket n.º {{ticket.number}}:"),
    },
    overdue: {
      subject: SUBJECT,
      body: about("El ticket n.º {{ticket.number}} de {{customer.name}} está vencido."),
    },
    new_ticket: {
      subject: SUBJECT,
      body: about("{{customer.name}} ha abierto el ticket n.º {{ticket.number}} en {{department.name}}:"),
    },
  },
};
