interface Part {
  key: string;
  cents: number;
  fill: string;
}

/** One thin bar of a voucher; the words beside it say the same, hence hidden from readers. */
export function ThinBar({ parts, totalCents }: { parts: Part[]; totalCents: number }) {
  let x = 0;
  return (
    <svg className="thin-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect
        x="0"
        y="0"
        width="100"
        height="10"
        rx="1"
        fill="#fff"
        stroke="#5f6b76"
        strokeWidth="0.5"
        vectorEffect="non-scaling-stroke"
      />
      {parts.map((part) => {
        const width = totalCents > 0 ? (part.cents / totalCents) * 100 : 0;
        const start = x;
        x += width;
        return <rect key={part.key} x={start} y="0" width={width} height="10" fill={part.fill} />;
      })}
    </svg>
  );
}
