import { readFileSync } from "node:fs";
import { join } from "node:path";

interface DemoClient {
  name: string;
  client_id: string;
  client_secret: string;
  space_ids: string[];
  sandbox: boolean;
}

/** The credentials that the demonstration wrote for scripts. */
export function bookingClient(): DemoClient {
  const folder = process.env.POSTAZIONE_DATA_DIR ?? "";
  const demo = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")) as {
    clients: DemoClient[];
  };
  const client = demo.clients.find(
    ({ sandbox, space_ids: spaces }) => !sandbox && spaces.length > 0,
  );
  if (!client) throw new Error("The demonstration has no booking client.");
  return client;
}
