import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { LanguageContext } from "../i18n/language-context";
import type { Language } from "../lib/language";

/** Draws a component as the app does, in one language and with queries of its own. */
export function renderUi(node: ReactNode, language: Language = "it") {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <LanguageContext value={language}>{node}</LanguageContext>
    </QueryClientProvider>,
  );
}
