/**
 * Statements: what each partner's books took in in a closed month, fixed as the leaves of a Merkle
 * tree. Proofs of single trades, the forms an accountant reads, and the recomputation of a month.
 */
package io.tandem.rebate.statement;
