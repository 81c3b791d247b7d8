import { QueryClient } from "@tanstack/react-query";
import { toProblem } from "../lib/problem";
import { problemFrom } from "./client";
import { client } from "./generated/client.gen";

const RETRIED = new Set([0, 429, 502, 503, 504]);
const MAX_RETRIES = 3;

client.interceptors.error.use((error, response) => problemFrom(error, response));

/** Reads are tried again only where the network or the load was at fault; a refusal is final. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < MAX_RETRIES && RETRIED.has(toProblem(error).status),
        retryDelay: (count, error) =>
          (toProblem(error).retryAfterSeconds ?? Math.min(2 ** count, 8)) * 1000,
      },
      mutations: { retry: false },
    },
  });
}
