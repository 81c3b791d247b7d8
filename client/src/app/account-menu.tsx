import { Link, useNavigate } from "@tanstack/react-router";
import { session } from "@/api/session";
import { membershipKey, roleHome, useMe, useRoleInUse, type Membership } from "@/features/accounts";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { Icon } from "@/ui";
import { Menu } from "./menu";

/** Name, role in use, the other roles, the way out. */
export function AccountMenu() {
  const t = useTexts(commonTexts);
  const me = useMe().data;
  const { memberships, inUse, choose } = useRoleInUse();
  const navigate = useNavigate();
  if (!me) return <span className="slim-tool">…</span>;
  const role = inUse ? roleName(inUse, t) : "";
  return (
    <Menu
      name={`${t.nav.account}: ${me.given_name}${memberships.length > 1 ? ` · ${role}` : ""}`}
      label={
        <>
          <Icon name="user" />
          <span className="d-none d-md-inline">{me.given_name}</span>{" "}
          {memberships.length > 1 && <span className="d-none d-lg-inline fw-normal">· {role}</span>}
          <Icon name="chevron-down" />
        </>
      }
    >
      {(close) => (
        <>
          <Link to={inUse ? roleHome(inUse) : "/area-personale"} onClick={close}>
            <Icon name="desk" />
            {t.areaNav.desk}
          </Link>
          {memberships.length > 1 && <div className="menu-title">{t.nav.workingAs}</div>}
          {memberships.length > 1 &&
            memberships.map((one) => (
              <button
                key={membershipKey(one)}
                type="button"
                aria-pressed={one === inUse}
                onClick={() => {
                  choose(one);
                  close();
                  void navigate({ to: roleHome(one) });
                }}
              >
                <Icon name={one === inUse ? "check" : "dot"} />
                {roleName(one, t)}
              </button>
            ))}
          <hr />
          <button type="button" onClick={() => void session.signOut()}>
            <Icon name="undo" />
            {t.nav.signOut}
          </button>
        </>
      )}
    </Menu>
  );
}

function roleName(one: Membership, t: (typeof commonTexts)["it"]): string {
  return [t.roles[one.role] ?? one.role, one.name].filter(Boolean).join(", ");
}
