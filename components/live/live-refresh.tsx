import { Refresher, type RefresherProps } from "./refresher";

/**
 * Has the server render the page again when what it shows has changed, now or while the browser kept it for Back. What is
 * typed or selected on it stays. Belongs into a server component, whose moment it notes.
 */
export function LiveRefresh(props: Omit<RefresherProps, "renderedAt">) {
  return <Refresher {...props} renderedAt={Date.now()} />;
}
