import { AppError } from "@/lib/errors";
import type { CreatedTicket } from "@/lib/tickets/schema";
import type { Dialect, NewTicketInput } from "../dialect";
import { child, readXml } from "../xml-body";
import { failAsXml, ticketAsXml } from "./answers";
import { ticketFields } from "./fields";

/**
 * POST /api/tickets.xml. Fields are child elements of `<ticket>`; one that is missing there may be an attribute of
 * it, as in osTicket's XML. All values are text: in `<department>3</department>` createTicket tries a name, then
 * an id.
 */
export const deskussTicketXml: Dialect<NewTicketInput, CreatedTicket> = {
  read({ body, headers }) {
    const root = readXml(body, headers.get("content-type"));
    if (root.name !== "ticket")
      throw new AppError("invalid", `The root element must be <ticket>, not <${root.name.slice(0, 40)}>.`);
    return ticketFields((name) => child(root, name)?.text ?? root.attributes[name]);
  },
  write: ticketAsXml,
  fail: failAsXml,
};
