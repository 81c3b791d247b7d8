import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: process.env.OPENAPI_FILE ?? "../openapi/openapi.json",
  output: { path: "src/api/generated" },
  plugins: [
    { name: "@hey-api/client-fetch", runtimeConfigPath: "@/api/client" },
    "@hey-api/typescript",
    "@hey-api/sdk",
    "@tanstack/react-query",
  ],
});
