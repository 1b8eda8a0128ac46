/**
 * The intake: one trade, an array or a stream of any length, all through batches that are rated,
 * stored and posted in one transaction each. Single reports that come at the same time share a
 * batch.
 */
package io.tandem.rebate.intake;
