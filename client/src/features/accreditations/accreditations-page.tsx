import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AccreditationRead } from "@/api/generated";
import {
  accreditationListOptions,
  accreditationReinstateMutation,
  accreditationRevokeMutation,
  accreditationSuspendMutation,
} from "@/api/generated/@tanstack/react-query.gen";
import { useRoleInUse } from "@/features/accounts";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import {
  Button,
  ConfirmDialog,
  DataTable,
  EmptyState,
  PageHeading,
  ProblemAlert,
  QueryState,
  StatusTag,
  TextArea,
} from "@/ui";

type Step = "suspend" | "reinstate" | "revoke";

/** The qualified list, with the office's steps on it. */
export function AccreditationsPage() {
  const t = useTexts(officeTexts).list;
  const query = useQuery({
    ...accreditationListOptions({ query: { limit: 100 } }),
    select: (page) => page.items,
    staleTime: 0,
  });
  return (
    <div className="container section">
      <PageHeading title={t.title} />
      <QueryState query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <div className="panel">
              <EmptyState drawing="map">{t.empty}</EmptyState>
            </div>
          ) : (
            <List rows={rows} />
          )
        }
      </QueryState>
    </div>
  );
}

function List({ rows }: { rows: AccreditationRead[] }) {
  const t = useTexts(officeTexts).list;
  const format = useFormat();
  const role = useRoleInUse().inUse?.role;
  const [asked, setAsked] = useState<{ row: AccreditationRead; step: Step } | null>(null);
  return (
    <>
      <DataTable
        caption={t.caption}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: "space", label: t.space, rowHeader: true, render: (row) => row.space_name },
          { key: "since", label: t.since, render: (row) => format.date(row.since_on) },
          {
            key: "until",
            label: t.until,
            render: (row) => (row.until_on ? format.date(row.until_on) : t.noEnd),
          },
          {
            key: "desks",
            label: t.desks,
            amount: true,
            render: (row) =>
              format.number(Object.values(row.desks).reduce((sum, count) => sum + count, 0)),
          },
          {
            key: "state",
            label: t.state,
            render: (row) => <StatusTag kind="accreditation" value={row.status} />,
          },
          {
            key: "actions",
            label: t.actions,
            render: (row) => (
              <span className="cluster">
                {stepsOf(row.status, role).map((step) => (
                  <Button key={step} look="link" small onClick={() => setAsked({ row, step })}>
                    {t[step]}
                    <span className="visually-hidden">: {row.space_name}</span>
                  </Button>
                ))}
              </span>
            ),
          },
        ]}
      />
      <StepDialog asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function stepsOf(status: string, role: string | undefined): Step[] {
  const isOffice = role === "officer" || role === "approver";
  if (!isOffice) return [];
  const revoke: Step[] = role === "approver" ? ["revoke"] : [];
  if (status === "accredited" || status === "renewal_due") return ["suspend", ...revoke];
  return status === "suspended" ? ["reinstate", ...revoke] : [];
}

function StepDialog({
  asked,
  onClose,
}: {
  asked: { row: AccreditationRead; step: Step } | null;
  onClose: () => void;
}) {
  const t = useTexts(officeTexts).list;
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const done = {
    onSuccess: () => {
      setReason("");
      onClose();
      return queries.invalidateQueries();
    },
  };
  const mutations = {
    suspend: useMutation({ ...accreditationSuspendMutation(), ...done }),
    reinstate: useMutation({ ...accreditationReinstateMutation(), ...done }),
    revoke: useMutation({ ...accreditationRevokeMutation(), ...done }),
  };
  const step = asked?.step ?? "suspend";
  const mutation = mutations[step];
  const confirm = () => {
    setMissing(reason.trim() === "");
    if (!asked || reason.trim() === "") return;
    mutation.mutate({ path: { accreditation_id: asked.row.id }, body: { reason: reason.trim() } });
  };
  return (
    <ConfirmDialog
      open={asked !== null}
      title={asked ? `${t.confirm[step]}: ${asked.row.space_name}` : ""}
      confirmLabel={t.confirm[step]}
      confirmLook={step === "reinstate" ? "primary" : "danger"}
      busy={mutation.isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{t.effect[step]}</p>
      <TextArea
        label={t.reason}
        hint={t.reasonHint}
        value={reason}
        rows={3}
        error={missing && reason.trim() === "" ? t.reasonMissing : undefined}
        onChange={setReason}
      />
      {mutation.error && <ProblemAlert error={mutation.error} />}
    </ConfirmDialog>
  );
}
