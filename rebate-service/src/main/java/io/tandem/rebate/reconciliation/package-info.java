/**
 * Compares the books with the exchange's own commission file, order by order. What the file says
 * beyond the books has no owner: it waits on the programme's suspense account. What the books say
 * beyond the file has one: it stays the partner's and is reserved, so that no payout can take it.
 * Each disagreement is a break; it ends by itself when both come to agree, or by two operators.
 */
package io.tandem.rebate.reconciliation;
