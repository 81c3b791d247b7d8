import { Link, type LinkProps } from "@tanstack/react-router";
import { Button as KitButton } from "design-react-kit";
import type { MouseEvent, ReactNode } from "react";

export type ButtonLook = "primary" | "secondary" | "link" | "danger";

const KIT_LOOK = {
  primary: { color: "primary", outline: false },
  secondary: { color: "primary", outline: true },
  link: { color: "link", outline: false },
  danger: { color: "danger", outline: false },
} as const;

interface Props {
  children: ReactNode;
  look?: ButtonLook;
  type?: "button" | "submit";
  busy?: boolean;
  disabled?: boolean;
  small?: boolean;
  wide?: boolean;
  id?: string;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  "aria-describedby"?: string;
  "aria-expanded"?: boolean;
  "aria-controls"?: string;
}

/** While busy it keeps its width and its focus, and a second press does nothing. */
export function Button({
  children,
  look = "primary",
  busy,
  disabled,
  small,
  wide,
  onClick,
  type = "button",
  ...rest
}: Props) {
  const inert = busy || disabled;
  return (
    <KitButton
      {...rest}
      {...KIT_LOOK[look]}
      type={type}
      className={shape(small, wide)}
      aria-disabled={inert || undefined}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        if (inert) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className={busy ? "btn-busy-label cluster" : "cluster"}>{children}</span>
      {busy && (
        <span className="btn-busy" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
    </KitButton>
  );
}

interface ActionLinkProps {
  children: ReactNode;
  look?: ButtonLook;
  small?: boolean;
  wide?: boolean;
  to: LinkProps["to"];
  params?: Record<string, string>;
  search?: Record<string, unknown>;
  "data-element"?: string;
}

/** A link within the site that looks like a button. */
export function ActionLink({
  children,
  look = "primary",
  small,
  wide,
  to,
  params,
  search,
  ...rest
}: ActionLinkProps) {
  const target = { to, params, search } as LinkProps;
  return (
    <Link {...target} {...rest} className={`btn ${CSS_LOOK[look]} ${shape(small, wide)}`}>
      {children}
    </Link>
  );
}

/** A link that leaves the site (or the client: the identity provider, a file). */
export function ActionAnchor(props: {
  children: ReactNode;
  href: string;
  look?: ButtonLook;
  small?: boolean;
  wide?: boolean;
  download?: boolean;
  onClick?: () => void;
  "data-element"?: string;
}) {
  const { children, look = "primary", small, wide, ...rest } = props;
  return (
    <a {...rest} className={`btn ${CSS_LOOK[look]} ${shape(small, wide)}`}>
      {children}
    </a>
  );
}

const CSS_LOOK: Record<ButtonLook, string> = {
  primary: "btn-primary",
  secondary: "btn-outline-primary",
  link: "btn-link",
  danger: "btn-danger",
};

function shape(small?: boolean, wide?: boolean): string {
  return `${small ? "btn-small" : ""} ${wide ? "btn-wide" : ""}`.trim();
}
