import type { ReactNode } from "react";

const DRAWINGS = {
  desk: (
    <>
      <rect className="drawing-tint" x="20" y="92" width="160" height="10" rx="3" />
      <path d="M16 102h168M34 102v38M166 102v38M30 92h140" />
      <path d="M60 92V56l26-22M52 92h18" />
      <path className="drawing-lamp" d="M80 26l26 12-22 14z" />
      <path d="M80 26l26 12-22 14zM112 92V76h36v16M120 84h20" />
    </>
  ),
  map: (
    <>
      <path className="drawing-tint" d="M28 44l46-16v92l-46 16zM120 46l48-18v92l-48 18z" />
      <path d="M28 44l46-16 46 18 48-18v92l-48 18-46-18-46 16zM74 28v92M120 46v92" />
      <path
        className="drawing-lamp"
        d="M98 92c12-13 17-21 17-29a17 17 0 0 0-34 0c0 8 5 16 17 29z"
      />
      <path d="M98 92c12-13 17-21 17-29a17 17 0 0 0-34 0c0 8 5 16 17 29zM98 57a6 6 0 1 0 0 12 6 6 0 0 0 0-12z" />
    </>
  ),
  folder: (
    <>
      <path className="drawing-tint" d="M30 60h140l-14 72H44z" />
      <path d="M36 60V36h44l10 12h70v12M30 60h140l-14 72H44zM70 84h60M76 100h48" />
    </>
  ),
  ticket: (
    <>
      <path
        className="drawing-tint"
        d="M26 52h148v20a12 12 0 0 0 0 24v20H26V96a12 12 0 0 0 0-24z"
      />
      <path d="M26 52h148v20a12 12 0 0 0 0 24v20H26V96a12 12 0 0 0 0-24z" />
      <path d="M124 54v60" strokeDasharray="6 7" />
      <path className="drawing-lamp" d="M78 66l5 11 12 1-9 8 3 12-11-6-11 6 3-12-9-8 12-1z" />
    </>
  ),
  envelope: (
    <>
      <path className="drawing-tint" d="M34 48h132v84H34z" />
      <path d="M34 48h132v84H34zM34 52l66 46 66-46M34 130l48-44M166 130l-48-44" />
    </>
  ),
  plug: (
    <>
      <path d="M16 92h44c10 0 14-8 14-16" />
      <path className="drawing-tint" d="M62 44h26v32H62z" />
      <path d="M62 44h26v32H62zM68 44V30M82 44V30M184 92h-44c-12 0-16 8-16 20v8" />
      <path className="drawing-tint" d="M110 112h28v24h-28z" />
      <path d="M110 112h28v24h-28zM96 92l8-6M98 104l-8 6" />
    </>
  ),
  plant: (
    <>
      <path d="M22 120h156M40 120v24M160 120v24" />
      <path className="drawing-lamp" d="M82 92h36l-5 28H87z" />
      <path d="M82 92h36l-5 28H87zM100 92V52" />
      <path
        className="drawing-tint"
        d="M100 66c-22 2-32-10-32-28 18 0 32 8 32 28zM100 56c2-20 12-30 32-30 0 20-10 32-32 30z"
      />
      <path d="M100 66c-22 2-32-10-32-28 18 0 32 8 32 28zM100 56c2-20 12-30 32-30 0 20-10 32-32 30z" />
    </>
  ),
  "broken-lamp": (
    <>
      <path d="M22 124h156M84 124h34M100 124V86l-14-20" />
      <path className="drawing-tint" d="M62 34l48 16-30 32z" />
      <path d="M62 34l48 16-30 32zM80 40l-4 14 10 2-6 14M128 78l12 6M126 94l14-4M120 64l12-8" />
    </>
  ),
  "lamp-off": (
    <>
      <path d="M22 124h156M52 124h34M68 124V70l22-26" />
      <path className="drawing-tint" d="M82 30l34 16-26 22z" />
      <path d="M82 30l34 16-26 22z" />
      <path className="drawing-lamp" d="M140 62a24 24 0 1 0 0 48 24 24 0 0 0 0-48z" />
      <path d="M140 62a24 24 0 1 0 0 48 24 24 0 0 0 0-48zM140 72v15l9 6" />
    </>
  ),
  done: (
    <>
      <path className="drawing-tint" d="M48 26h80l24 24v88H48z" />
      <path d="M48 26h80l24 24v88H48zM128 26v24h24" />
      <path className="drawing-lamp" d="M100 62a28 28 0 1 0 0 56 28 28 0 0 0 0-56z" />
      <path d="M100 62a28 28 0 1 0 0 56 28 28 0 0 0 0-56zM87 91l9 9 18-19" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type DrawingName = keyof typeof DRAWINGS;

export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg
      className="drawing"
      viewBox="0 0 200 160"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[name]}
    </svg>
  );
}
