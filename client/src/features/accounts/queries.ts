import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { meReadOptions } from "@/api/generated/@tanstack/react-query.gen";
import { session } from "@/api/session";

export function useSession() {
  return useSyncExternalStore(session.subscribe, session.state);
}

/** Whether there is a person; asks once, silently, when this browser was signed in before. */
export function useSignedIn(): boolean {
  const state = useSession();
  useEffect(() => {
    if (state === "unknown") void session.accessToken();
  }, [state]);
  return state === "signed_in";
}

/** Who I am and my roles; nothing is asked for a visitor. */
export function useMe() {
  const signedIn = useSignedIn();
  return useQuery({ ...meReadOptions(), enabled: signedIn, staleTime: 5 * 60_000 });
}
