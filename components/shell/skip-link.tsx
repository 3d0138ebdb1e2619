/** The first stop of the Tab key on every page: over the navigation to what matters. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent-solid px-3 py-1.5 font-medium text-on-solid focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
