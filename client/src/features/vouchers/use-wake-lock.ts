import { useEffect } from "react";

/** Keeps the screen lit while the code is shown; a browser that cannot is none the worse. */
export function useWakeLock(active: boolean) {
  useEffect(() => {
    if (!active || !("wakeLock" in navigator)) return;
    const lock = navigator.wakeLock.request("screen").catch(() => null);
    return () => {
      void lock.then((held) => held?.release());
    };
  }, [active]);
}
