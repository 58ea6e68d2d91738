export { fragmentInto, inert } from "../html.js";
