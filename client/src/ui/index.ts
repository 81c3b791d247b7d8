export { Disclosure } from "./accordion";
export { ActionAnchor, ActionLink, Button } from "./button";
export {
  CheckboxField,
  CheckboxGroup,
  ChipToggle,
  RadioCards,
  SelectField,
  type Option,
} from "./choice-fields";
export { CodeBlock } from "./code-block";
export { ConfirmDialog, Dialog } from "./confirm-dialog";
export { CopyButton } from "./copy-button";
export { CountdownRing } from "./countdown-ring";
export { Crumbs, type Crumb } from "./crumbs";
export { DataTable, type Column } from "./data-table";
export { Drawing, type DrawingName } from "./drawing";
export { EmptyState } from "./empty-state";
export { ErrorSummary, type SummaryError } from "./error-summary";
export { Facts, type Fact } from "./facts";
export { FileUpload } from "./file-upload";
export { FundGauges, FundTable, Gauge, type FundPosition } from "./gauge";
export { Icon, type IconName } from "./icon";
export { Notice } from "./notice";
export { OutlineMap } from "./outline-map";
export { OutlineSketch } from "./outline-sketch";
export type { MapPin, Outline } from "./map-types";
export { PageHeading } from "./page-heading";
export { MunicipalityContext, usePageTitle } from "./page-title";
export { ProblemAlert } from "./problem-alert";
export { QrCode } from "./qr-code";
export { QueryState } from "./query-state";
export { SegmentedChoice } from "./segmented-choice";
export { Skeleton, SkeletonCards } from "./skeleton";
export { StatusTag } from "./status-tag";
export { StepText, TaskList, type Task, type TaskState } from "./task-list";
export { DateField, MoneyField, TextArea, TextField } from "./text-field";
export { ThinBar } from "./thin-bar";
export { Timeline, type Moment } from "./timeline";
export { Toast } from "./toast";
