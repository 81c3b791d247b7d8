export { TransparencyPage } from "./transparency-page";
