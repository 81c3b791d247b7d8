import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { page } from "./page";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/area-personale",
  component: areaLayout("applicant"),
});

const myDesk = createRoute({
  getParentRoute: () => area,
  path: "/",
  component: page(() => import("@/features/me/my-desk-page"), "MyDeskPage"),
});

const myFiles = createRoute({
  getParentRoute: () => area,
  path: "/pratiche",
  component: page(() => import("@/features/me/my-pages"), "MyFilesPage"),
});

const myVouchers = createRoute({
  getParentRoute: () => area,
  path: "/buoni",
  component: page(() => import("@/features/me/my-vouchers-page"), "MyVouchersPage"),
});

const myMessages = createRoute({
  getParentRoute: () => area,
  path: "/messaggi",
  component: page(() => import("@/features/me/my-pages"), "MyMessagesPage"),
});

const mySettings = createRoute({
  getParentRoute: () => area,
  path: "/impostazioni",
  component: page(() => import("@/features/me/my-pages"), "MySettingsPage"),
});

const start = createRoute({
  getParentRoute: () => area,
  path: "/domanda/$callId",
  component: page(() => import("@/features/applications/start-page"), "StartPage"),
});

const file = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId",
  component: page(() => import("@/features/applications/file-page"), "FilePage"),
});

const tasks = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId/domanda",
  component: page(() => import("@/features/applications/tasks-page"), "TasksPage"),
});

const review = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId/domanda/riepilogo",
  component: page(() => import("@/features/applications/review-page"), "ReviewPage"),
});

const step = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId/domanda/$step",
  validateSearch: (search: Record<string, unknown>): { ritorno?: "riepilogo" } => ({
    ritorno: search.ritorno === "riepilogo" ? "riepilogo" : undefined,
  }),
  component: page(() => import("@/features/applications/step-page"), "StepPage"),
});

const receipt = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId/ricevuta",
  component: page(() => import("@/features/applications/receipt-page"), "ReceiptPage"),
});

const withdrawal = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId/ritira",
  component: page(() => import("@/features/applications/withdrawal-page"), "WithdrawalPage"),
});

const completion = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId/integrazione",
  component: page(() => import("@/features/applications/completion-page"), "CompletionPage"),
});

const voucher = createRoute({
  getParentRoute: () => area,
  path: "/buoni/$voucherId",
  component: page(() => import("@/features/vouchers/voucher-page"), "VoucherPage"),
});

const code = createRoute({
  getParentRoute: () => area,
  path: "/buoni/$voucherId/mostra",
  component: page(() => import("@/features/vouchers/code-page"), "CodePage"),
});

export const applicantRoutes = area.addChildren([
  myDesk,
  myFiles,
  myVouchers,
  myMessages,
  mySettings,
  start,
  file,
  tasks,
  review,
  step,
  receipt,
  withdrawal,
  completion,
  voucher,
  code,
]);
