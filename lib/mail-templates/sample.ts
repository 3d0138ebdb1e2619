import type { TemplateValues } from "./templates";

/** What a preview and a test mail are filled with. */
export const SAMPLE: TemplateValues = {
  "ticket.number": "1042",
  "ticket.subject": "Printer on the second floor",
  "ticket.link": "https://help.example.com/tickets/1042",
  "customer.name": "Jane Smith",
  "customer.first_name": "Jane",
  "department.name": "Support",
  "message.text": "The printer on the second floor shows an error and nobody can print.",
  "actor.name": "Ben Baker",
  "staff.first_name": "Ada",
  "help_desk.name": "Example Help",
};
