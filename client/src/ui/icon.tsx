import type { StatusIcon } from "../lib/status";

const PATHS = {
  pencil: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  send: "M3 11l18-8-7 18-3-7zM11 14l4-5",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21",
  hand: "M8 12V5.5a1.5 1.5 0 0 1 3 0V11V4a1.5 1.5 0 0 1 3 0v7V6a1.5 1.5 0 0 1 3 0v8c0 4-2 7-6 7-3.5 0-5-2-7-6-.8-1.6 1.5-2.8 2.6-1.3L8 15z",
  check: "M4 12.5l5.5 5.5L20 7",
  pause: "M9 5v14M15 5v14",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.5l3.5 2",
  cross: "M6 6l12 12M18 6L6 18",
  undo: "M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  flag: "M6 21V4h11l-2.5 4L17 12H6",
  coin: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM15 9a4 4 0 1 0 0 6M8 11h5M8 13h5",
  dot: "M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  menu: "M4 7h16M4 12h16M4 17h16",
  user: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  "arrow-right": "M4 12h15M13 6l6 6-6 6",
  "chevron-down": "M6 9.5l6 6 6-6",
  pin: "M12 21c4.5-5 7-8.3 7-11.5a7 7 0 0 0-14 0C5 12.7 7.5 16 12 21zM12 7.5a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.400z",
  phone: "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4c0 1-1 2-2 2C10 21 3 14 3 6c0-1 1-2 2-2z",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5",
  calendar: "M4 6h16v14H4zM4 10.5h16M8 3.5V7M16 3.5V7",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5V8",
  warning: "M12 4l9.5 16h-19zM12 10v4.5M12 17v.5",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  access:
    "M12 3.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM5 9l7 1 7-1M12 10v4M12 14l-3.5 6.5M12 14l3.5 6.5",
  external: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  download: "M12 4v11M7 10.5l5 5 5-5M4 20h16",
  filter: "M4 6h16M7 12h10M10 18h4",
  map: "M9 4L3 6.5v13.5l6-2.5 6 2.5 6-2.5V4l-6 2.5zM9 4v13.5M15 6.5V20",
  list: "M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4",
  desk: "M3 13h18M5 13v7M19 13v7M9 13V6l6-2",
  building: "M5 21V4h9v17M14 9h5v12M8 8h3M8 12h3M8 16h3M3 21h18",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  play: "M7 5l12 7-12 7z",
  eye: "M2.5 12C5 7.5 8 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.5 6.5-9.5 6.5S5 16.5 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
} satisfies Record<StatusIcon | string, string>;

export type IconName = keyof typeof PATHS;

/** A drawn line beside a word: never the only bearer of a meaning, hence hidden from readers. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      className={`icon-line ${className}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
