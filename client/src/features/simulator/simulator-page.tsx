import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useCall, type Call } from "@/features/calls";
import { ProblemPage } from "@/features/errors";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { ActionLink, Crumbs, EmptyState, PageHeading, ProblemAlert, Skeleton } from "@/ui";
import { AnswerList } from "./answer-list";
import { QuestionStep } from "./question-step";
import { useEligibilityCheck, type Answers, type AnswerValue } from "./queries";
import { ResultPage } from "./result-page";
import { questionsOf } from "./rules";

const route = getRouteApi("/bandi/$callId/verifica");

/** Yes or no, how much, and every reason; nobody signs in and nothing is stored. */
export function SimulatorPage() {
  const { callId } = route.useParams();
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const call = useCall(callId);
  if (call.error && !call.data)
    return <ProblemPage error={call.error} onRetry={() => void call.refetch()} />;
  return (
    <>
      <Crumbs
        items={[
          { label: common.nav.calls, to: "/bandi" },
          { label: call.data?.title ?? "…", to: "/bandi/$callId", params: { callId } },
          { label: t.simulator.windowTitle },
        ]}
      />
      <div className="container section-tight">
        {call.data ? <Simulator call={call.data} /> : <Skeleton title lines={5} />}
      </div>
    </>
  );
}

function Simulator({ call }: { call: Call }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [step, setStep] = useState(0);
  const check = useEligibilityCheck();
  const questions = questionsOf(call.form, answers);
  const question = questions[step];

  const answer = (code: string, value: AnswerValue) => {
    const next = { ...answers, [code]: value };
    setAnswers(next);
    const following = questionsOf(call.form, next);
    if (step + 1 < following.length) return setStep(step + 1);
    const asked = new Set(following.map((one) => one.code));
    const sent = Object.fromEntries(Object.entries(next).filter(([name]) => asked.has(name)));
    check.mutate({ path: { call_id: call.id }, body: { answers: sent } });
  };
  const change = (index: number) => {
    check.reset();
    setStep(index);
  };
  const restart = () => {
    setAnswers({});
    change(0);
  };

  if (questions.length === 0) return <NoQuestions call={call} />;
  const list = <AnswerList questions={questions} answers={answers} onChange={change} />;
  if (check.data)
    return <ResultPage call={call} result={check.data} answers={list} onRestart={restart} />;
  return (
    <div className="row gy-4">
      <div className="col-lg-7">
        {check.error && <ProblemAlert error={check.error} />}
        {question && (
          <QuestionStep
            key={question.code}
            question={question}
            position={step + 1}
            total={questions.length}
            given={answers[question.code]}
            busy={check.isPending}
            takeFocus={Object.keys(answers).length > 0}
            onAnswer={(value) => answer(question.code, value)}
            onBack={step > 0 ? () => setStep(step - 1) : undefined}
          />
        )}
      </div>
      <div className="col-lg-4 offset-lg-1">{list}</div>
    </div>
  );
}

function NoQuestions({ call }: { call: Call }) {
  const t = useTexts(publicTexts);
  return (
    <>
      <PageHeading title={t.simulator.title} />
      <EmptyState
        drawing="folder"
        action={
          <ActionLink to="/bandi/$callId" params={{ callId: call.id }} look="secondary">
            {t.simulator.backToCall}
          </ActionLink>
        }
      >
        {t.simulator.none}
      </EmptyState>
    </>
  );
}
