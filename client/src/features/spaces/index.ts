export { useSpace, useSpaces, type DeskKind, type Space } from "./queries";
export { fromPrice, ownPart } from "./rules";
export { useChoosableSpaces, useMySpaces } from "./choosable";
