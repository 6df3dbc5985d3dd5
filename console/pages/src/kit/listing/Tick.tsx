interface TickProps {
  label: string;
  checked: boolean;
  /** Whether some rows are selected, and others are not. */
  some?: boolean;
  onChange: () => void;
}

/** The box that selects a row, as the browser draws it, since a list has hundreds of them. */
export function Tick({ label, checked, some, onChange }: TickProps) {
  // No attribute says that a box is neither.
  const mark = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = some === true;
  };
  return (
    <input
      ref={some === undefined ? undefined : mark}
      type="checkbox"
      className="tick-box"
      aria-label={label}
      checked={checked}
      onChange={onChange}
    />
  );
}
