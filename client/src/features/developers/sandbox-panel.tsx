import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { sandboxClientCreate } from "@/api/generated";
import type { SandboxRead } from "@/api/generated";
import { useRoleInUse, useSignedIn } from "@/features/accounts";
import { developersTexts } from "@/i18n/developers";
import { useTexts } from "@/i18n/language-context";
import { ActionLink, Button, Notice, ProblemAlert, TextField } from "@/ui";
import type { Credentials } from "./curl";
import { SecretDialog } from "./secret-dialog";

const MAKERS = new Set(["space_manager", "officer"]);

/** Makes a sandbox; its secret is shown once. */
export function SandboxPanel({ onCreated }: { onCreated: (credentials: Credentials) => void }) {
  const t = useTexts(developersTexts).sandbox;
  const signedIn = useSignedIn();
  const { memberships } = useRoleInUse();
  const mayCreate = memberships.some(({ role }) => MAKERS.has(role));
  return (
    <section className="panel" aria-labelledby="developers-sandbox">
      <h2 id="developers-sandbox" className="h3">
        {t.title}
      </h2>
      <p>{t.text}</p>
      {!signedIn && (
        <>
          <p>{t.signInText}</p>
          <ActionLink to="/accedi" search={{ ritorno: "/sviluppatori" }}>
            {t.signIn}
          </ActionLink>
        </>
      )}
      {signedIn && !mayCreate && (
        <Notice>
          <p>{t.notYours}</p>
        </Notice>
      )}
      {signedIn && mayCreate && <Form onCreated={onCreated} />}
    </section>
  );
}

function Form({ onCreated }: { onCreated: (credentials: Credentials) => void }) {
  const t = useTexts(developersTexts).sandbox;
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const [made, setMade] = useState<SandboxRead | null>(null);
  const creation = useMutation({
    mutationFn: async (wanted: string) =>
      (await sandboxClientCreate({ body: { name: wanted }, throwOnError: true })).data,
    onSuccess: (sandbox) => {
      setMade(sandbox);
      onCreated({ clientId: sandbox.client_id, spaceId: sandbox.space_id });
    },
  });
  const create = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === "");
    if (name.trim() !== "" && !creation.isPending) creation.mutate(name.trim());
  };
  return (
    <form onSubmit={create} noValidate>
      <TextField
        label={t.name}
        hint={t.nameHint}
        error={missing && name.trim() === "" ? t.nameMissing : undefined}
        value={name}
        maxLength={200}
        onChange={setName}
      />
      {creation.error && <ProblemAlert error={creation.error} />}
      <Button type="submit" busy={creation.isPending}>
        {t.create}
      </Button>
      <SecretDialog sandbox={made} onClose={() => setMade(null)} />
    </form>
  );
}
