/**
 * Requests that may be sent twice and act once. The key, what it did and what it answered commit in
 * one transaction, so a retry after any failure either finds the whole or does the whole.
 */
package io.tandem.chassis.idempotency;
