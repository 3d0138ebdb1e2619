/** Why a reply stays in the panel: nobody should believe that a customer has read it. */
export const NO_MAIL = "Not e-mailed: no outgoing mail yet";
