import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createQueryClient } from "@/api/query-client";
import { LanguageProvider } from "./language-provider";
import { createAppRouter } from "./router";
import { SiteProvider } from "./site-provider";

const queryClient = createQueryClient();
const router = createAppRouter();

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <SiteProvider>
          <RouterProvider router={router} />
        </SiteProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
