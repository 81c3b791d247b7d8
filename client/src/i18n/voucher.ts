import { en } from "./en/voucher";
import { it } from "./it/voucher";
import { defineTexts } from "./language-context";

export const voucherTexts = defineTexts(it, en);
