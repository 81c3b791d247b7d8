import type { LinkProps } from "@tanstack/react-router";
import type { ApplicationItemRead, VoucherRead } from "@/api/generated";
import type { ApplicationTexts } from "@/i18n/it/application";

type Words = (t: ApplicationTexts["desk"]) => string;

/** Something that waits for this person: what it is, by when, where it is done. */
export interface Todo {
  key: string;
  words: Words;
  action: Words;
  dueOn: string | null;
  to: LinkProps["to"];
  params: Record<string, string>;
  link: LinkProps;
}

/** What must I do now: what has a date first, then what can be used, then drafts. */
export function todosOf(files: ApplicationItemRead[], vouchers: VoucherRead[]): Todo[] {
  const issued = new Set(
    vouchers.filter(({ status }) => status === "issued").map(({ application_id: id }) => id),
  );
  const todos = files.flatMap((file) => todoOf(file, issued.has(file.id)));
  const dated = todos.filter(({ dueOn }) => dueOn !== null);
  return [
    ...dated.sort((a, b) => (a.dueOn ?? "").localeCompare(b.dueOn ?? "")),
    ...todos.filter(({ dueOn }) => dueOn === null),
  ];
}

function todoOf(file: ApplicationItemRead, canAccept: boolean): Todo[] {
  const call = file.call_title;
  switch (file.status) {
    case "draft":
      return [
        todo(
          file,
          "/area-personale/pratiche/$applicationId/domanda",
          (t) => t.todoDraft(call),
          (t) => t.goOn,
        ),
      ];
    case "completion_requested":
      return [
        todo(
          file,
          "/area-personale/pratiche/$applicationId/integrazione",
          (t) => t.todoCompletion(call),
          (t) => t.complete,
        ),
      ];
    case "awarded":
      return canAccept
        ? [
            todo(
              file,
              "/area-personale/pratiche/$applicationId",
              (t) => t.todoAward(call),
              (t) => t.accept,
            ),
          ]
        : [];
    default:
      return [];
  }
}

function todo(
  file: ApplicationItemRead,
  to: NonNullable<LinkProps["to"]>,
  words: Words,
  action: Words,
): Todo {
  const params = { applicationId: file.id };
  return {
    key: file.id,
    words,
    action,
    dueOn: file.due_on,
    to,
    params,
    link: { to, params } as LinkProps,
  };
}
