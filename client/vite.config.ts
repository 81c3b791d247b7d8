import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env.POSTAZIONE_API_URL ?? "http://127.0.0.1:8000";
const served = [
  "/v1",
  "/auth",
  "/oauth",
  "/.well-known",
  "/demo",
  "/status",
  "/docs",
  "/openapi.json",
];

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) },
  },
  server: {
    port: Number(process.env.PORT ?? 8110),
    host: "127.0.0.1",
    strictPort: true,
    proxy: Object.fromEntries(served.map((path) => [path, { target: api, changeOrigin: false }])),
  },
  build: {
    outDir: "dist",
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 600,
  },
});
