type Plain = string | number | null;

/** What an edit changes, for the audit trail: `{ name: { from, to } }`; empty when nothing differs. */
export function differences<K extends string>(
  before: NoInfer<Record<K, Plain>>,
  after: Record<K, Plain>,
): Record<string, { from: Plain; to: Plain }> {
  const changes: Record<string, { from: Plain; to: Plain }> = {};
  for (const key in after)
    if (after[key] !== before[key]) changes[key] = { from: before[key], to: after[key] };
  return changes;
}
