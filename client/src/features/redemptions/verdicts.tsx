import type { ReactNode } from "react";
import type { RedemptionRead } from "@/api/generated";
import { useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Button, Icon, type IconName } from "@/ui";
import { factsOf, isCodesFault, refusalSentence } from "./refusals";
import { SecondsLeft } from "./seconds-left";
import type { Stage } from "./use-redeeming";

type StageOf<Name extends Stage["name"]> = Extract<Stage, { name: Name }>;

export function Payable(props: {
  stage: StageOf<"payable">;
  capture: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const t = useTexts(deskTexts).verdict;
  const format = useFormat();
  const { quote, goodUntil } = props.stage;
  const share = format.money(quote.voucher_share_cents);
  const coworker = format.money(quote.coworker_share_cents);
  return (
    <Verdict tone="good" icon="check" title={t.payable}>
      <p className="verdict-text">
        {quote.coworker_share_cents === 0 ? t.payableAll(share) : t.payableText(share, coworker)}
      </p>
      <p className="quiet">
        {t.left(format.money(quote.available_cents - quote.voucher_share_cents))}
      </p>
      <div className="cluster">
        <Button id="verdict-action" onClick={props.onConfirm}>
          {props.capture ? t.confirm(share) : t.confirmHold(share)}
        </Button>
        <Button look="secondary" onClick={props.onCancel}>
          {t.cancel}
        </Button>
      </div>
      <SecondsLeft until={goodUntil} />
    </Verdict>
  );
}

export function Refused(props: {
  stage: StageOf<"refused">;
  onNext: () => void;
  onCorrect: () => void;
}) {
  const texts = useTexts(deskTexts);
  const common = useTexts(commonTexts);
  const format = useFormat();
  const phone = useSite().data?.contact.phone ?? undefined;
  const { code, problem } = props.stage;
  const facts = { ...(problem ? factsOf(problem, format) : {}), phone };
  const sentence = problem?.isNetwork
    ? common.states.network
    : refusalSentence(code, texts, facts, problem?.detail ?? "");
  const needsCode = isCodesFault(code);
  return (
    <Verdict tone="bad" icon="cross" title={texts.verdict.refused}>
      <p className="verdict-text">{sentence}</p>
      <Button id="verdict-action" onClick={needsCode ? props.onNext : props.onCorrect}>
        {needsCode ? texts.verdict.again : texts.verdict.change}
      </Button>
    </Verdict>
  );
}

export function Done(props: {
  redemption: RedemptionRead;
  onNext: () => void;
  onUndo: (redemption: RedemptionRead) => void;
}) {
  const t = useTexts(deskTexts).verdict;
  const format = useFormat();
  const { redemption } = props;
  const share = format.money(redemption.voucher_share_cents);
  const until = redemption.status === "authorized" ? redemption.expires_at : null;
  return (
    <Verdict tone="good" icon={until ? "lock" : "check"} title={until ? t.held : t.done}>
      <p className="verdict-text">
        {until ? t.heldText(share, format.dateTime(until)) : t.doneText(share)}
      </p>
      <p>
        {redemption.coworker_share_cents > 0
          ? t.askPerson(format.money(redemption.coworker_share_cents))
          : t.nothingFromPerson}
      </p>
      <dl className="verdict-facts">
        <dt>{t.reference}</dt>
        <dd className="mono">{redemption.external_reference}</dd>
        {redemption.cup && <dt>{t.cup}</dt>}
        {redemption.cup && <dd className="mono">{redemption.cup}</dd>}
      </dl>
      <div className="cluster">
        <Button id="verdict-action" onClick={props.onNext}>
          {t.next}
        </Button>
        {!until && (
          <Button look="secondary" onClick={() => props.onUndo(redemption)}>
            {t.undo}
          </Button>
        )}
      </div>
    </Verdict>
  );
}

export function Waiting({ checking }: { checking: boolean }) {
  const t = useTexts(deskTexts).verdict;
  return (
    <Verdict tone="calm" icon="clock" title={checking ? t.checking : t.sending}>
      {checking && <p>{t.checkingText}</p>}
    </Verdict>
  );
}

export function Unsure({ absent, onAct }: { absent: boolean; onAct: () => void }) {
  const t = useTexts(deskTexts).verdict;
  return (
    <Verdict tone="attention" icon="warning" title={absent ? t.notDone : t.unknown}>
      <p className="verdict-text">{absent ? t.notDoneText : t.unknownText}</p>
      <Button id="verdict-action" onClick={onAct}>
        {absent ? t.next : t.verify}
      </Button>
    </Verdict>
  );
}

function Verdict(props: {
  tone: "good" | "bad" | "calm" | "attention";
  icon: IconName;
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className={`verdict verdict-${props.tone}`}>
      <p className="verdict-title">
        <span className="verdict-shape">
          <Icon name={props.icon} />
        </span>
        {props.title}
      </p>
      {props.children}
    </div>
  );
}
