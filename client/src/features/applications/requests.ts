import { session } from "@/api/session";
import { problemFrom } from "@/api/client";
import {
  applicationCreate,
  documentRemove,
  applicationUpdate,
  applicationRead,
  applicationSubmission,
} from "@/api/generated";
import type { ApplicationRead, ReceiptRead } from "@/api/generated";
import { currentLanguage } from "@/i18n/current-language";
import { ApiProblem, toProblem } from "@/lib/problem";
import type { Answers } from "./answers";

export async function readApplication(id: string): Promise<ApplicationRead> {
  return (await applicationRead({ path: { application_id: id }, throwOnError: true })).data;
}

/** A merge patch of answers. `keepalive` lets it finish although the page is being closed. */
export async function saveAnswers(
  id: string,
  version: number,
  answers: Answers,
): Promise<ApplicationRead> {
  const { data } = await applicationUpdate({
    path: { application_id: id },
    headers: { "If-Match": `"${version}"` },
    body: { answers },
    keepalive: true,
    throwOnError: true,
  });
  return data;
}

/** The draft of a call: a new one, or the one that this person already has. */
export async function openDraft(callId: string): Promise<string> {
  try {
    return (await applicationCreate({ path: { call_id: callId }, body: {}, throwOnError: true }))
      .data.id;
  } catch (error) {
    const problem = toProblem(error);
    const existing = problem.extensions.application_id;
    if (problem.code === "already_applied" && typeof existing === "string") return existing;
    throw problem;
  }
}

export async function submitApplication(id: string, key: string): Promise<ReceiptRead> {
  const headers = { "Idempotency-Key": key };
  return (
    await applicationSubmission({
      path: { application_id: id },
      headers,
      body: {},
      throwOnError: true,
    })
  ).data;
}

export async function removeDocument(applicationId: string, documentId: string) {
  const path = { application_id: applicationId, document_id: documentId };
  await documentRemove({ path, throwOnError: true });
}

/** Uploading is the one request that tells how far it is: `fetch` cannot, so the older interface does it. */
export async function uploadDocument(
  given: { applicationId: string; kind: string; file: File },
  onProgress: (percent: number) => void,
): Promise<void> {
  const token = await session.accessToken();
  const form = new FormData();
  form.append("kind", given.kind);
  form.append("file", given.file);
  await new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/v1/applications/${given.applicationId}/documents`);
    if (token) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Accept-Language", currentLanguage.get());
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.round((loaded / total) * 100));
    request.onload = () => (request.status < 300 ? resolve() : reject(refusalOf(request)));
    request.onerror = () => reject(new ApiProblem(0));
    request.send(form);
  });
}

function refusalOf(request: XMLHttpRequest): ApiProblem {
  try {
    return problemFrom(
      JSON.parse(request.responseText),
      new Response(null, { status: request.status }),
    );
  } catch {
    return new ApiProblem(request.status);
  }
}
