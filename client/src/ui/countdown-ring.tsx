const RADIUS = 18;
const LENGTH = 2 * Math.PI * RADIUS;

/** Seconds left as a ring; the number stands inside and is read only on demand. */
export function CountdownRing({ seconds, total }: { seconds: number; total: number }) {
  const share = Math.max(0, Math.min(1, seconds / total));
  return (
    <svg width="48" height="48" viewBox="0 0 48 48" aria-hidden="true">
      <g className="ring" style={{ transformOrigin: "24px 24px" }}>
        <circle cx="24" cy="24" r={RADIUS} fill="none" stroke="var(--line)" strokeWidth="4" />
        <circle
          cx="24"
          cy="24"
          r={RADIUS}
          fill="none"
          stroke="var(--tenant)"
          strokeWidth="4"
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - share)}
        />
      </g>
      <text x="24" y="29" textAnchor="middle" fontSize="15" fontWeight="600" fill="var(--ink)">
        {seconds}
      </text>
    </svg>
  );
}
