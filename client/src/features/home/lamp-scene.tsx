/** A desk lamp whose light falls on the call: the one picture of the home page. */
export function LampScene() {
  return (
    <svg
      className="lamp-scene"
      viewBox="0 0 520 560"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M366 96L40 560h480V150z" fill="var(--lamp)" fillOpacity="0.2" />
      <g stroke="var(--ink)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M500 560V250L410 60" />
        <path d="M470 560h44" />
        <circle cx="500" cy="250" r="9" fill="var(--band)" />
        <path d="M382 34l62 34-8 26-92 20c-4-34 8-64 38-80z" fill="var(--lamp)" />
        <path d="M344 114c8 14 24 18 36 12 14-6 22-16 20-25" fill="#fff" />
      </g>
    </svg>
  );
}
