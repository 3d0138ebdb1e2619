import { NativeSelect } from "@/components/settings/native-select";
import { Field } from "@/components/ui/field";

type ChoiceFieldProps = {
  label: string;
  name: string;
  hint?: string;
  /** What stands for choosing none of them. */
  empty: string;
  items: readonly { id: number | string; name: string }[];
  value(name: string): string;
  error(name: string): string | undefined;
};

/** One of a list, or none, in a settings form. */
export function ChoiceField({ label, name, hint, empty, items, value, error }: ChoiceFieldProps) {
  return (
    <Field label={label} error={error(name)} hint={hint}>
      <NativeSelect name={name} defaultValue={value(name)}>
        <option value="">{empty}</option>
        {items.map((item) => (
          <option key={item.id} value={item.id}>
            {item.name}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
