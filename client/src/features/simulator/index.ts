export { SimulatorPage } from "./simulator-page";
