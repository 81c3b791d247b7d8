import { currentLanguage } from "../i18n/current-language";
import { ApiProblem, type ProblemBody, toProblem } from "../lib/problem";
import type { CreateClientConfig } from "./generated/client.gen";
import { session } from "./session";

/** Every request of the client goes through here: bearer token, language, one silent refresh. */
export async function authorizedFetch(input: RequestInfo | URL, init?: RequestInit) {
  const request = new Request(input, init);
  request.headers.set("Accept-Language", currentLanguage.get());
  const retry = request.clone();
  const answer = await send(request, await session.accessToken());
  if (answer.status !== 401 || session.state() === "anonymous") return answer;
  if (!(await session.refresh())) return answer;
  return send(retry, await session.accessToken());
}

export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: "",
  fetch: authorizedFetch,
  throwOnError: true,
});

/** What an endpoint refused, as the one kind of error that the pages know. */
export function problemFrom(error: unknown, response: Response | undefined): ApiProblem {
  if (!response) return toProblem(error);
  const body = typeof error === "object" && error !== null ? (error as ProblemBody) : {};
  const wait = Number(response.headers.get("Retry-After"));
  return new ApiProblem(response.status, body, Number.isFinite(wait) && wait > 0 ? wait : null);
}

/** For an answer that the generated client cannot read (a file, a CSV, GeoJSON). */
export async function fetchOrThrow(path: string, init?: RequestInit): Promise<Response> {
  const answer = await authorizedFetch(path, init).catch((error: unknown) => {
    throw toProblem(error);
  });
  if (answer.ok) return answer;
  throw problemFrom(await answer.json().catch(() => null), answer);
}

async function send(request: Request, token: string | null) {
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  return fetch(request);
}
