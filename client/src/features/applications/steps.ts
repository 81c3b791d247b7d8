import type { ApplicationRead, CallRead, FormFieldRead } from "@/api/generated";
import type { ApplicationTexts } from "@/i18n/it/application";

/** A part of the application: who I am, a group of the call's form, or the documents. */
export interface Step {
  code: string;
  name: string;
  fields: FormFieldRead[];
}

export const IDENTITY = "identity";
export const DOCUMENTS = "documents";

export function stepsOf(call: CallRead, t: ApplicationTexts): Step[] {
  const groups = new Map<string, Step>();
  for (const field of call.form) {
    const group = groups.get(field.group) ?? {
      code: field.group,
      name: field.group_label,
      fields: [],
    };
    group.fields.push(field);
    groups.set(field.group, group);
  }
  const steps = [{ code: IDENTITY, name: t.tasks.names.identity, fields: [] }, ...groups.values()];
  if (call.documents_required.length > 0)
    steps.push({ code: DOCUMENTS, name: t.tasks.names.documents, fields: [] });
  return steps;
}

/** The first part that needs work. */
export function firstOpenStep(application: ApplicationRead, steps: Step[]): Step | null {
  return steps.find((step) => isOpen(application, step.code)) ?? null;
}

export function taskOf(application: ApplicationRead, code: string) {
  return application.tasks.find((task) => task.code === code) ?? null;
}

function isOpen(application: ApplicationRead, code: string): boolean {
  const task = taskOf(application, code);
  return task !== null && task.status !== "done" && task.status !== "locked";
}
