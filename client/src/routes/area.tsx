import { Outlet } from "@tanstack/react-router";
import { rolesOf, type AreaKey } from "@/app/areas";
import { AreaGate } from "@/features/accounts";

/** The door of a work area: a session, a role of the area, then its page. */
export function areaLayout(key: AreaKey) {
  const roles = rolesOf(key);
  return function AreaLayout() {
    return (
      <AreaGate roles={roles}>
        <Outlet />
      </AreaGate>
    );
  };
}
