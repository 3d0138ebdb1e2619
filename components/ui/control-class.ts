/** The box that text inputs and selects share. */
export const controlClass =
  "w-full min-w-0 rounded-md border border-control-line bg-surface text-text transition-colors " +
  "hover:border-muted focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-1 " +
  "aria-invalid:border-danger data-invalid:border-danger " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted";

/** A text input that shows but does not take. Apart, because a select's button counts as `:read-only` too. */
export const readOnlyClass = "read-only:bg-sunken";
