"use client";

import { Select as Base } from "@base-ui/react/select";
import { ChevronsUpDown } from "lucide-react";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { useFieldWiring } from "@/components/ui/field-context";
import { type SelectOption, SelectPopup } from "@/components/ui/select-popup";

type SelectProps = {
  options: readonly SelectOption[];
  /** Sends the value with its form, as any native control does. */
  name?: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  id?: string;
  /** Only where no Field stands around it. */
  "aria-label"?: string;
  className?: string;
};

/** One of a few known values. Typing jumps to an option. Inside a Field it needs only `name` and `options`. */
export function Select(props: SelectProps) {
  const {
    options,
    name,
    value,
    defaultValue,
    onValueChange,
    placeholder = "Choose…",
    disabled,
    className,
  } = props;
  const { required, id, ...aria } = useFieldWiring(props);
  return (
    <Base.Root
      items={options}
      name={name}
      value={value}
      defaultValue={defaultValue}
      onValueChange={(next) => typeof next === "string" && onValueChange?.(next)}
      required={required}
      disabled={disabled}
      modal={false}
    >
      <Base.Trigger
        id={id}
        aria-label={props["aria-label"]}
        {...aria}
        className={cx(
          controlClass,
          "flex h-control select-none items-center justify-between gap-2 pr-1.5 pl-2.5 text-start data-disabled:cursor-not-allowed data-disabled:bg-sunken data-disabled:text-muted",
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-2 [&_svg]:size-4">
          <Base.Value placeholder={<span className="text-muted">{placeholder}</span>}>
            {(chosen: string | null) => {
              const option = options.find((candidate) => candidate.value === chosen);
              if (!option) return <span className="text-muted">{placeholder}</span>;
              return (
                <>
                  {option.icon}
                  <span className="truncate">{option.label}</span>
                </>
              );
            }}
          </Base.Value>
        </span>
        <ChevronsUpDown className="size-3.5 text-muted" />
      </Base.Trigger>
      <SelectPopup options={options} className="min-w-(--anchor-width) max-w-(--available-width)" />
    </Base.Root>
  );
}
