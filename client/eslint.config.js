import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

// The kit's controls that fail accessibility on their own: src/ui wraps what is needed of them.
const rawKitControls = [
  "Input",
  "Select",
  "TextArea",
  "UploadDragNdrop",
  "UploadList",
  "Notification",
  "NotificationManager",
  "Stepper",
  "StepperContent",
  "TimelinePin",
  "Progress",
  "Toggle",
  "Autocomplete",
];

const kit = {
  name: "design-react-kit",
  importNames: rawKitControls,
  message: "Use the accessible control of src/ui instead.",
};

/** Layers: lib, i18n, api, ui ← features ← routes, app. */
const forbid = (layers, message) => layers.map((layer) => ({ group: [`@/${layer}/*`], message }));

export default tseslint.config(
  { ignores: ["dist", "src/api/generated", "test-results", "playwright-report"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { globals: { ...globals.browser } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "max-lines": ["error", { max: 250 }],
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-imports": ["error", { paths: [kit] }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value=/^\\.\\.\\u002F\\.\\./]",
          message: "Import across folders through the @/ alias.",
        },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["src/lib/**", "src/i18n/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [kit],
          patterns: forbid(
            ["ui", "api", "features", "routes", "app"],
            "lib and i18n know nothing above them.",
          ),
        },
      ],
    },
  },
  {
    files: ["src/api/**", "src/ui/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: forbid(["features", "routes", "app"], "api and ui lie below the features.") },
      ],
    },
  },
  {
    files: ["src/features/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [kit],
          patterns: forbid(["routes", "app"], "A feature does not know the routes or the shell."),
        },
      ],
    },
  },
  {
    files: ["e2e/**", "*.config.ts", "*.config.js"],
    languageOptions: { globals: { ...globals.node } },
  },
  { files: ["**/*.test.{ts,tsx}", "src/i18n/**"], rules: { "max-lines": "off" } },
);
