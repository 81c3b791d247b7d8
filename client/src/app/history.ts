import { createBrowserHistory } from "@tanstack/react-router";

/** One history for the router and for what changes the address beside it. */
export const history = createBrowserHistory();
