/** A desk lamp whose light falls on the call: the one picture of the home page. */
export function LampScene() {
  return (
    <svg
      className="lamp-scene"
      viewBox="0 0 560 640"
      fill="none"
      preserveAspectRatio="xMaxYMin slice"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M300 122L-160 640h1060L474 116z" fill="var(--lamp)" fillOpacity="0.2" />
      <g stroke="var(--ink)" strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M536 640V300L446 62" />
        <circle cx="536" cy="300" r="8" fill="var(--band)" />
        <path d="M356 128c5 18 22 28 40 23 17-4 27-19 24-36" fill="#fff" />
        <path d="M394 40l62 10 18 66-170 6c6-42 42-78 90-82z" fill="var(--lamp)" />
        <circle cx="450" cy="56" r="8" fill="var(--band)" />
      </g>
    </svg>
  );
}
