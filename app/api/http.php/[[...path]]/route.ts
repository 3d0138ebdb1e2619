import { ticketDoor } from "@/lib/http/doors";
import { nothingHere } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = nothingHere(ticketDoor("json", "osticket"));
