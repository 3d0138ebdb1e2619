"use client";

import { Dialog } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { KeyWords } from "./key-words";
import type { ShortcutGroup } from "./registry";
import { useShortcutRegistry } from "./registry-context";
import { switchSingleKeys, useSingleKeys } from "./single-keys";

type ShortcutsDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Every shortcut of this page, in groups, and the switch that turns the single keys off. */
export function ShortcutsDialog(props: ShortcutsDialogProps) {
  return (
    <Dialog {...props} title="Keyboard shortcuts" size="md">
      {/* Rendered while it is open only: then it lists what is on the page at that moment. */}
      <Content />
    </Dialog>
  );
}

function Content() {
  const { registry } = useShortcutRegistry();
  const singleKeys = useSingleKeys();
  return (
    <>
      {/* First: the focus begins here, and a long list is then read from its top. */}
      <div className="border-line border-b pb-4">
        <Switch
          label="Single-key shortcuts"
          hint="Off, only shortcuts with Ctrl or ⌘ work. Kept in this browser."
          checked={singleKeys}
          onChange={(event) => switchSingleKeys(event.target.checked)}
        />
      </div>
      <div className="gap-x-8 pt-4 sm:columns-2">
        {registry.groups().map((group) => (
          <Group key={group.group} {...group} faded={!singleKeys} />
        ))}
      </div>
    </>
  );
}

function Group({ group, shortcuts, faded }: ShortcutGroup & { faded: boolean }) {
  return (
    <section className="break-inside-avoid pb-5">
      <h3 className="pb-1 font-medium text-muted text-xs">{group}</h3>
      <dl>
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className="flex min-h-7 items-center justify-between gap-4">
            <dt className={faded && !keys.startsWith("mod+") ? "text-muted line-through" : undefined}>
              {label}
            </dt>
            <dd className="shrink-0">
              <KeyWords keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
