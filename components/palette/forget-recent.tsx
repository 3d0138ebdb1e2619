"use client";

import { useEffect } from "react";
import { forgetRecent } from "./recent";

/** Erases the palette's recent tickets; for the page that whoever is signed out sees. */
export function ForgetRecent(): null {
  useEffect(forgetRecent, []);
  return null;
}
