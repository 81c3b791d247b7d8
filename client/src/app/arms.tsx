/** The comune's arms where it gave them; else a plain shield under a mural crown in the comune's colour: never the likeness of another's arms. */
export function Arms({ address }: { address: string | null }) {
  if (address) return <img className="brand-arms" src={address} alt="" />;
  return (
    <svg className="brand-arms" viewBox="0 0 46 54" aria-hidden="true" focusable="false">
      <path
        d="M9 12V3h5v4h6V3h6v4h6V3h5v9z"
        fill="var(--lamp)"
        stroke="#17242f"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path
        d="M5 15h36v17c0 10-8 16-18 20C13 48 5 42 5 32z"
        fill="#fff"
        stroke="#17242f"
        strokeWidth="1.5"
      />
      <path d="M9 19h28v13c0 7.5-6 12.5-14 16-8-3.5-14-8.5-14-16z" fill="var(--tenant)" />
      <path
        d="M14 37h18M16 37v5M30 37v5M20 37V27l6-3"
        stroke="#fff"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
    </svg>
  );
}
