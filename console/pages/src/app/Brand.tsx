export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
      <path d="M8 10h16M16 10v13" stroke="#fff" strokeWidth="3.5" strokeLinecap="round" />
      <circle cx="16" cy="23" r="3" fill="#fff" />
    </svg>
  );
}
