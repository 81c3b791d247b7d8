import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// design-react-kit declares neither "import" nor "default" in its exports map, so that
// Node's resolver refuses it: point at its file and let vite transform it.
export default defineConfig({
  resolve: {
    alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) },
  },
  oxc: { jsx: { runtime: "automatic", development: false } },
  test: {
    alias: {
      "design-react-kit": fileURLToPath(
        new URL("./node_modules/design-react-kit/dist/index.js", import.meta.url),
      ),
    },
    server: { deps: { inline: ["design-react-kit"] } },
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
  },
});
