import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { ensureSession } from "@/api/session";
import { ForbiddenPage } from "@/features/errors/forbidden-page";
import { QueryState, Skeleton } from "@/ui";
import { useMe, useSession } from "./queries";
import { useReturnTo } from "./return-to";
import { membershipKey, useRoleInUse } from "./role-in-use";
import { SessionEndedDialog } from "./session-ended-dialog";

/** Lets in the roles of an area: others are told how to go on, visitors go to sign in and come back. */
export function AreaGate({ roles, children }: { roles: readonly string[]; children: ReactNode }) {
  const state = useSession();
  const [entered, setEntered] = useState(state === "signed_in");
  const me = useMe();
  const navigate = useNavigate();
  const returnTo = useReturnTo();
  useEffect(() => {
    if (entered) return;
    let here = true;
    void ensureSession().then((signedIn) => {
      if (!here) return;
      if (signedIn) setEntered(true);
      else void navigate({ to: "/accedi", search: { ritorno: returnTo }, replace: true });
    });
    return () => {
      here = false;
    };
  }, [entered, navigate, returnTo]);
  if (!entered)
    return (
      <div className="container section">
        <Skeleton title lines={4} />
      </div>
    );
  return (
    <>
      {state === "ended" && <SessionEndedDialog />}
      <QueryState
        query={me}
        loading={
          <div className="container section">
            <Skeleton title lines={4} />
          </div>
        }
      >
        {() => <RoleGate roles={roles}>{children}</RoleGate>}
      </QueryState>
    </>
  );
}

function RoleGate({ roles, children }: { roles: readonly string[]; children: ReactNode }) {
  const { memberships, inUse, choose } = useRoleInUse();
  const other = memberships.find((one) => roles.includes(one.role)) ?? null;
  if (inUse && roles.includes(inUse.role)) return <>{children}</>;
  return (
    <ForbiddenPage
      roleInUse={inUse?.role ?? null}
      otherRole={other?.role ?? null}
      onSwitch={() => other && choose(other)}
      key={other ? membershipKey(other) : "none"}
    />
  );
}
