"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { ToastProvider } from "@/components/ui/toast";

/** What components need around the whole product: toasts, and tooltips that follow each other without delay. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delay={400}>
      <ToastProvider>{children}</ToastProvider>
    </Tooltip.Provider>
  );
}
