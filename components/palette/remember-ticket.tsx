"use client";

import { useEffect } from "react";
import { type Recent, rememberTicket } from "./recent";

/** Puts the ticket of this page among the palette's recent ones. */
export function RememberTicket({ staffId, id, subject }: Recent & { staffId: number }): null {
  useEffect(() => rememberTicket(staffId, { id, subject }), [staffId, id, subject]);
  return null;
}
