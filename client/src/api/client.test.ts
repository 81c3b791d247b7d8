import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../lib/problem";

const HOME = window.location.origin;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** The modules anew: the session lives in memory for the life of a page. */
async function freshPage() {
  vi.resetModules();
  const [{ authorizedFetch, fetchOrThrow }, { session }] = await Promise.all([
    import("./client"),
    import("./session"),
  ]);
  return { authorizedFetch, fetchOrThrow, session };
}

beforeEach(() => window.localStorage.clear());

describe("a visitor", () => {
  it("asks without a token and tries no refresh", async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.get(`${HOME}/v1/calls`, ({ request }) => {
        seen.push(request.headers.get("Authorization"), request.headers.get("Accept-Language"));
        return HttpResponse.json({ items: [] });
      }),
    );
    const { authorizedFetch } = await freshPage();
    await authorizedFetch(`${HOME}/v1/calls`);
    expect(seen).toEqual([null, "it"]);
  });
});

describe("a person whose token was refused", () => {
  it("gets a new one once, and the same request goes through", async () => {
    let refreshed = 0;
    server.use(
      http.post(`${HOME}/auth/refresh`, () => {
        refreshed += 1;
        return HttpResponse.json({ access_token: `t${refreshed}`, expires_in: 600 });
      }),
      http.post(`${HOME}/v1/things`, async ({ request }) =>
        request.headers.get("Authorization") === "Bearer t2"
          ? HttpResponse.json({ body: await request.text() })
          : HttpResponse.json({ status: 401, code: "unauthenticated" }, { status: 401 }),
      ),
    );
    const { authorizedFetch, session } = await freshPage();
    await session.refresh();
    const answer = await authorizedFetch(`${HOME}/v1/things`, { method: "POST", body: "kept" });
    expect(await answer.json()).toEqual({ body: "kept" });
    expect(refreshed).toBe(2);
  });

  it("has ended the session when the cookie is refused too", async () => {
    let alive = true;
    server.use(
      http.post(`${HOME}/auth/refresh`, () =>
        alive
          ? HttpResponse.json({ access_token: "t", expires_in: 600 })
          : new HttpResponse(null, { status: 401 }),
      ),
      http.get(`${HOME}/v1/me`, () =>
        HttpResponse.json({ status: 401, code: "unauthenticated" }, { status: 401 }),
      ),
    );
    const { authorizedFetch, session } = await freshPage();
    await session.refresh();
    alive = false;
    const answer = await authorizedFetch(`${HOME}/v1/me`);
    expect(answer.status).toBe(401);
    expect(session.state()).toBe("ended");
  });

  it("refreshes once for requests that come together", async () => {
    let refreshed = 0;
    server.use(
      http.post(`${HOME}/auth/refresh`, () => {
        refreshed += 1;
        return HttpResponse.json({ access_token: "t", expires_in: 600 });
      }),
    );
    const { session } = await freshPage();
    await Promise.all([session.refresh(), session.refresh(), session.refresh()]);
    expect(refreshed).toBe(1);
  });
});

describe("a refusal", () => {
  it("becomes an ApiProblem with the wait that the server asks for", async () => {
    server.use(
      http.get(`${HOME}/v1/file`, () =>
        HttpResponse.json(
          {
            status: 503,
            code: "busy",
            title: "Troppe richieste",
            detail: "Riprova",
            request_id: "r-1",
          },
          { status: 503, headers: { "Retry-After": "7" } },
        ),
      ),
    );
    const { fetchOrThrow } = await freshPage();
    const error: unknown = await fetchOrThrow(`${HOME}/v1/file`).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: ApiProblem.name,
      status: 503,
      code: "busy",
      retryAfterSeconds: 7,
      requestId: "r-1",
    });
  });
});
