import { lazy, Suspense } from "react";
import type { OutlineMapProps } from "./outline-map-canvas";

const Canvas = lazy(() => import("./outline-map-canvas"));

/** The comune's own outline with pins as buttons; tiles only where a tile server is set. */
export function OutlineMap(props: OutlineMapProps) {
  return (
    <Suspense
      fallback={
        <div className="map-box" style={{ height: props.height ?? "28rem" }} aria-hidden="true" />
      }
    >
      <Canvas {...props} />
    </Suspense>
  );
}
